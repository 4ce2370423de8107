import { LEGACY_FLOWS } from '../../../../server/src/language/rules/known';
import {
  choicesOf,
  parameters,
  type AppClientParameters,
  type SettableName,
} from '../../../../server/src/language/schema';
import { inWords } from '../../../../server/src/language/rules/durations';
import { formatNamedLifetime, isUnitAlone, secondsFor } from '../../../../server/src/language/lifetimes';
import { UNIT_ALONE } from '../../../../server/src/language/statements';
import type { Settings } from '../settings';

/** A parameter's value, its documented default where it is not set. */
export function effectiveValue<P extends SettableName>(
  settings: Settings,
  name: P,
): AppClientParameters[P] | undefined {
  return settings[name] ?? (parameters[name].default as AppClientParameters[P] | undefined);
}

/** The lifetime of a token in words, or its documented default. */
export function lifetimeIn(
  settings: Settings,
  name: 'AccessTokenValidity' | 'IdTokenValidity' | 'RefreshTokenValidity',
): string {
  const lifetime = formatNamedLifetime(name);
  if (!lifetime) return '';
  const words = inWords(secondsFor(settings, lifetime));
  return isUnitAlone(settings, lifetime) ? `${words} (${UNIT_ALONE})` : words;
}

const CLIENT_TOKEN = 'ALLOW_CLIENT_TOKEN_AUTH';
const NO_SIGN_IN: readonly string[] = ['ALLOW_REFRESH_TOKEN_AUTH', CLIENT_TOKEN];

/**
 * The flows of the user pools API that are on for certain, a legacy one by its newer name. Undefined for an empty list: whether that
 * allows none or the default ones is not documented.
 */
export function flowsOf(settings: Settings): readonly string[] | undefined {
  const flows = (effectiveValue(settings, 'ExplicitAuthFlows') ?? []).map((flow) => LEGACY_FLOWS.get(flow) ?? flow);
  return flows.length === 0 ? undefined : flows;
}

/**
 * The flows that a list of legacy names may leave on without naming them: those that had no name when these were made. Empty for a list
 * of ALLOW_ names, which is exact.
 */
export function unnamedFlowsOf(settings: Settings): readonly string[] {
  const listed = effectiveValue(settings, 'ExplicitAuthFlows') ?? [];
  const isLegacy = listed.length > 0 && listed.every((flow) => LEGACY_FLOWS.has(flow));
  if (!isLegacy) return [];
  return listed.includes('CUSTOM_AUTH_FLOW_ONLY')
    ? ['ALLOW_REFRESH_TOKEN_AUTH']
    : ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'];
}

/** Whether programs get tokens for the client itself by GetClientToken, which asks neither for OAuth nor for a domain. */
export const usesClientToken = (settings: Settings): boolean => flowsOf(settings)?.includes(CLIENT_TOKEN) ?? false;

const KNOWN_FLOWS = choicesOf(parameters.ExplicitAuthFlows.items ?? {}).map(({ value }) => value);

/** Whether it is known what the listed flows do: neither an empty list nor a flow of tomorrow is among them. */
export const hasKnownFlows = (settings: Settings): boolean =>
  flowsOf(settings)?.every((flow) => KNOWN_FLOWS.includes(flow)) ?? false;

/** The grants that work: none while the switch is off. */
export function grantsOf(settings: Settings): readonly string[] {
  return effectiveValue(settings, 'AllowedOAuthFlowsUserPoolClient') === true
    ? (effectiveValue(settings, 'AllowedOAuthFlows') ?? [])
    : [];
}

/** Whether browsers are sent to sign-in pages and back: the code or the implicit grant works. */
export const usesBrowser = (settings: Settings): boolean =>
  grantsOf(settings).some((grant) => grant === 'code' || grant === 'implicit');

/** Whether users may sign in by the user pools API; an empty list of flows counts as yes. */
export const signsInByApi = (settings: Settings): boolean =>
  flowsOf(settings)?.some((flow) => !NO_SIGN_IN.includes(flow)) ?? true;

/** Whether the client issues refresh tokens: machines and the implicit grant get none. */
export const givesRefreshTokens = (settings: Settings): boolean =>
  signsInByApi(settings) || grantsOf(settings).includes('code');

/** Whether users can sign in at all. */
export const hasUsers = (settings: Settings): boolean => signsInByApi(settings) || usesBrowser(settings);

/** Whether the client issues ID tokens: to users only, and by managed login only with the openid scope. */
export const givesIdTokens = (settings: Settings): boolean =>
  signsInByApi(settings) ||
  (usesBrowser(settings) && (effectiveValue(settings, 'AllowedOAuthScopes') ?? []).includes('openid'));

/** The seconds for which an exchanged refresh token stays valid; undefined while refresh tokens are not rotated. */
export function graceOf(settings: Settings): number | undefined {
  const rotation = effectiveValue(settings, 'RefreshTokenRotation');
  return rotation?.Feature === 'ENABLED' ? (rotation.RetryGracePeriodSeconds ?? 0) : undefined;
}
