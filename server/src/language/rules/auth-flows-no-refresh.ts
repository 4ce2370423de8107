import { apiPage } from './docs';
import { addItem } from './lists';
import { defineRule } from './rule';

/** Without the flow, InitiateAuth with a refresh token fails. Machine clients have no refresh token. */
export const authFlowsNoRefresh = defineRule({
  code: 'auth-flows-no-refresh',
  severity: 'hint',
  facts: ['flow-refresh', 'refresh-in-other-ways'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows', 'RefreshTokenRotation', 'AllowedOAuthFlows'],
  keeps: ['RefreshTokenRotation', 'AllowedOAuthFlows'],
  *check({ ExplicitAuthFlows, RefreshTokenRotation, AllowedOAuthFlows }) {
    const signIn = ExplicitAuthFlows?.some((flow) => flow.startsWith('ALLOW_') && flow !== 'ALLOW_CLIENT_TOKEN_AUTH');
    if (!signIn || ExplicitAuthFlows?.includes('ALLOW_REFRESH_TOKEN_AUTH')) return;
    if (RefreshTokenRotation?.Feature === 'ENABLED' || AllowedOAuthFlows?.includes('client_credentials')) return;
    yield {
      at: ['ExplicitAuthFlows'],
      on: 'key',
      message:
        'ALLOW_REFRESH_TOKEN_AUTH is not listed: InitiateAuth refuses refresh tokens. ' +
        'AWS documents the flow for InitiateAuth only; ' +
        'GetTokensFromRefreshToken and the token endpoint are other ways to renew tokens.',
      fix: addItem('ExplicitAuthFlows', ExplicitAuthFlows, 'ALLOW_REFRESH_TOKEN_AUTH'),
    };
  },
});
