import { PAGES } from './docs';
import { placed, together } from './lists';
import { defineRule } from './rule';

/** RFC 9700, section 2.4; AWS means the flow for migrating users. */
export const secUserPasswordAuth = defineRule({
  code: 'sec-user-password-auth',
  severity: 'info',
  docs: PAGES.authFlows,
  reads: ['ExplicitAuthFlows'],
  check({ ExplicitAuthFlows }) {
    const found = placed('ExplicitAuthFlows', ExplicitAuthFlows).filter(
      ({ item }) => item === 'ALLOW_USER_PASSWORD_AUTH' || item === 'USER_PASSWORD_AUTH',
    );
    return together(found, ({ item }) => ({
      message: `With ${item} the app sends the password itself. Keep it for migrating users; ALLOW_USER_SRP_AUTH never sends it.`,
    }));
  },
});
