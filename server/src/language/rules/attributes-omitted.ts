import { PAGES } from './docs';
import { defineRule } from './rule';

/** The default set is wide. */
export const attributesOmitted = defineRule({
  code: 'attributes-omitted',
  severity: 'hint',
  facts: ['attributes-left-out', 'update-replaces'],
  docs: PAGES.attributes,
  reads: ['ReadAttributes', 'WriteAttributes'],
  *check({ ReadAttributes, WriteAttributes }) {
    const open = [...(ReadAttributes ? [] : ['ReadAttributes']), ...(WriteAttributes ? [] : ['WriteAttributes'])];
    if (open.length)
      yield {
        at: [],
        message: `${open.join(' and ')} left out: the app gets the default set, all standard attributes of the pool.`,
      };
  },
});
