import { PAGES } from './docs';
import { unknownAttributes } from './pool-attributes';
import { defineRule } from './rule';

/** The service says: Invalid write attributes specified while updating a client. */
export const writeAttributeUnknown = defineRule({
  code: 'write-attribute-unknown',
  severity: 'error',
  facts: ['write-attributes-exist'],
  docs: PAGES.attributes,
  reads: ['WriteAttributes'],
  pieces: ['WriteAttributes'],
  requires: ['attributes'],
  check: ({ WriteAttributes }, { attributes }) => unknownAttributes('WriteAttributes', WriteAttributes, attributes),
});
