import { apiPage } from './docs';
import { defineRule } from './rule';

/** Contrary to the rule that omitted parameters are reset, the name was seen to stay. */
export const secNoClientName = defineRule({
  code: 'sec-no-client-name',
  severity: 'hint',
  facts: ['name-is-kept'],
  docs: apiPage('ClientName'),
  reads: ['ClientName'],
  *check({ ClientName }) {
    if (ClientName === undefined)
      yield {
        at: [],
        message:
          'ClientName is left out. A push keeps the live name. An update that sends only this file has been seen to keep it, too, ' +
          'but AWS does not promise that: write it.',
      };
  },
});
