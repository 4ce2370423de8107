import { CUSTOM_ATTRIBUTES_UNSURE } from '../statements';
import { PAGES } from './docs';
import { liveList } from './lists';
import { defineRule } from './rule';

/** The default set is wide. A list that is live stays with a push, and update-replaces tells of it. */
export const attributesOmitted = defineRule({
  code: 'attributes-omitted',
  severity: 'hint',
  docs: PAGES.attributes,
  reads: ['ReadAttributes', 'WriteAttributes'],
  optionalContext: ['live'],
  *check({ ReadAttributes, WriteAttributes }, { live }) {
    const open = [
      ...(ReadAttributes || liveList(live, 'ReadAttributes')?.length ? [] : ['ReadAttributes']),
      ...(WriteAttributes || liveList(live, 'WriteAttributes')?.length ? [] : ['WriteAttributes']),
    ];
    if (open.length)
      yield {
        at: [],
        message:
          `${open.join(' and ')} left out: the app gets the default set, all standard attributes of the pool. ` +
          CUSTOM_ATTRIBUTES_UNSURE,
      };
  },
});
