import { apiPage } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

/** The choice-based flow includes passwords, whatever else is listed. */
export const userAuthCoversPasswords = defineRule({
  code: 'user-auth-covers-passwords',
  severity: 'hint',
  facts: ['flow-user-auth-passwords'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  *check({ ExplicitAuthFlows }) {
    const flow = placed('ExplicitAuthFlows', ExplicitAuthFlows).find(({ item }) => item === 'ALLOW_USER_AUTH');
    if (!flow || ExplicitAuthFlows?.includes('ALLOW_USER_PASSWORD_AUTH')) return;
    yield {
      at: flow.at,
      message: 'ALLOW_USER_AUTH lets users sign in with a password even though ALLOW_USER_PASSWORD_AUTH is not listed.',
    };
  },
});
