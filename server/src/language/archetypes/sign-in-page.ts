import type { Archetype } from './archetype';

export const signInPage: Archetype = {
  id: 'sign-in-page',
  label: 'AWS-hosted sign-in page with social providers',
  gist: 'Managed login with providers such as Google, which the pool must have.',
  purpose:
    "Managed login with the pool's own users and providers such as Google beside them; the providers must be set up in the pool first.",
  secret: 'none',
  asks: ['SupportedIdentityProviders'],
  settings: {
    ClientName: 'my-app',
    RefreshTokenValidity: 1,
    AccessTokenValidity: 15,
    IdTokenValidity: 15,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    SupportedIdentityProviders: ['COGNITO', 'Google'],
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
