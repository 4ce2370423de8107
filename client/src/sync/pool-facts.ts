import type {
  AppClientContext,
  PartialList,
  PoolIdentityProvider,
  PoolResourceServer,
} from '../../../server/src/language/context';
import type { CognitoGateway, ResultPage, UserPoolDetails } from '../aws/gateway';

/** What a question brought: `whole` is false when only a part of it came. */
export interface Loaded<T> {
  readonly value: T;
  readonly whole: boolean;
}

/** No pool has as many pages; an endpoint that never ends a list is left. */
const MOST_PAGES = 40;

/** What DescribeUserPool tells. */
export type PoolFacts = Pick<AppClientContext, 'attributes' | 'tier' | 'domain'>;

const TIERS = ['LITE', 'ESSENTIALS', 'PLUS'] as const;

/** Milliseconds that facts count: those of a pool change seldom. */
export const TTL = { pool: 10 * 60_000, client: 2 * 60_000 } as const;

/** The facts out of a described pool; what it did not tell stays unknown. */
export function poolFacts({ attributes, tier, domain }: UserPoolDetails): PoolFacts {
  const known = TIERS.find((it) => it === tier);
  return {
    domain,
    ...(attributes && { attributes: { items: attributes, complete: true } }),
    ...(known && { tier: known }),
  };
}

/** What may still be offered of old facts. */
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

/** All pages; when one of them fails behind the first, those before it. @throws GatewayError when the first fails */
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
    const page = pages.length < MOST_PAGES ? await load(token).catch(() => undefined) : undefined;
    if (signal.aborted || !page || page.next === token) return loaded(false);
    pages.push(page);
  }
  return loaded(true);
}
