import { PAGES } from './docs';
import { unknownAttributes } from './pool-attributes';
import { defineRule } from './rule';

/** The service says: Invalid read attributes specified while updating a client. */
export const readAttributeUnknown = defineRule({
  code: 'read-attribute-unknown',
  severity: 'error',
  facts: ['read-attributes-exist'],
  docs: PAGES.attributes,
  reads: ['ReadAttributes'],
  pieces: ['ReadAttributes'],
  requires: ['attributes'],
  check: ({ ReadAttributes }, { attributes }) => unknownAttributes('ReadAttributes', ReadAttributes, attributes),
});
