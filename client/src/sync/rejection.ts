import type { Path } from '../../../server/src/language/problem';
import { parameterNames } from '../../../server/src/language/schema';

/** Which parameter a refusal of the service is about, by the words that it uses. The first that fits counts. */
const WORDS: readonly (readonly [RegExp, ...string[]])[] = [
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
 * The place in a file that a refusal names: the item or parameter, as precisely as the message allows; the whole object when it names
 * nothing that is known. Used for the eyes only: nothing is decided by these words.
 */
export function refusalPath(message: string, file: Readonly<Record<string, unknown>>): Path {
  const constraint = /at '([a-zA-Z]+)/.exec(message)?.[1];
  const named = parameterNames.filter(
    (name) => constraint !== undefined && name.toLowerCase() === constraint.toLowerCase(),
  );
  const candidates = [
    ...named,
    ...WORDS.filter(([words]) => words.test(message)).flatMap(([, ...names]) => names),
  ].filter((name) => name in file);
  for (const name of candidates) {
    const value = file[name];
    const index = Array.isArray(value)
      ? value.findIndex((it) => typeof it === 'string' && it !== '' && message.includes(it))
      : -1;
    if (index >= 0) return [name, index];
    if (typeof value === 'string' && value !== '' && message.includes(value)) return [name];
  }
  return candidates[0] === undefined ? [] : [candidates[0]];
}
