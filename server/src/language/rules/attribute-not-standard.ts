import { nearest } from '../nearest';
import { PAGES } from './docs';
import { STANDARD_ATTRIBUTES } from './known';
import { placed, replaceItem } from './lists';
import { defineRule } from './rule';

const message = (item: string): string =>
  `${item} is no standard attribute, and a custom one is written custom:${item}. ` +
  'The service refuses names that the pool does not have.';

/**
 * Custom attributes carry a prefix; a bare name must be a standard one. Names with another prefix are left to the pool, and so are all of
 * them once its attributes are known.
 */
export const attributeNotStandard = defineRule({
  code: 'attribute-not-standard',
  severity: 'warning',
  facts: ['attributes-prefix'],
  docs: PAGES.attributes,
  reads: ['ReadAttributes', 'WriteAttributes'],
  pieces: ['ReadAttributes', 'WriteAttributes'],
  optionalContext: ['attributes'],
  *check({ ReadAttributes, WriteAttributes }, { attributes }) {
    if (attributes?.complete) return;
    const isKnown = (item: string): boolean =>
      item.includes(':') ||
      STANDARD_ATTRIBUTES.includes(item) ||
      item === 'identities' ||
      (attributes?.items.some(({ name }) => name === item) ?? false);
    for (const [name, items] of [
      ['ReadAttributes', ReadAttributes],
      ['WriteAttributes', WriteAttributes],
    ] as const) {
      if (!items || items.every(isKnown)) continue;
      for (const { item, at } of placed(name, items)) {
        if (isKnown(item)) continue;
        const suggestion = nearest(item, STANDARD_ATTRIBUTES) ?? `custom:${item}`;
        yield { at, message: message(item), fix: replaceItem(suggestion, at) };
      }
    }
  },
});
