import type { AppClientContext } from '../../../server/src/language/context';
import { GatewayError, isGatewayError, type CognitoGateway, type UserPoolDetails } from '../aws/gateway';
import { isRefusedWithoutSecret } from './blocking';
import { readSecret, type Live } from './live';
import { identityProviders, poolFacts, resourceServers, type Loaded } from './pool-facts';
import type { Settings } from './settings';

/** What was read of a user pool. */
export interface PoolReading {
  /** Undefined: it could not be read. */
  readonly pool: UserPoolDetails | undefined;
  /** What the rules use of it. What could not be read is absent or incomplete: no rule reports it. */
  readonly context: AppClientContext;
  /** What could not be read, or not to its end, by name: "identity providers". */
  readonly unread: readonly string[];
}

/** What a reading is when nothing could be read. */
export const UNREAD_POOL: PoolReading = {
  pool: undefined,
  context: {},
  unread: ['user pool', 'identity providers', 'resource servers'],
};

/**
 * Reads what the rules use of a user pool: schema, plan, domain, providers, resource servers. What cannot be read, for want of a
 * permission or of time, stays unknown.
 * @param within milliseconds after which the rest stays unknown; by default, it takes as long as it takes
 * @throws GatewayError `cancelled` only
 */
export async function readPoolContext(
  gateway: CognitoGateway,
  userPoolId: string,
  signal: AbortSignal,
  { within }: { readonly within?: number } = {},
): Promise<PoolReading> {
  const ended = within === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(within)]);
  const [pool, providers, servers] = await Promise.all([
    ifReadable(gateway.describeUserPool(userPoolId, ended)),
    ifReadable(identityProviders(gateway, userPoolId, ended)),
    ifReadable(resourceServers(gateway, userPoolId, ended)),
  ]);
  if (signal.aborted) throw new GatewayError('cancelled', 'Cancelled.');
  const isWhole = (list: Loaded<unknown> | undefined): boolean => list?.whole === true;
  const parts: readonly (readonly [string, boolean])[] = [
    ['user pool', pool !== undefined],
    ['identity providers', isWhole(providers)],
    ['resource servers', isWhole(servers)],
  ];
  return {
    pool,
    context: {
      ...(pool && poolFacts(pool)),
      ...(providers && { identityProviders: providers.value }),
      ...(servers && { resourceServers: servers.value }),
    },
    unread: parts.filter(([, isRead]) => !isRead).map(([name]) => name),
  };
}

/** Says what of a user pool could not be read; undefined when all of it was. */
export function formatUnread(userPoolId: string, { unread }: Pick<PoolReading, 'unread'>): string | undefined {
  if (unread.length === 0) return undefined;
  return `Not everything of ${userPoolId} could be read (missing: ${unread.join(', ')}): nothing is checked against that.`;
}

/**
 * What a plan is checked with: what is known of the pool, and of the client. Whether the client has a secret is asked for only where
 * the plan depends on it.
 * @throws GatewayError `cancelled` only
 */
export async function readPlanContext(
  gateway: CognitoGateway,
  live: Pick<Live, 'identity' | 'settings' | 'hasSecret' | 'isRegistered'>,
  planned: Settings,
  pool: AppClientContext,
  signal: AbortSignal,
): Promise<AppClientContext> {
  const { identity, settings, hasSecret, isRegistered } = live;
  const text = JSON.stringify({ ...identity, ...planned });
  const isNeeded = hasSecret === undefined && isRefusedWithoutSecret(text, settings);
  return { ...pool, isRegistered, hasSecret: isNeeded ? await readSecret(gateway, live, signal) : hasSecret };
}

async function ifReadable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isGatewayError(error)) return undefined;
    throw error;
  }
}
