import { PAGES } from './docs';
import { placed, removeItem } from './lists';
import { isKeptByCognito, NOT_WRITABLE } from './pool-attributes';
import { defineRule } from './rule';

const message = (name: string, isSure: boolean): string =>
  `${name} is kept by Cognito and cannot be written by an app${isSure ? ': the service refuses the update' : ''}. ` +
  'Remove it; ReadAttributes may list it.';

/** Cognito keeps these itself. For identities and cognito: names only the documentation says so. */
export const writeAttributeNotWritable = defineRule({
  code: 'write-attribute-not-writable',
  severity: 'error',
  facts: ['attributes-not-writable'],
  docs: PAGES.attributes,
  reads: ['WriteAttributes'],
  pieces: ['WriteAttributes'],
  *check({ WriteAttributes }) {
    for (const { item, at } of placed('WriteAttributes', WriteAttributes)) {
      if (!isKeptByCognito(item)) continue;
      const sure = NOT_WRITABLE.includes(item);
      yield {
        at,
        severity: sure ? 'error' : 'warning',
        message: message(item, sure),
        ...removeItem(item, at, WriteAttributes),
      };
    }
  },
});
