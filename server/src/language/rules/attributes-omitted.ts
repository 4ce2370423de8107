import { CUSTOM_ATTRIBUTES_UNSURE } from '../statements';
import { PAGES } from './docs';
import { liveList } from './lists';
import { defineRule } from './rule';

/** The default set is wide. A list that is live stays with a push, and update-replaces tells of it. */
export const attributesOmitted = defineRule({
  code: 'attributes-omitted',
  severity: 'hint',
  facts: ['attributes-left-out', 'update-replaces'],
  docs: PAGES.attributes,
  reads: ['ReadAttributes', 'WriteAttributes'],
  pieces: ['ReadAttributes', 'WriteAttributes'],
  optionalContext: ['live'],
  *check({ ReadAttributes, WriteAttributes }, { live, unsound }) {
    const written = { ReadAttributes, WriteAttributes };
    // A push keeps the list that is live.
    const open = (['ReadAttributes', 'WriteAttributes'] as const).filter(
      (name) => !written[name] && !unsound.has(name) && !liveList(live, name)?.length,
    );
    if (open.length)
      yield {
        at: [],
        message:
          `${open.join(' and ')} left out: the app gets the default set, all standard attributes of the pool. ` +
          CUSTOM_ATTRIBUTES_UNSURE,
      };
  },
});
