import { apiPage } from './docs';
import { addItem, isEmpty, placed } from './lists';
import { defineRule } from './rule';

/** Managed login offers what this list names. */
export const oauthNoIdentityProvider = defineRule({
  code: 'oauth-no-identity-provider',
  severity: 'warning',
  facts: ['provider-needed'],
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders', 'AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient'],
  pieces: ['AllowedOAuthFlows'],
  keeps: ['SupportedIdentityProviders', 'AllowedOAuthFlowsUserPoolClient'],
  *check({ SupportedIdentityProviders, AllowedOAuthFlows, AllowedOAuthFlowsUserPoolClient }) {
    const flow = placed('AllowedOAuthFlows', AllowedOAuthFlows).find(
      ({ item }) => item === 'code' || item === 'implicit',
    );
    if (!flow || !AllowedOAuthFlowsUserPoolClient || !isEmpty(SupportedIdentityProviders)) return;
    yield {
      at: SupportedIdentityProviders ? ['SupportedIdentityProviders'] : flow.at,
      message:
        'SupportedIdentityProviders is empty: managed login has nobody to sign in with and shows an error. ' +
        'COGNITO stands for the users of the pool.',
      ...(SupportedIdentityProviders && {
        related: [{ at: flow.at, message: 'The grant goes through managed login.' }],
      }),
      fix: addItem('SupportedIdentityProviders', SupportedIdentityProviders, 'COGNITO'),
    };
  },
});
