import {
  atLeast,
  atMost,
  each,
  maxLength,
  minLength,
  oneOf,
  pattern,
  REQUIRED,
  type Constraint,
  type Limit,
} from './constraint';

const limit = (id: string, at: string, ...must: readonly Constraint[]): Limit[] =>
  must.map((constraint) => ({ id, at, must: constraint }));
const items = (id: string, at: string, all: readonly Constraint[], ...tested: readonly Constraint[]): Limit[] =>
  tested.map((constraint) => ({ id, at, must: each(all, constraint) }));

const URL_MAX = maxLength(1024);
const URL_MIN = minLength(1);
const URL_PATTERN = pattern('[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+');
const URL = [URL_MAX, URL_MIN, URL_PATTERN];
// The empty string breaks the pattern, too; a list then still has one violation, because all limits of an item are printed together.
const urls = (at: string): Limit[] => [
  ...items('url-empty', at, URL, URL_MIN),
  ...items('url-too-long', at, URL, URL_MAX),
  ...items('url-whitespace', at, URL, URL_PATTERN),
];

// Printed as it was seen; the service knows the two newer flows as well.
const PRINTED_FLOWS = [
  'ALLOW_CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'CUSTOM_AUTH_FLOW_ONLY',
  'USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
];
const AUTH_FLOW = oneOf(PRINTED_FLOWS, [...PRINTED_FLOWS, 'ALLOW_USER_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH']);
const OAUTH_FLOW = oneOf(['implicit', 'client_credentials', 'code']);
const UNIT = oneOf(['seconds', 'minutes', 'hours', 'days']);
const PROVIDER = [maxLength(32), minLength(1), pattern('[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+')];
const SCOPE = [maxLength(256), minLength(1), pattern('[\\x21\\x23-\\x5B\\x5D-\\x7E]+')];
const ATTRIBUTE = [maxLength(2048), minLength(1)];
const ARN = pattern(
  'arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?',
);
// The service means ASCII white space; here \s would let in the spaces of Unicode.
const CLIENT_NAME = pattern('[\\w\\s+=,.@-]+', '[\\w \\t\\n\\v\\f\\r+=,.@\\-]+');

export const POOL_ID: readonly Limit[] = [
  ...limit('required-user-pool-id', 'UserPoolId', REQUIRED),
  ...limit(
    'user-pool-id-format',
    'UserPoolId',
    minLength(1),
    maxLength(55),
    pattern('[\\w-]+_[0-9a-zA-Z]+', '[\\w\\-]+_[0-9a-zA-Z]+'),
  ),
];

export const CLIENT_ID: readonly Limit[] = [
  ...limit('required-client-id', 'ClientId', REQUIRED),
  ...limit('client-id-format', 'ClientId', minLength(1), maxLength(128), pattern('[\\w+]+')),
];

/** The limits of the API model for the settings of an app client, one row per catalogue id and member. */
export const SETTING_LIMITS: readonly Limit[] = [
  ...limit('client-name-format', 'ClientName', minLength(1), maxLength(128), CLIENT_NAME),
  ...limit('callback-urls-too-many', 'CallbackURLs', maxLength(100)),
  ...limit('logout-urls-too-many', 'LogoutURLs', maxLength(100)),
  ...limit('oauth-flows-too-many', 'AllowedOAuthFlows', maxLength(3)),
  ...limit('scopes-too-many', 'AllowedOAuthScopes', maxLength(50)),
  ...urls('CallbackURLs'),
  ...urls('LogoutURLs'),
  ...limit('url-empty', 'DefaultRedirectURI', URL_MIN),
  ...limit('url-too-long', 'DefaultRedirectURI', URL_MAX),
  ...limit('url-whitespace', 'DefaultRedirectURI', URL_PATTERN),
  ...items('auth-flow-unknown', 'ExplicitAuthFlows', [AUTH_FLOW], AUTH_FLOW),
  ...items('oauth-flow-unknown', 'AllowedOAuthFlows', [OAUTH_FLOW], OAUTH_FLOW),
  ...['AccessToken', 'IdToken', 'RefreshToken'].flatMap((token) =>
    limit('time-unit-unknown', `TokenValidityUnits.${token}`, UNIT),
  ),
  ...limit('prevent-user-existence-errors-unknown', 'PreventUserExistenceErrors', oneOf(['LEGACY', 'ENABLED'])),
  ...limit('rotation-feature-unknown', 'RefreshTokenRotation.Feature', oneOf(['ENABLED', 'DISABLED'])),
  ...limit('rotation-grace-range', 'RefreshTokenRotation.RetryGracePeriodSeconds', atLeast(0), atMost(60)),
  ...limit('auth-session-validity-range', 'AuthSessionValidity', atLeast(3), atMost(15)),
  ...limit('access-id-validity-raw-range', 'AccessTokenValidity', atLeast(1), atMost(86_400)),
  ...limit('access-id-validity-raw-range', 'IdTokenValidity', atLeast(1), atMost(86_400)),
  ...limit('refresh-validity-raw-range', 'RefreshTokenValidity', atLeast(0), atMost(315_360_000)),
  ...['ReadAttributes', 'WriteAttributes'].flatMap((at) => items('attribute-name-length', at, ATTRIBUTE, ...ATTRIBUTE)),
  ...items('provider-name-format', 'SupportedIdentityProviders', PROVIDER, ...PROVIDER),
  ...items('scope-format', 'AllowedOAuthScopes', SCOPE, ...SCOPE),
  ...['ApplicationArn', 'RoleArn'].flatMap((name) =>
    limit('analytics-arn-format', `AnalyticsConfiguration.${name}`, minLength(20), maxLength(2048), ARN),
  ),
  ...limit('analytics-application-id-format', 'AnalyticsConfiguration.ApplicationId', pattern('^[0-9a-fA-F]+$')),
  ...limit('analytics-external-id-length', 'AnalyticsConfiguration.ExternalId', maxLength(131_072)),
];

/** A rotation without Feature: a limit of the structure, which counts only where the structure is given. */
export const ROTATION_FEATURE: Limit = {
  id: 'rotation-feature-unknown',
  at: 'RefreshTokenRotation.Feature',
  must: REQUIRED,
};
