import fc from 'fast-check';
import { LAYOUTS, sampleOf, type Sample } from './document';
import { anyJson, FOREIGN, PARAMETERS, SERVICE_ROLE } from './values';

/** A request that is still a table of members: faults set and remove (undefined) some of them. */
type Members = Record<string, unknown>;
type Patch = fc.Arbitrary<Members>;

const IDS: Members = { UserPoolId: 'us-east-1_Agreement1', ClientId: 'agreementclient1' };
const SIGN_IN: Members = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email'],
  CallbackURLs: ['https://a.example.com/cb', 'http://localhost:3000/cb'],
};
const MACHINE: Members = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['api/read'],
};

/** Settings that go together and are legal. */
const OAUTH: readonly Members[] = [
  {},
  SIGN_IN,
  MACHINE,
  { ...MACHINE, AllowedOAuthScopes: ['aws.cognito/dcr/register'] },
  { ...SIGN_IN, AllowedOAuthFlows: ['code', 'implicit'] },
  { ...SIGN_IN, AllowedOAuthFlowsUserPoolClient: false },
  { AllowedOAuthFlows: ['code'] },
  { ...SIGN_IN, DefaultRedirectURI: 'https://a.example.com/cb' },
  {
    ...SIGN_IN,
    CallbackURLs: ['myapp://', 'http://[::1]', 'HTTP://LOCALHOST:80/', 'exp://localhost:8081', 'https://日本.example'],
  },
];
const LIFETIMES: readonly Members[] = [
  {},
  { RefreshTokenValidity: 0 },
  { RefreshTokenValidity: 3650 },
  { AccessTokenValidity: 24, IdTokenValidity: 24, RefreshTokenValidity: 1 },
  {
    AccessTokenValidity: 60,
    IdTokenValidity: 60,
    RefreshTokenValidity: 60,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
  },
  { AccessTokenValidity: 300, IdTokenValidity: 5, TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'minutes' } },
  {
    AccessTokenValidity: 86_400,
    IdTokenValidity: 1440,
    TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'minutes' },
  },
  { TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'days' } },
  { TokenValidityUnits: { AccessToken: 'days', IdToken: 'days', RefreshToken: 'days' } },
  { RefreshTokenValidity: 315_360_000, TokenValidityUnits: { RefreshToken: 'seconds' } },
];
const AUTH: readonly Members[] = [
  {},
  { ExplicitAuthFlows: [] },
  { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] },
  // As AWS's own example of a client for GetClientToken: scopes, and no OAuth switch.
  { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'], AllowedOAuthScopes: ['api/read'], AccessTokenValidity: 12 },
  { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'] },
  { ExplicitAuthFlows: ['ALLOW_USER_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } },
  { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'DISABLED' } },
];
const OTHERS: readonly Members[] = [
  {},
  { ClientName: 'My app' },
  { LogoutURLs: ['https://a.example.com/#out', 'myapp://out'] },
  { SupportedIdentityProviders: ['COGNITO', 'Google', 'Corporate'] },
  { ReadAttributes: ['email_verified', 'custom:plan'], WriteAttributes: ['email', 'updated_at'] },
  {
    AuthSessionValidity: 15,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: true,
  },
  {
    AnalyticsConfiguration: {
      ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef',
      UserDataShared: true,
    },
  },
];

const legal: Patch = fc
  .tuple(...[OAUTH, LIFETIMES, AUTH, OTHERS].map((of) => fc.constantFrom(...of)))
  .map((parts) => Object.assign({}, IDS, ...parts) as Members);

const fault = (name: string, value: unknown): Members => ({ [name]: value });

/** Any value for one parameter: near its borders, or of another type. */
const oneParameter: Patch = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.oneof(
      ...Object.entries(PARAMETERS).map(([name, values]) => values.map((value) => fault(name, value))),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.keys(PARAMETERS)), anyJson)
      .map(([name, value]) => fault(name, value)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(PARAMETERS)).map((name) => fault(name, undefined)) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.entries(FOREIGN)).map(([name, value]) => fault(name, value)) },
);

/** Values of several parameters that only together are wrong, or just not yet. */
const COMBINED: readonly Members[] = [
  { ...MACHINE, AllowedOAuthScopes: ['api/read', 'openid'] },
  { ...MACHINE, AllowedOAuthFlows: ['client_credentials', 'code'] },
  { ...SIGN_IN, CallbackURLs: [] },
  { ...SIGN_IN, CallbackURLs: undefined },
  { ...SIGN_IN, CallbackURLs: null },
  { ...SIGN_IN, AllowedOAuthScopes: [] },
  { ...SIGN_IN, AllowedOAuthFlows: null },
  { ...SIGN_IN, DefaultRedirectURI: 'https://a.example.com/cb/' },
  { ...SIGN_IN, CallbackURLs: null, DefaultRedirectURI: 'https://a.example.com/cb' },
  { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'USER_PASSWORD_AUTH'] },
  { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_AUTH'] },
  { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
  {
    AccessTokenValidity: 61,
    RefreshTokenValidity: 1,
    TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'hours' },
  },
  { RefreshTokenValidity: 1, TokenValidityUnits: { AccessToken: 'days', RefreshToken: 'hours' } },
  {
    AnalyticsConfiguration: {
      ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef',
      RoleArn: SERVICE_ROLE,
    },
  },
  { AccessTokenValidity: 3600, TokenValidityUnits: { AccessToken: 'second' } },
  { IdTokenValidity: 2, RefreshTokenValidity: 60, TokenValidityUnits: { RefreshToken: 'minutes' } },
  { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'minutes' }, AccessTokenValidity: 24 },
];

const members = (patches: fc.Arbitrary<Members[]>): Patch =>
  fc.tuple(legal, patches).map(([base, all]) => Object.assign({}, base, ...all) as Members);
const everything: Patch = fc.record({ ...PARAMETERS }, { requiredKeys: ['UserPoolId', 'ClientId'] });
const foreign: Patch = fc
  .subarray(Object.entries(FOREIGN), { minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));
const wild: Patch = fc.oneof(
  { weight: 9, arbitrary: everything },
  { weight: 1, arbitrary: fc.tuple(everything, foreign).map(([all, more]) => ({ ...all, ...more })) },
);

const body: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 15, arbitrary: legal },
  { weight: 40, arbitrary: members(fc.array(oneParameter, { minLength: 1, maxLength: 1 })) },
  { weight: 10, arbitrary: members(fc.constantFrom(...COMBINED).map((it) => [it])) },
  { weight: 25, arbitrary: members(fc.array(oneParameter, { minLength: 2, maxLength: 5 })) },
  { weight: 9, arbitrary: wild },
  { weight: 1, arbitrary: anyJson },
);

/** Documents of all kinds: legal ones, some with one fault, with several, with values of several parameters that fight, and wild ones. */
export const samples: fc.Arbitrary<Sample> = fc
  .tuple(body, fc.constantFrom(...LAYOUTS))
  .map(([it, layout]) => sampleOf(withoutUndefined(it), layout));

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
