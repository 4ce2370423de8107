import type { Path } from '../../../server/src/language/problem';
import { parameterNames } from '../../../server/src/language/schema';

/** Patterns of the service's messages, with the parameters that each is about. The first that matches counts. */
const PATTERNS: readonly (readonly [RegExp, ...string[]])[] = [
  [/client_credentials flow|code flow or implicit|oauth flow/i, 'AllowedOAuthFlows'],
  [/scope/i, 'AllowedOAuthScopes'],
  [/AllowedOAuthFlows and AllowedOAuthScopes are required/, 'AllowedOAuthFlowsUserPoolClient'],
  [/HTTP protocol|use fragment|redirect/i, 'CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  [/CallbackUrls can not be empty/i, 'CallbackURLs', 'AllowedOAuthFlows'],
  [/default redirect URI/i, 'DefaultRedirectURI'],
  [/^The provider .* does not exist/, 'SupportedIdentityProviders'],
  [/Invalid read attributes/, 'ReadAttributes'],
  [/Invalid write attributes/, 'WriteAttributes'],
  [/ExplicitAuthFlow|auth flow name|passwordless/i, 'ExplicitAuthFlows'],
  [/EnablePropagateAdditionalUserContextData/, 'EnablePropagateAdditionalUserContextData'],
  [/analytics|pinpoint/i, 'AnalyticsConfiguration'],
  [/rotation/i, 'RefreshTokenRotation'],
  [
    /token validity|expiration times/i,
    'RefreshTokenValidity',
    'AccessTokenValidity',
    'IdTokenValidity',
    'TokenValidityUnits',
  ],
];

/**
 * The path in a file that a rejection of the service is about: the item or parameter, as precisely as the message allows; the whole
 * object when it names nothing known. Only for display: no decision depends on it.
 */
export function refusalPath(message: string, file: Readonly<Record<string, unknown>>): Path {
  const constraint = /at '([a-zA-Z]+)/.exec(message)?.[1];
  const named = parameterNames.filter(
    (name) => constraint !== undefined && name.toLowerCase() === constraint.toLowerCase(),
  );
  const candidates = [
    ...named,
    ...PATTERNS.filter(([pattern]) => pattern.test(message)).flatMap(([, ...names]) => names),
  ].filter((name) => name in file);
  for (const name of candidates) {
    const value = file[name];
    const index = Array.isArray(value)
      ? value.findIndex((item) => typeof item === 'string' && item !== '' && message.includes(item))
      : -1;
    if (index >= 0) return [name, index];
    if (typeof value === 'string' && value !== '' && message.includes(value)) return [name];
  }
  return candidates[0] === undefined ? [] : [candidates[0]];
}
