import type {
  AppClientContext,
  PartialList,
  PoolIdentityProvider,
  PoolResourceServer,
} from '../../../server/src/language/context';
import type { CognitoGateway, ResultPage, UserPoolDetails } from '../aws/gateway';

/** A loaded value; `whole` is false when only a part of it was loaded. */
export interface Loaded<T> {
  readonly value: T;
  readonly whole: boolean;
}

/** More pages than any pool has: the limit for an endpoint that never ends a list. */
const MAX_PAGES = 40;

/** The facts in a DescribeUserPool answer. */
export type PoolFacts = Pick<AppClientContext, 'attributes' | 'tier' | 'domain' | 'allowsRegistration'>;

const TIERS = ['LITE', 'ESSENTIALS', 'PLUS'] as const;

/** Milliseconds for which facts stay valid: those of a pool change seldom. */
export const TTL = { pool: 10 * 60_000, client: 2 * 60_000 } as const;

/** The facts of a described pool; what the answer lacks stays unknown. */
export function poolFacts({ attributes, tier, domain, allowsRegistration }: UserPoolDetails): PoolFacts {
  const known = TIERS.find((name) => name === tier);
  return {
    domain,
    ...(attributes && { attributes: { items: attributes, complete: true } }),
    ...(known && { tier: known }),
    ...(allowsRegistration !== undefined && { allowsRegistration }),
  };
}

/** The part of old facts that may still be suggested, marked as incomplete. */
export const staleFacts = ({ attributes }: PoolFacts): PoolFacts | undefined =>
  attributes && { attributes: asStaleList(attributes) };
export const asStaleList = <T>({ items }: PartialList<T>): PartialList<T> => ({ items, complete: false });

export const identityProviders = (
  gateway: CognitoGateway,
  poolId: string,
  signal: AbortSignal,
): Promise<Loaded<PartialList<PoolIdentityProvider>>> =>
  wholeList((next) => gateway.listIdentityProviders(poolId, next, signal), signal);

export const resourceServers = (
  gateway: CognitoGateway,
  poolId: string,
  signal: AbortSignal,
): Promise<Loaded<PartialList<PoolResourceServer>>> =>
  wholeList((next) => gateway.listResourceServers(poolId, next, signal), signal);

/**
 * All pages of a list; when a later page fails, those before it.
 * @throws GatewayError when the first page fails
 */
async function wholeList<T>(
  load: (next: string | undefined) => Promise<ResultPage<T>>,
  signal: AbortSignal,
): Promise<Loaded<PartialList<T>>> {
  const pages: ResultPage<T>[] = [await load(undefined)];
  const loaded = (complete: boolean): Loaded<PartialList<T>> => ({
    value: { items: pages.flatMap(({ items }) => items), complete },
    whole: complete,
  });
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
    const token = next;
    const page = pages.length < MAX_PAGES ? await load(token).catch(() => undefined) : undefined;
    if (signal.aborted || !page || page.next === token) return loaded(false);
    pages.push(page);
  }
  return loaded(true);
}
