import { apiPage } from './docs';
import { isEmpty } from './lists';
import { defineRule } from './rule';

/** Often meant as a ban on passwords, which it is not. */
export const identityProvidersWithoutCognito = defineRule({
  code: 'identity-providers-without-cognito',
  severity: 'hint',
  facts: ['users-without-cognito'],
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders'],
  *check({ SupportedIdentityProviders }) {
    if (isEmpty(SupportedIdentityProviders) || SupportedIdentityProviders?.includes('COGNITO')) return;
    yield {
      at: ['SupportedIdentityProviders'],
      on: 'key',
      message:
        "COGNITO is not listed: managed login hides the pool's own users, but they can still sign in through the API.",
    };
  },
});
