import type { StoredPool } from '../model';
import { firstWrong, OIDC_SCOPES, type Refusal } from './refusal';

const EXCEPTION = 'ScopeDoesNotExistException';
const message = (scope: string): string => `Invalid scope requested: ${scope}`;

/** The prefix of the scopes that the service manages itself, without a resource server. */
export const SERVICE_PREFIX = 'aws.cognito/';

/** Whether the pool has a custom scope. The identifier of a resource server may itself contain `/`: the last slash divides. */
function isDefined(pool: StoredPool, scope: string): boolean {
  const slash = scope.lastIndexOf('/');
  const server = pool.resourceServers.get(scope.slice(0, slash));
  return server?.Scopes.some(({ ScopeName }) => ScopeName === scope.slice(slash + 1)) ?? false;
}

const isStandard = (scope: string): boolean => OIDC_SCOPES.includes(scope);
/** A scope of the service itself: "You don't create a resource server for it." */
const isOfService = (scope: string): boolean => scope.startsWith(SERVICE_PREFIX);
const isCustom = (scope: string): boolean => scope.includes('/') && !isOfService(scope);
const isCaseSlip = (scope: string): boolean => !isStandard(scope) && isStandard(scope.toLowerCase());

export const SCOPE_REFUSALS: readonly Refusal[] = [
  {
    id: 'scope-case',
    exception: EXCEPTION,
    wording: 'recorded',
    check: (request) => firstWrong(request.AllowedOAuthScopes, isCaseSlip, message),
  },
  {
    id: 'scope-unknown',
    exception: EXCEPTION,
    wording: 'recorded',
    check: (request) =>
      firstWrong(
        request.AllowedOAuthScopes,
        (scope) => !isStandard(scope) && !isCustom(scope) && !isOfService(scope) && !isCaseSlip(scope),
        message,
      ),
  },
  {
    id: 'scope-unknown-custom',
    exception: EXCEPTION,
    wording: 'recorded',
    check: (request, { pool, stored }) =>
      firstWrong(
        request.AllowedOAuthScopes,
        // What the client holds already is not refused: a scope that its resource server lost stays on it, and a refusal was never seen.
        (scope) => isCustom(scope) && !isDefined(pool, scope) && !stored?.AllowedOAuthScopes?.includes(scope),
        message,
      ),
  },
];
