import { settable } from '../schema';
import { PAGES } from './docs';
import { setInLive, writeLive } from './live-settings';
import { PUSH_KEEPS } from '../statements';
import { defineRule } from './rule';

const message = (omitted: readonly string[]): string =>
  `Set in the live client and left out here: ${omitted.join(', ')}. ` +
  `${PUSH_KEEPS} ` +
  'UpdateUserPoolClient with only this file, as the AWS CLI sends it, is documented to set it to the defaults.';

/** The API replaces the whole client. A push of this product fills in what the file leaves out; the file by itself does not. */
export const updateReplaces = defineRule({
  code: 'update-replaces',
  severity: 'hint',
  facts: ['update-replaces', 'some-values-are-kept'],
  docs: PAGES.updateClient,
  reads: settable,
  pieces: settable,
  requires: ['live'],
  *check(values, { live, unsound }) {
    const omitted = setInLive(live).filter((name) => values[name] === undefined && !unsound.has(name));
    if (omitted.length === 0) return;
    yield {
      at: [],
      message: message(omitted),
      fix: writeLive(omitted, live),
    };
  },
});
