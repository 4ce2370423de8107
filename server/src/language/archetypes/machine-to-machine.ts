import type { Archetype } from './archetype';

export const machineToMachine: Archetype = {
  id: 'machine-to-machine',
  label: 'Machine to machine',
  gist: 'A service in its own name. Client credentials, scopes of an API, a secret.',
  purpose:
    'A service that calls an API in its own name: client credentials, the scopes of a resource server, and no way for users to sign in.',
  secret: 'needed',
  asks: ['AllowedOAuthScopes'],
  settings: {
    ClientName: 'my-service',
    AccessTokenValidity: 15,
    TokenValidityUnits: { AccessToken: 'minutes' },
    // One of the two least lists: this grant gives no refresh tokens. ALLOW_CLIENT_TOKEN_AUTH alone is the other, for GetClientToken.
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['my-api/read'],
    AllowedOAuthFlowsUserPoolClient: true,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
  },
};
