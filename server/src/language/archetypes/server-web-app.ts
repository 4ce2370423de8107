import type { Archetype } from './archetype';

export const serverWebApp: Archetype = {
  id: 'server-web-app',
  label: 'Server-side web app',
  gist: 'Runs on a server, which keeps the secret and the tokens. Code grant.',
  purpose: 'A web app whose server exchanges the code with a secret and keeps the tokens away from the browser.',
  secret: 'needed',
  settings: {
    ClientName: 'my-web-app',
    RefreshTokenValidity: 12,
    AccessTokenValidity: 30,
    IdTokenValidity: 30,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    SupportedIdentityProviders: ['COGNITO'],
    CallbackURLs: ['http://localhost:3000/callback'],
    LogoutURLs: ['http://localhost:3000/'],
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
    AllowedOAuthFlowsUserPoolClient: true,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
  },
};
