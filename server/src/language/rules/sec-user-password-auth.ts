import { PAGES } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

/** RFC 9700, section 2.4; AWS means the flow for migrating users. */
export const secUserPasswordAuth = defineRule({
  code: 'sec-user-password-auth',
  severity: 'info',
  docs: PAGES.authFlows,
  reads: ['ExplicitAuthFlows'],
  *check({ ExplicitAuthFlows }) {
    for (const { item, at } of placed('ExplicitAuthFlows', ExplicitAuthFlows).filter((it) => it.item === 'ALLOW_USER_PASSWORD_AUTH' || it.item === 'USER_PASSWORD_AUTH')) {
      yield { at, message: `With ${item} the app sends the password itself. Keep it for migrating users; ALLOW_USER_SRP_AUTH never sends it.` };
    }
  },
});
