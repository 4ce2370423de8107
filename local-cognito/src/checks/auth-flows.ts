import type { ClientSettings } from '../model';
import { INVALID_PARAMETER, type Refusal } from './refusal';

const CLIENT_TOKEN = 'ALLOW_CLIENT_TOKEN_AUTH';
const flows = (request: ClientSettings): readonly string[] => request.ExplicitAuthFlows ?? [];
const rotates = (request: ClientSettings): boolean => request.RefreshTokenRotation?.Feature === 'ENABLED';
const isNew = (flow: string): boolean => flow.startsWith('ALLOW_');
const needsPlan = (feature: string): string =>
  `The following features need to be disabled for the LITE pricing tier configured: ${feature}`;

export const AUTH_FLOW_REFUSALS: readonly Refusal[] = [
  {
    id: 'auth-flows-legacy-mix',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request) =>
      flows(request).some(isNew) && !flows(request).every(isNew)
        ? "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names."
        : undefined,
  },
  {
    id: 'client-token-auth-exclusive',
    exception: INVALID_PARAMETER,
    wording: 'not-recorded',
    check: (request) =>
      flows(request).includes(CLIENT_TOKEN) && flows(request).some((flow) => flow !== CLIENT_TOKEN)
        ? `${CLIENT_TOKEN} must be the only authentication flow.`
        : undefined,
  },
  {
    id: 'client-token-auth-requires-secret',
    exception: INVALID_PARAMETER,
    wording: 'not-recorded',
    check: (request, { hasSecret }) =>
      flows(request).includes(CLIENT_TOKEN) && !hasSecret
        ? `${CLIENT_TOKEN} can not be selected if client does not have a client secret.`
        : undefined,
  },
  {
    id: 'rotation-refresh-flow-conflict',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request) =>
      rotates(request) && flows(request).includes('ALLOW_REFRESH_TOKEN_AUTH')
        ? 'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.'
        : undefined,
  },
  {
    id: 'user-auth-needs-plan',
    exception: 'FeatureUnavailableInTierException',
    wording: 'not-recorded',
    check: (request, { pool }) =>
      pool.tier === 'LITE' && flows(request).includes('ALLOW_USER_AUTH')
        ? needsPlan('Passwordless Sign-In')
        : undefined,
  },
  {
    id: 'rotation-needs-plan',
    exception: 'FeatureUnavailableInTierException',
    wording: 'not-recorded',
    check: (request, { pool }) =>
      pool.tier === 'LITE' && rotates(request) ? needsPlan('Refresh Token Rotation') : undefined,
  },
];
