import {
  choicesOf,
  parameters,
  type AppClientParameters,
  type SettableName,
} from '../../../../server/src/language/schema';
import { inWords } from '../../../../server/src/language/rules/durations';
import { formatNamedLifetime, secondsFor } from '../../../../server/src/language/lifetimes';
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
  return lifetime ? inWords(secondsFor(settings, lifetime)) : '';
}

const LEGACY_FLOWS = new Map(
  choicesOf(parameters.ExplicitAuthFlows.items ?? {}).flatMap(({ value, replacedBy }) =>
    replacedBy ? [[value, replacedBy]] : [],
  ),
);
const NO_SIGN_IN: readonly string[] = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH'];

/**
 * The flows of the user pools API that are on, with the current names of legacy ones. Undefined for an empty list: whether that allows
 * none or the default ones is not documented.
 */
export function flowsOf(settings: Settings): readonly string[] | undefined {
  const flows = (effectiveValue(settings, 'ExplicitAuthFlows') ?? []).map((flow) => LEGACY_FLOWS.get(flow) ?? flow);
  return flows.length === 0 ? undefined : flows;
}

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
