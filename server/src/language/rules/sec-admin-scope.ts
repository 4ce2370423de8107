import { PAGES } from './docs';
import { placed } from './lists';
import { ADMIN_SCOPE, API_TOKENS_CARRY_ADMIN_SCOPE } from '../statements';
import { allowsApiSignIn } from './known';
import { defineRule } from './rule';

const message = (isInApiTokens: boolean): string =>
  `With ${ADMIN_SCOPE}, whoever holds the access token can change the user's writable attributes, devices and MFA. ` +
  (isInApiTokens
    ? `Leaving it out changes tokens of managed login only. ${API_TOKENS_CARRY_ADMIN_SCOPE}`
    : 'Leave it out unless the app does that.');

/** The scope opens the self-service operations. */
export const secAdminScope = defineRule({
  code: 'sec-admin-scope',
  severity: 'hint',
  facts: ['scope-admin', 'api-sign-in-admin-scope'],
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes', 'ExplicitAuthFlows'],
  pieces: ['AllowedOAuthScopes', 'ExplicitAuthFlows'],
  keeps: ['ExplicitAuthFlows'],
  *check({ AllowedOAuthScopes, ExplicitAuthFlows }) {
    const isInApiTokens = allowsApiSignIn(ExplicitAuthFlows);
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes))
      if (item === ADMIN_SCOPE) yield { at, message: message(isInApiTokens) };
  },
});
