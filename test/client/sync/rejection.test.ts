import assert from 'node:assert/strict';
import { refusalPath } from '../../../client/src/sync/rejection';

const file = {
  AccessTokenValidity: 60,
  ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  SupportedIdentityProviders: ['COGNITO', 'Okta'],
  CallbackURLs: ['https://a.example/cb', 'http://b.example/cb'],
  LogoutURLs: ['https://a.example/#x'],
  DefaultRedirectURI: 'https://c.example/cb',
  AllowedOAuthFlows: ['code', 'client_credentials'],
  AllowedOAuthScopes: ['openid', 'api/read'],
  WriteAttributes: ['email'],
};

/** The service's messages as the catalogue has them, and the place that they are about. */
const cases: readonly [string, (string | number)[]][] = [
  ['Invalid scope requested: api/read', ['AllowedOAuthScopes', 1]],
  ['openid is not supported with client_credentials flow', ['AllowedOAuthFlows', 1]],
  ['The provider Okta does not exist for User Pool us-east-1_a', ['SupportedIdentityProviders', 1]],
  ['http://b.example/cb cannot use the HTTP protocol.', ['CallbackURLs', 1]],
  ['https://a.example/#x cannot use fragment', ['LogoutURLs', 0]],
  ['The default redirect URI https://c.example/cb is not in the callback URIs list.', ['DefaultRedirectURI']],
  ['Invalid range for token validity.', ['AccessTokenValidity']],
  ['Invalid write attributes specified while updating a client', ['WriteAttributes']],
  [
    'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.',
    ['ExplicitAuthFlows', 0],
  ],
  [
    "1 validation error detected: Value '[token]' at 'allowedOAuthFlows' failed to satisfy constraint: …",
    ['AllowedOAuthFlows'],
  ],
  ['Something that nobody has seen before', []],
];

describe('where a refusal points', () => {
  for (const [message, path] of cases) it(message, () => assert.deepEqual(refusalPath(message, file), path));
});
