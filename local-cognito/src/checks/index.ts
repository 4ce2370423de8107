import { invalid, ServiceError } from '../errors';
import type { ClientSettings } from '../model';
import { ANALYTICS_REFUSALS } from './analytics';
import { ATTRIBUTE_REFUSALS } from './attributes';
import { AUTH_FLOW_REFUSALS } from './auth-flows';
import { CLIENT_ID, POOL_ID, ROTATION_FEATURE, SETTING_LIMITS } from './client-limits';
import { violations, type Limit } from './constraint';
import { OAUTH_REFUSALS } from './oauth';
import { PROVIDER_REFUSALS } from './providers';
import { INVALID_PARAMETER, type CheckContext, type Refusal } from './refusal';
import { SCOPE_REFUSALS } from './scopes';
import { TOKEN_REFUSALS } from './tokens';
import { UNSETTLED } from './unsettled';
import { URL_REFUSALS } from './urls';

const PROPAGATE_REQUIRES_SECRET: Refusal = {
  id: 'propagate-requires-secret',
  exception: INVALID_PARAMETER,
  wording: 'recorded',
  check: (request, { hasSecret }) =>
    request.EnablePropagateAdditionalUserContextData && !hasSecret
      ? 'Client Secret is required to set EnablePropagateAdditionalUserContextData as true'
      : undefined,
};

/** The combinations that the service refuses, in the order in which they are tried. */
export const REFUSALS: readonly Refusal[] = [
  ...TOKEN_REFUSALS,
  ...AUTH_FLOW_REFUSALS,
  ...OAUTH_REFUSALS,
  ...URL_REFUSALS,
  ...SCOPE_REFUSALS,
  ...PROVIDER_REFUSALS,
  ...ATTRIBUTE_REFUSALS,
  ...ANALYTICS_REFUSALS,
  PROPAGATE_REQUIRES_SECRET,
];

/** The catalogue ids that this server knows, once each: those that it refuses, and those that it accepts with a line in the log. */
export const CHECKED_IDS: readonly string[] = [
  ...new Set([...POOL_ID, ...CLIENT_ID, ...SETTING_LIMITS, ...REFUSALS, ...UNSETTLED].map(({ id }) => id)),
];

/** Throws InvalidParameterException with all broken limits in one message. */
export function checkLimits(limits: readonly Limit[], request: object): void {
  const message = violations(limits, request);
  if (message !== undefined) throw invalid(message);
}

/** Throws InvalidParameterException with all broken limits of the given ids and of the settings of an app client. */
export function checkSettingLimits(ids: readonly Limit[], request: ClientSettings): void {
  checkLimits([...ids, ...SETTING_LIMITS, ...(request.RefreshTokenRotation ? [ROTATION_FEATURE] : [])], request);
}

/** Throws the exception of the first combination that is refused. `settings` are those that would be stored. */
export function checkCombinations(settings: ClientSettings, context: CheckContext): void {
  for (const { exception, wording, check } of REFUSALS) {
    const message = check(settings, context);
    if (message !== undefined) throw new ServiceError(exception, message, { wording });
  }
}
