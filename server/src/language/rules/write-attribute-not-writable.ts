import { PAGES } from './docs';
import { placed, removeItem } from './lists';
import { defineRule } from './rule';

const NOT_WRITABLE = ['email_verified', 'phone_number_verified', 'sub'];

/** Cognito keeps these itself. For identities and cognito: names only the documentation says so. */
export const writeAttributeNotWritable = defineRule({
  code: 'write-attribute-not-writable',
  severity: 'error',
  docs: PAGES.attributes,
  reads: ['WriteAttributes'],
  *check({ WriteAttributes }) {
    for (const { item, at } of placed('WriteAttributes', WriteAttributes)) {
      const sure = NOT_WRITABLE.includes(item);
      if (!sure && item !== 'identities' && !item.startsWith('cognito:')) continue;
      yield {
        at,
        severity: sure ? 'error' : 'warning',
        message: `${item} is kept by Cognito and cannot be written by an app${sure ? ': the service refuses the update' : ''}. Remove it; ReadAttributes may list it.`,
        fix: removeItem(item, at),
      };
    }
  },
});
