import { PAGES } from './docs';
import { addAttributes, isKeptByCognito } from './pool-attributes';
import { defineRule } from './rule';

const message = (missing: readonly string[]): string =>
  `The user pool requires ${missing.join(', ')}, which must stand in WriteAttributes: ` +
  'the service refuses the update without.';

/** Every app can write what the pool requires. An empty list counts as the default set, which holds it. */
export const writeAttributesMissingRequired = defineRule({
  code: 'write-attributes-missing-required',
  severity: 'error',
  facts: ['attributes-required'],
  docs: PAGES.attributes,
  reads: ['WriteAttributes'],
  requires: ['attributes'],
  *check({ WriteAttributes = [] }, { attributes }) {
    const missing = attributes
      .filter(({ name, required }) => required && !isKeptByCognito(name) && !WriteAttributes.includes(name))
      .map(({ name }) => name);
    if (WriteAttributes.length === 0 || missing.length === 0) return;
    yield {
      at: ['WriteAttributes'],
      on: 'key',
      message: message(missing),
      fix: addAttributes('WriteAttributes', WriteAttributes, missing),
    };
  },
});
