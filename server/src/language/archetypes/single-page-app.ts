import type { Archetype } from './archetype';

export const singlePageApp: Archetype = {
  id: 'single-page-app',
  label: 'Single-page app',
  gist: 'Runs in the browser. Code grant with PKCE, rotating refresh tokens, no secret.',
  purpose:
    'A browser app: code grant with PKCE, tokens of minutes, refresh tokens that change at every use and end within a working day.',
  secret: 'none',
  settings: {
    ClientName: 'my-single-page-app',
    RefreshTokenValidity: 8,
    AccessTokenValidity: 15,
    IdTokenValidity: 15,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    SupportedIdentityProviders: ['COGNITO'],
    CallbackURLs: ['http://localhost:5173/callback'],
    LogoutURLs: ['http://localhost:5173/'],
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
    AllowedOAuthFlowsUserPoolClient: true,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
  },
};
