import { PAGES } from './docs';
import { placed, removeItem } from './lists';
import { isKeptByCognito, NOT_WRITABLE } from './pool-attributes';
import { defineRule } from './rule';

/** Cognito keeps these itself. For identities and cognito: names only the documentation says so. */
export const writeAttributeNotWritable = defineRule({
  code: 'write-attribute-not-writable',
  severity: 'error',
  docs: PAGES.attributes,
  reads: ['WriteAttributes'],
  *check({ WriteAttributes }) {
    for (const { item, at } of placed('WriteAttributes', WriteAttributes).filter((it) => isKeptByCognito(it.item))) {
      const sure = NOT_WRITABLE.includes(item);
      yield {
        at,
        severity: sure ? 'error' : 'warning',
        message: `${item} is kept by Cognito and cannot be written by an app${sure ? ': the service refuses the update' : ''}. Remove it; ReadAttributes may list it.`,
        fix: removeItem(item, at),
      };
    }
  },
});
