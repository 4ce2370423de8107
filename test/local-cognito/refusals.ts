import type { Settings } from './helpers';

/** A request that the service refuses: on an update of a client that has (`secret`) or lacks a secret, in a pool of the given plan. */
export interface RefusalCase {
  /** The id in the rule catalogue. */
  readonly id: string;
  readonly send: Settings;
  readonly name?: string;
  /** The whole message; `{pool}` stands for the pool's id. */
  readonly message: string;
  readonly secret?: boolean;
  readonly tier?: 'LITE';
  /** The message is this server's own: no source has the service's. */
  readonly wording?: 'not-recorded';
}

const violation = (value: string, at: string, constraint: string): string =>
  `1 validation error detected: Value ${value} at '${at}' failed to satisfy constraint: ${constraint}`;
const listOf = (count: number, item: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => item(index));

const URL_ITEM =
  'Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, ' +
  'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+]';
const SCOPE_ITEM =
  'Member must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 1, ' +
  'Member must satisfy regular expression pattern: [\\x21\\x23-\\x5B\\x5D-\\x7E]+]';
const PROVIDER_ITEM =
  'Member must satisfy constraint: [Member must have length less than or equal to 32, Member must have length greater than or equal to 1, ' +
  'Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+]';
const ATTRIBUTE_ITEM =
  'Member must satisfy constraint: [Member must have length less than or equal to 2048, Member must have length greater than or equal to 1]';
const AUTH_FLOW_ITEM =
  'Member must satisfy constraint: [Member must satisfy enum value set: [ALLOW_CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ' +
  'ALLOW_USER_PASSWORD_AUTH, ALLOW_USER_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY, USER_PASSWORD_AUTH, ALLOW_ADMIN_USER_PASSWORD_AUTH]]';
const ARN_PATTERN =
  'Member must satisfy regular expression pattern: arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?';
const NAME_PATTERN = 'Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+';
const LONG_URL = `https://${'a'.repeat(1024)}`;

/** Limits of single members. The name is always InvalidParameterException. */
export const LIMIT_CASES: readonly RefusalCase[] = [
  {
    id: 'user-pool-id-format',
    send: { UserPoolId: 'nowhere' },
    message: violation(
      "'nowhere'",
      'userPoolId',
      'Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+',
    ),
  },
  {
    id: 'client-id-format',
    send: { ClientId: 'with space' },
    message: violation("'with space'", 'clientId', 'Member must satisfy regular expression pattern: [\\w+]+'),
  },
  {
    id: 'required-user-pool-id',
    send: { UserPoolId: undefined },
    message: violation('null', 'userPoolId', 'Member must not be null'),
  },
  {
    id: 'required-client-id',
    send: { ClientId: undefined },
    message: violation('null', 'clientId', 'Member must not be null'),
  },
  { id: 'client-name-format', send: { ClientName: 'Zoë' }, message: violation("'Zoë'", 'clientName', NAME_PATTERN) },
  {
    id: 'client-name-format',
    send: { ClientName: 'a\u3000b' },
    message: violation("'a\u3000b'", 'clientName', NAME_PATTERN),
  },
  {
    id: 'client-name-format',
    send: { ClientName: 'x'.repeat(129) },
    message: violation(`'${'x'.repeat(129)}'`, 'clientName', 'Member must have length less than or equal to 128'),
  },
  {
    id: 'callback-urls-too-many',
    send: { CallbackURLs: listOf(101, (i) => `https://${i}.example.com`) },
    message: violation(
      `'[${listOf(101, (i) => `https://${i}.example.com`).join(', ')}]'`,
      'callbackURLs',
      'Member must have length less than or equal to 100',
    ),
  },
  {
    id: 'logout-urls-too-many',
    send: { LogoutURLs: listOf(101, () => 'x://') },
    message: violation(
      `'[${listOf(101, () => 'x://').join(', ')}]'`,
      'logoutURLs',
      'Member must have length less than or equal to 100',
    ),
  },
  {
    id: 'oauth-flows-too-many',
    send: { AllowedOAuthFlows: ['code', 'implicit', 'code', 'code'] },
    message: violation(
      "'[code, implicit, code, code]'",
      'allowedOAuthFlows',
      'Member must have length less than or equal to 3',
    ),
  },
  {
    id: 'scopes-too-many',
    send: { AllowedOAuthScopes: listOf(51, () => 'openid') },
    message: violation(
      `'[${listOf(51, () => 'openid').join(', ')}]'`,
      'allowedOAuthScopes',
      'Member must have length less than or equal to 50',
    ),
  },
  { id: 'url-empty', send: { LogoutURLs: [''] }, message: violation("'[]'", 'logoutURLs', URL_ITEM) },
  {
    id: 'url-empty',
    send: { DefaultRedirectURI: '' },
    message:
      "2 validation errors detected: Value '' at 'defaultRedirectURI' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
      "Value '' at 'defaultRedirectURI' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
  },
  {
    id: 'url-too-long',
    send: { CallbackURLs: [LONG_URL] },
    message: violation(`'[${LONG_URL}]'`, 'callbackURLs', URL_ITEM),
  },
  {
    id: 'url-whitespace',
    send: { CallbackURLs: ['https://a.example.com\n'] },
    message: violation("'[https://a.example.com\n]'", 'callbackURLs', URL_ITEM),
  },
  {
    id: 'auth-flow-unknown',
    send: { ExplicitAuthFlows: ['ADMIN_USER_PASSWORD_AUTH'] },
    message: violation("'[ADMIN_USER_PASSWORD_AUTH]'", 'explicitAuthFlows', AUTH_FLOW_ITEM),
  },
  {
    id: 'oauth-flow-unknown',
    send: { AllowedOAuthFlows: ['token'] },
    message: violation(
      "'[token]'",
      'allowedOAuthFlows',
      'Member must satisfy constraint: [Member must satisfy enum value set: [implicit, client_credentials, code]]',
    ),
  },
  {
    id: 'time-unit-unknown',
    send: { TokenValidityUnits: { IdToken: 'hour' } },
    message: violation(
      "'hour'",
      'tokenValidityUnits.idToken',
      'Member must satisfy enum value set: [seconds, minutes, hours, days]',
    ),
  },
  {
    id: 'prevent-user-existence-errors-unknown',
    send: { PreventUserExistenceErrors: 'DISABLED' },
    message: violation(
      "'DISABLED'",
      'preventUserExistenceErrors',
      'Member must satisfy enum value set: [LEGACY, ENABLED]',
    ),
  },
  {
    id: 'rotation-feature-unknown',
    send: { RefreshTokenRotation: { Feature: 'ON' } },
    message: violation(
      "'ON'",
      'refreshTokenRotation.feature',
      'Member must satisfy enum value set: [ENABLED, DISABLED]',
    ),
  },
  {
    id: 'rotation-feature-unknown',
    send: { RefreshTokenRotation: { RetryGracePeriodSeconds: 5 } },
    message: violation('null', 'refreshTokenRotation.feature', 'Member must not be null'),
  },
  {
    id: 'rotation-grace-range',
    send: { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 61 } },
    message: violation(
      "'61'",
      'refreshTokenRotation.retryGracePeriodSeconds',
      'Member must have value less than or equal to 60',
    ),
  },
  {
    id: 'auth-session-validity-range',
    send: { AuthSessionValidity: 16 },
    message: violation("'16'", 'authSessionValidity', 'Member must have value less than or equal to 15'),
  },
  {
    id: 'auth-session-validity-range',
    send: { AuthSessionValidity: 2 },
    message: violation("'2'", 'authSessionValidity', 'Member must have value greater than or equal to 3'),
  },
  {
    id: 'access-id-validity-raw-range',
    send: { AccessTokenValidity: 86_401 },
    message: violation("'86401'", 'accessTokenValidity', 'Member must have value less than or equal to 86400'),
  },
  {
    id: 'access-id-validity-raw-range',
    send: { IdTokenValidity: 0 },
    message: violation("'0'", 'idTokenValidity', 'Member must have value greater than or equal to 1'),
  },
  {
    id: 'refresh-validity-raw-range',
    send: { RefreshTokenValidity: 315_360_001 },
    message: violation("'315360001'", 'refreshTokenValidity', 'Member must have value less than or equal to 315360000'),
  },
  {
    id: 'attribute-name-length',
    send: { ReadAttributes: [''] },
    message: violation("'[]'", 'readAttributes', ATTRIBUTE_ITEM),
  },
  {
    id: 'provider-name-format',
    send: { SupportedIdentityProviders: ['x'.repeat(33)] },
    message: violation(`'[${'x'.repeat(33)}]'`, 'supportedIdentityProviders', PROVIDER_ITEM),
  },
  {
    id: 'scope-format',
    send: { AllowedOAuthScopes: ['openid email'] },
    message: violation("'[openid email]'", 'allowedOAuthScopes', SCOPE_ITEM),
  },
  {
    id: 'analytics-arn-format',
    send: { AnalyticsConfiguration: { ApplicationArn: 'arn:aws:mobiletargeting' } },
    message: violation("'arn:aws:mobiletargeting'", 'analyticsConfiguration.applicationArn', ARN_PATTERN),
  },
  {
    id: 'analytics-application-id-format',
    send: { AnalyticsConfiguration: { ApplicationId: 'xyz' } },
    message: violation(
      "'xyz'",
      'analyticsConfiguration.applicationId',
      'Member must satisfy regular expression pattern: ^[0-9a-fA-F]+$',
    ),
  },
  {
    id: 'analytics-external-id-length',
    send: {
      AnalyticsConfiguration: {
        ApplicationId: 'abc1',
        RoleArn: 'arn:aws:iam::123456789012:role/own',
        ExternalId: 'x'.repeat(131_073),
      },
    },
    message: violation(
      `'${'x'.repeat(131_073)}'`,
      'analyticsConfiguration.externalId',
      'Member must have length less than or equal to 131072',
    ),
  },
];

const RANGE = 'Invalid range for token validity.';
const ORDER = 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.';
const EITHER_OR =
  'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid';
const WRITES = 'Invalid write attributes specified while updating a client';
const CODE = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'] };
const APPLICATION = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/abcdef0123456789';
const NOT_USABLE =
  'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.';
const TIER = 'The following features need to be disabled for the LITE pricing tier configured:';

/** Combinations. Without a name it is InvalidParameterException. */
export const COMBINATION_CASES: readonly RefusalCase[] = [
  { id: 'token-validity-range', send: { AccessTokenValidity: 25 }, message: RANGE },
  {
    id: 'token-validity-range',
    send: { IdTokenValidity: 4, TokenValidityUnits: { IdToken: 'minutes' } },
    message: RANGE,
  },
  {
    id: 'token-validity-range',
    send: { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' } },
    message: RANGE,
  },
  { id: 'token-validity-range', send: { RefreshTokenValidity: 3651 }, message: RANGE },
  {
    id: 'token-validity-order',
    send: { RefreshTokenValidity: 2, IdTokenValidity: 3, TokenValidityUnits: { RefreshToken: 'hours' } },
    message: ORDER,
  },
  {
    id: 'auth-flows-legacy-mix',
    send: { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_SRP_AUTH'] },
    message: "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
  },
  {
    id: 'client-token-auth-exclusive',
    secret: true,
    send: { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'] },
    wording: 'not-recorded',
    message: 'ALLOW_CLIENT_TOKEN_AUTH must be the only authentication flow.',
  },
  {
    id: 'client-token-auth-requires-secret',
    send: { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] },
    wording: 'not-recorded',
    message: 'ALLOW_CLIENT_TOKEN_AUTH can not be selected if client does not have a client secret.',
  },
  {
    id: 'rotation-refresh-flow-conflict',
    send: { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
    message: 'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.',
  },
  {
    id: 'user-auth-needs-plan',
    tier: 'LITE',
    send: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
    name: 'FeatureUnavailableInTierException',
    wording: 'not-recorded',
    message: `${TIER} Passwordless Sign-In`,
  },
  {
    id: 'rotation-needs-plan',
    tier: 'LITE',
    send: { RefreshTokenRotation: { Feature: 'ENABLED' } },
    name: 'FeatureUnavailableInTierException',
    wording: 'not-recorded',
    message: `${TIER} Refresh Token Rotation`,
  },
  {
    id: 'oauth-flows-and-scopes-required',
    send: { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'] },
    message: NOT_USABLE,
  },
  {
    id: 'oauth-flows-and-scopes-required',
    send: { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['openid'], AllowedOAuthFlows: [] },
    message: NOT_USABLE,
  },
  {
    id: 'client-credentials-exclusive',
    secret: true,
    send: { AllowedOAuthFlows: ['client_credentials', 'code'] },
    name: 'InvalidOAuthFlowException',
    message: 'client_credentials flow can not be selected along with code flow or implicit flow.',
  },
  {
    id: 'client-credentials-requires-secret',
    send: { AllowedOAuthFlows: ['client_credentials'] },
    name: 'InvalidOAuthFlowException',
    message: 'client_credentials flow can not be selected if client does not have a client secret.',
  },
  {
    id: 'client-credentials-oidc-scope',
    secret: true,
    send: { AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['https://api.example.com/read', 'openid'] },
    name: 'InvalidOAuthFlowException',
    message: 'openid is not supported with client_credentials flow',
  },
  {
    id: 'callback-required',
    send: CODE,
    name: 'InvalidOAuthFlowException',
    message: 'CallbackUrls can not be empty when code flow or implicit flow is selected',
  },
  {
    id: 'default-redirect-not-in-callbacks',
    send: { CallbackURLs: ['https://a.example.com'], DefaultRedirectURI: 'https://a.example.com/' },
    message: 'The default redirect URI https://a.example.com/ is not in the callback URIs list.',
  },
  {
    id: 'callback-http',
    send: { CallbackURLs: ['http://localhost:1/', 'http://a.example.com'] },
    message: 'http://a.example.com cannot use the HTTP protocol.',
  },
  {
    id: 'callback-http',
    send: { CallbackURLs: ['HTTP://localhost.example.com'] },
    message: 'HTTP://localhost.example.com cannot use the HTTP protocol.',
  },
  {
    id: 'callback-http',
    send: { CallbackURLs: ['http://localhost:80@a.example.com'] },
    message: 'http://localhost:80@a.example.com cannot use the HTTP protocol.',
  },
  {
    id: 'logout-http',
    send: { LogoutURLs: ['http://a.example.com'] },
    message: 'http://a.example.com cannot use the HTTP protocol.',
  },
  {
    id: 'callback-fragment',
    send: { CallbackURLs: ['https://a.example.com/#/home'] },
    message: 'https://a.example.com/#/home cannot use fragment',
  },
  {
    id: 'callback-not-absolute',
    send: { CallbackURLs: ['clientName'] },
    message: 'clientName must contain a scheme',
  },
  {
    id: 'callback-not-absolute',
    send: { LogoutURLs: ['clientName'] },
    message: 'clientName must contain a scheme',
  },
  {
    id: 'scope-unknown',
    send: { AllowedOAuthScopes: ['offline_access'] },
    name: 'ScopeDoesNotExistException',
    message: 'Invalid scope requested: offline_access',
  },
  {
    id: 'scope-case',
    send: { AllowedOAuthScopes: ['OpenID'] },
    name: 'ScopeDoesNotExistException',
    message: 'Invalid scope requested: OpenID',
  },
  {
    id: 'scope-unknown-custom',
    send: { AllowedOAuthScopes: ['https://api.example.com/delete'] },
    name: 'ScopeDoesNotExistException',
    message: 'Invalid scope requested: https://api.example.com/delete',
  },
  {
    id: 'provider-name-case',
    send: { SupportedIdentityProviders: ['GOOGLE'] },
    message: 'The provider GOOGLE does not exist for User Pool {pool}',
  },
  {
    id: 'provider-unknown',
    send: { SupportedIdentityProviders: ['COGNITO', 'Facebook'] },
    message: 'The provider Facebook does not exist for User Pool {pool}',
  },
  {
    id: 'read-attribute-unknown',
    send: { ReadAttributes: ['email', 'plan'] },
    message: 'Invalid read attributes specified while updating a client',
  },
  { id: 'write-attribute-unknown', send: { WriteAttributes: ['name', 'custom:role'] }, message: WRITES },
  { id: 'write-attribute-not-writable', send: { WriteAttributes: ['name', 'email_verified'] }, message: WRITES },
  { id: 'write-attributes-missing-required', send: { WriteAttributes: ['email'] }, message: WRITES },
  {
    id: 'propagate-requires-secret',
    send: { EnablePropagateAdditionalUserContextData: true },
    message: 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
  },
  {
    id: 'analytics-either-or',
    send: { AnalyticsConfiguration: { ApplicationArn: APPLICATION, ApplicationId: 'abc1' } },
    message: EITHER_OR,
  },
  { id: 'analytics-either-or', send: { AnalyticsConfiguration: { ApplicationId: 'abc1' } }, message: EITHER_OR },
  {
    id: 'analytics-either-or',
    send: { AnalyticsConfiguration: { ApplicationArn: APPLICATION, RoleArn: 'arn:aws:iam::123456789012:role/own' } },
    message: EITHER_OR,
  },
  {
    id: 'analytics-region',
    send: { AnalyticsConfiguration: { ApplicationArn: APPLICATION.replace('us-east-1', 'eu-west-1') } },
    message: 'The integration with Pinpoint is not supported for the requested eu-west-1 region.',
  },
];

/** Requests that the service takes, although they look wrong or are useless; with the same switches as a refusal. */
export const ACCEPTED: Readonly<Record<string, Omit<RefusalCase, 'id' | 'message' | 'name'>>> = {
  'OAuth settings while the switch is off': { send: { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'] } },
  'the code grant without callback URL while the switch is off': { send: { AllowedOAuthFlows: ['code'] } },
  'all three legacy auth flows together': {
    send: { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'] },
  },
  'auth flows without ALLOW_REFRESH_TOKEN_AUTH': { send: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } },
  'no auth flows at all': { send: { ExplicitAuthFlows: [] } },
  'ALLOW_USER_AUTH in a pool of the Essentials plan': { send: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] } },
  'ALLOW_CLIENT_TOKEN_AUTH alone on a client with a secret': {
    secret: true,
    send: { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] },
  },
  'rotation with the default auth flows': { send: { RefreshTokenRotation: { Feature: 'ENABLED' } } },
  'rotation off in a pool of the Lite plan': { tier: 'LITE', send: { RefreshTokenRotation: { Feature: 'DISABLED' } } },
  'a scope of the service itself, which has no resource server': {
    secret: true,
    send: { AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['aws.cognito/dcr/register'] },
  },
  'scopes of a client for GetClientToken, with OAuth off': {
    secret: true,
    send: {
      ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'],
      AllowedOAuthScopes: ['https://api.example.com/read'],
    },
  },
  'a URL without a host, of which no refusal was ever recorded': {
    send: { CallbackURLs: ['https://'] },
  },
  'http to loopback hosts': {
    send: {
      CallbackURLs: ['http://localhost:3000/cb', 'http://127.0.0.1', 'http://[::1]:8080/cb', 'HTTP://LOCALHOST'],
    },
  },
  'private schemes, also with nothing after them': {
    send: { CallbackURLs: ['myapp://', 'exp://localhost:8081', 'com.example.app://cb'] },
  },
  'a fragment in a logout URL': { send: { LogoutURLs: ['https://a.example.com/#out'] } },
  'a star and letters of any alphabet in a URL': {
    send: { CallbackURLs: ['https://*.example.com', 'https://bücher.example/日本'] },
  },
  'the same URL twice': { send: { CallbackURLs: ['https://a.example.com', 'https://a.example.com'] } },
  'a URL of 1024 characters': { send: { CallbackURLs: [`https://${'a'.repeat(1016)}`] } },
  'a URL of 1024 characters that take two units of UTF-16 each': {
    send: { CallbackURLs: [`https://${'\u{1F600}'.repeat(1016)}`] },
  },
  'an id token that lives as long as the refresh token': {
    send: { RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } },
  },
  'the outermost lifetimes': {
    send: {
      AccessTokenValidity: 300,
      IdTokenValidity: 1,
      RefreshTokenValidity: 3650,
      TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'days' },
    },
  },
  'units in days without numbers': {
    send: { TokenValidityUnits: { AccessToken: 'days', IdToken: 'days', RefreshToken: 'days' } },
  },
  'email without openid': { send: { AllowedOAuthScopes: ['email'] } },
  'a custom scope whose identifier holds slashes': { send: { AllowedOAuthScopes: ['https://api.example.com/read'] } },
  'client credentials with a custom scope': {
    secret: true,
    send: { AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['https://api.example.com/read'] },
  },
  'code without identity provider': { send: { ...CODE, CallbackURLs: ['https://a.example.com'] } },
  'providers without COGNITO': { send: { SupportedIdentityProviders: ['Corporate'] } },
  'empty attribute lists': { send: { ReadAttributes: [], WriteAttributes: [] } },
  'updated_at as a writable attribute': { send: { WriteAttributes: ['updated_at', 'name'] } },
  'email_verified as a readable attribute': {
    send: { ReadAttributes: ['email_verified', 'phone_number_verified', 'sub'] },
  },
  'analytics by id, role and external id': {
    send: {
      AnalyticsConfiguration: { ApplicationId: 'abc1', RoleArn: 'arn:aws:iam::123456789012:role/own', ExternalId: '' },
    },
  },
  'propagation on a client with a secret': { secret: true, send: { EnablePropagateAdditionalUserContextData: true } },
  "a scope of the service's own, which has no resource server": {
    send: { AllowedOAuthScopes: ['aws.cognito/dcr/register'] },
  },
  'a refresh token validity of 0': { send: { RefreshTokenValidity: 0 } },
};

/** What no source settles: it is accepted, and the log says that it is not known. */
export const NOT_KNOWN: Readonly<Record<string, RefusalCase['send']>> = {
  'token-unit-without-validity': { TokenValidityUnits: { RefreshToken: 'minutes' } },
  'callback-not-absolute': { CallbackURLs: ['com.example.app:/cb'] },
  'write-attribute-not-writable': { WriteAttributes: ['name', 'identities', 'cognito:username'] },
  'analytics-describe-rolearn': {
    AnalyticsConfiguration: {
      ApplicationArn: APPLICATION,
      RoleArn:
        'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp',
    },
  },
  'scope-unknown-custom': { AllowedOAuthScopes: ['aws.cognito/future/scope'] },
};
