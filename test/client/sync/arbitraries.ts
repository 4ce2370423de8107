import fc from 'fast-check';
import type { Settings } from '../../../client/src/sync/settings';

const units = fc.constantFrom('seconds' as const, 'minutes' as const, 'hours' as const, 'days' as const);
const listOf = <T>(...values: T[]): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...values));

/** Any settings, legal or not: what matters to a plan is that no value is lost or invented. */
export const settings: fc.Arbitrary<Settings> = fc.record(
  {
    ClientName: fc.constantFrom('web', 'mobile'),
    RefreshTokenValidity: fc.constantFrom(0, 1, 30, 60, 720),
    AccessTokenValidity: fc.constantFrom(1, 5, 60),
    IdTokenValidity: fc.constantFrom(1, 5, 60),
    TokenValidityUnits: fc
      .record({ AccessToken: units, IdToken: units, RefreshToken: units }, { requiredKeys: [] })
      .filter((it) => Object.keys(it).length > 0),
    ReadAttributes: listOf('email', 'name', 'custom:plan'),
    WriteAttributes: listOf('email', 'name'),
    ExplicitAuthFlows: listOf(
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_AUTH',
    ),
    SupportedIdentityProviders: listOf('COGNITO', 'Google'),
    CallbackURLs: listOf('https://a.example/cb', 'https://b.example/cb', 'myapp://cb'),
    LogoutURLs: listOf('https://a.example/out'),
    DefaultRedirectURI: fc.constant('https://a.example/cb'),
    AllowedOAuthFlows: listOf('code', 'implicit'),
    AllowedOAuthScopes: listOf('openid', 'email', 'api/read'),
    AllowedOAuthFlowsUserPoolClient: fc.boolean(),
    AnalyticsConfiguration: fc.record(
      {
        ApplicationArn: fc.constant('arn:aws:mobiletargeting:us-east-1:000000000000:apps/1'),
        UserDataShared: fc.boolean(),
      },
      { requiredKeys: ['ApplicationArn'] },
    ),
    PreventUserExistenceErrors: fc.constantFrom('LEGACY' as const, 'ENABLED' as const),
    EnableTokenRevocation: fc.boolean(),
    EnablePropagateAdditionalUserContextData: fc.boolean(),
    AuthSessionValidity: fc.integer({ min: 3, max: 15 }),
    RefreshTokenRotation: fc.record(
      {
        Feature: fc.constantFrom('ENABLED' as const, 'DISABLED' as const),
        RetryGracePeriodSeconds: fc.integer({ min: 0, max: 60 }),
      },
      { requiredKeys: ['Feature'] },
    ),
  },
  { requiredKeys: [] },
);
