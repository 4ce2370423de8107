import { PAGES } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

/** The scope opens the self-service operations. */
export const secAdminScope = defineRule({
  code: 'sec-admin-scope',
  severity: 'hint',
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  *check({ AllowedOAuthScopes }) {
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes).filter(
      (it) => it.item === 'aws.cognito.signin.user.admin',
    )) {
      yield {
        at,
        message: `With ${item}, whoever holds the access token can change the user's writable attributes, devices and MFA. Leave it out unless the app does that.`,
      };
    }
  },
});
