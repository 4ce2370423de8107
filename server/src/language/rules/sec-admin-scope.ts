import { PAGES } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

const ADMIN_SCOPE = 'aws.cognito.signin.user.admin';

const MESSAGE =
  `With ${ADMIN_SCOPE}, whoever holds the access token can change the user's writable attributes, devices and MFA. ` +
  'Leave it out unless the app does that.';

/** The scope opens the self-service operations. */
export const secAdminScope = defineRule({
  code: 'sec-admin-scope',
  severity: 'hint',
  facts: ['scope-admin', 'api-sign-in-admin-scope'],
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  *check({ AllowedOAuthScopes }) {
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes))
      if (item === ADMIN_SCOPE) yield { at, message: MESSAGE };
  },
});
