import type { Archetype } from './archetype';

export const mobileApp: Archetype = {
  id: 'mobile-app',
  label: 'Mobile app',
  gist: 'For iOS and Android. Code grant with PKCE back to the app, no secret.',
  purpose:
    'An iOS or Android app: code grant with PKCE back to the app, users stay signed in for a month by refresh tokens that change at every use.',
  secret: 'none',
  settings: {
    ClientName: 'my-mobile-app',
    RefreshTokenValidity: 30,
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    SupportedIdentityProviders: ['COGNITO'],
    CallbackURLs: ['com.example.app://callback'],
    LogoutURLs: ['com.example.app://signed-out'],
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
    AllowedOAuthFlowsUserPoolClient: true,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
    // Phones lose answers on the way: a refresh may have to be sent again.
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
  },
};
