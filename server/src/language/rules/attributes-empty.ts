import { PAGES } from './docs';
import { CUSTOM_ATTRIBUTES_UNSURE } from '../statements';
import { defineRule } from './rule';

/** Easily read as "none". */
export const attributesEmpty = defineRule({
  code: 'attributes-empty',
  severity: 'info',
  facts: ['attributes-empty', 'attributes-left-out'],
  docs: PAGES.attributes,
  reads: ['ReadAttributes', 'WriteAttributes'],
  pieces: ['ReadAttributes', 'WriteAttributes'],
  *check({ ReadAttributes, WriteAttributes }, { unsound }) {
    for (const [name, items] of [
      ['ReadAttributes', ReadAttributes],
      ['WriteAttributes', WriteAttributes],
    ] as const) {
      if (items?.length === 0 && !unsound.has(name))
        yield {
          at: [name],
          message:
            'An empty list means the default set, not "none": all standard attributes of the pool. ' +
            `${CUSTOM_ATTRIBUTES_UNSURE} List the attributes that the app needs.`,
        };
    }
  },
});
