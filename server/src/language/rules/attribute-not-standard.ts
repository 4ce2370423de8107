import { nearest } from '../nearest';
import { PAGES } from './docs';
import { STANDARD_ATTRIBUTES } from './known';
import { placed, replaceItem } from './lists';
import { defineRule } from './rule';

/** Custom attributes carry a prefix; a bare name must be a standard one. Names with another prefix are left to the pool. */
export const attributeNotStandard = defineRule({
  code: 'attribute-not-standard',
  severity: 'warning',
  docs: PAGES.attributes,
  reads: ['ReadAttributes', 'WriteAttributes'],
  *check({ ReadAttributes, WriteAttributes }) {
    for (const [name, items] of [['ReadAttributes', ReadAttributes], ['WriteAttributes', WriteAttributes]] as const) {
      for (const { item, at } of placed(name, items)) {
        if (item.includes(':') || item === 'identities' || STANDARD_ATTRIBUTES.includes(item)) continue;
        const meant = nearest(item, STANDARD_ATTRIBUTES) ?? `custom:${item}`;
        yield { at, message: `${item} is no standard attribute, and a custom one is written custom:${item}. The service refuses names that the pool does not have.`, fix: replaceItem(meant, at) };
      }
    }
  },
});
