import type { AppClientContext, Known } from '../../../server/src/language/context';
import { isGatewayError, type CognitoGateway, type Page } from '../aws/gateway';

/** No pool has as many pages; an endpoint that never ends a list is left. */
const MOST_PAGES = 40;
const TIERS = ['LITE', 'ESSENTIALS', 'PLUS'] as const;

/**
 * What the rules want to know of a user pool, asked once: schema, plan, domain, providers, resource servers. What cannot be read, for
 * want of a permission, stays unknown and accuses nobody. @throws GatewayError `cancelled` only
 */
export async function readPoolContext(gateway: CognitoGateway, userPoolId: string, signal: AbortSignal): Promise<AppClientContext> {
  const [pool, identityProviders, resourceServers] = await Promise.all([
    ifReadable(gateway.describeUserPool(userPoolId, signal)),
    ifReadable(whole((next) => gateway.listIdentityProviders(userPoolId, next, signal))),
    ifReadable(whole((next) => gateway.listResourceServers(userPoolId, next, signal))),
  ]);
  const tier = TIERS.find((it) => it === pool?.tier);
  return {
    ...(pool && { domain: pool.domain }), ...(tier && { tier }), ...(pool?.attributes && { attributes: { items: pool.attributes, complete: true } }),
    ...(identityProviders && { identityProviders }), ...(resourceServers && { resourceServers }),
  };
}

async function ifReadable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isGatewayError(error) && error.kind !== 'cancelled') return undefined;
    throw error;
  }
}

async function whole<T>(load: (next: string | undefined) => Promise<Page<T>>): Promise<Known<T>> {
  const items: T[] = [];
  let next: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await load(next);
    items.push(...page.items);
    if (page.next === undefined) return { items, complete: true };
    next = page.next;
  }
  return { items, complete: false };
}
