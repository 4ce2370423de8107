import type { Archetype } from './archetype';

export const adminBackend: Archetype = {
  id: 'admin-backend',
  label: 'Admin-only back end',
  gist: 'A back end signs users in with AWS credentials (AdminInitiateAuth). No OAuth.',
  purpose:
    'A back end that signs users in itself, with AWS credentials (AdminInitiateAuth): no browser talks to this client, and OAuth is off.',
  secret: 'advised',
  settings: {
    ClientName: 'my-back-end',
    RefreshTokenValidity: 12,
    AccessTokenValidity: 15,
    IdTokenValidity: 15,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
    ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    AllowedOAuthFlowsUserPoolClient: false,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
  },
};
