import { PAGES } from './docs';
import { defineRule } from './rule';

/** Easily read as "none". */
export const attributesEmpty = defineRule({
  code: 'attributes-empty',
  severity: 'info',
  facts: ['attributes-empty', 'attributes-left-out'],
  docs: PAGES.attributes,
  reads: ['ReadAttributes', 'WriteAttributes'],
  *check({ ReadAttributes, WriteAttributes }) {
    for (const [name, items] of [
      ['ReadAttributes', ReadAttributes],
      ['WriteAttributes', WriteAttributes],
    ] as const) {
      if (items?.length === 0)
        yield {
          at: [name],
          message:
            'An empty list means the default set of attributes, not "none". List the attributes that the app needs.',
        };
    }
  },
});
