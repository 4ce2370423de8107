import type {
  AppClientContext,
  PartialList,
  PoolIdentityProvider,
  PoolResourceServer,
} from '../../../../../server/src/language/context';
import { fromDescribe } from '../../../sync/settings';
import { identityProviders, poolFacts, resourceServers, TTL, staleFacts, asStaleList } from '../../../sync/pool-facts';
import type { SerialQueue } from './serial-queue';
import { createSlot, type Slot } from './slot';
import { freshnessOf, type ContextFreshness } from './freshness';

/** What DescribeUserPoolClient tells. */
export type ClientFacts = Required<Pick<AppClientContext, 'live' | 'hasSecret'>>;

/** Most providers of a client whose mappings are read: each takes a request. */
const MOST_MAPPED = 10;

/** What is known of one pool and its clients. */
export interface PoolCache {
  client(clientId: string): Slot<ClientFacts>;
  /** Asks for all that is due, one request after the other; `settled` is called after each kind. */
  ask(clientId: string, signal: AbortSignal, settled: () => void): Promise<void>;
  known(clientId: string): AppClientContext;
  standing(clientId: string): ContextFreshness;
  slots(): readonly Slot<unknown>[];
}

export function createPoolCache(id: string, inTurn: SerialQueue, now: () => number): PoolCache {
  const clients = new Map<string, Slot<ClientFacts>>();
  const mappings = new Map<string, Slot<readonly string[]>>();
  const details = createSlot({
    ttl: TTL.pool,
    now,
    asStale: staleFacts,
    load: async (signal) => ({
      value: await inTurn(signal, async (it, until) => poolFacts(await it.describeUserPool(id, until))),
      whole: true,
    }),
  });
  const providers = createSlot<PartialList<PoolIdentityProvider>>({
    ttl: TTL.pool,
    now,
    asStale: asStaleList,
    load: (signal) => inTurn(signal, (it, until) => identityProviders(it, id, until)),
  });
  const servers = createSlot<PartialList<PoolResourceServer>>({
    ttl: TTL.pool,
    now,
    asStale: asStaleList,
    load: (signal) => inTurn(signal, (it, until) => resourceServers(it, id, until)),
  });
  const client = (clientId: string): Slot<ClientFacts> =>
    kept(clients, clientId, () =>
      createSlot<ClientFacts>({
        ttl: TTL.client,
        now,
        asStale: () => undefined,
        load: async (signal) => {
          const { members, hasSecret } = await inTurn(signal, (it, until) =>
            it.describeUserPoolClient({ userPoolId: id, clientId }, until),
          );
          return { value: { live: fromDescribe(members).settings, hasSecret }, whole: true };
        },
      }),
    );
  const mapping = (name: string): Slot<readonly string[]> =>
    kept(mappings, name, () =>
      createSlot<readonly string[]>({
        ttl: TTL.pool,
        now,
        asStale: () => undefined,
        load: async (signal) => ({
          value: (await inTurn(signal, (it, until) => it.describeIdentityProvider(id, name, until))).fills,
          whole: true,
        }),
      }),
    );
  return {
    client,
    async ask(clientId, signal, settled) {
      const all = (slots: readonly Slot<unknown>[]): Promise<unknown> =>
        Promise.all(slots.filter((slot) => slot.isDue()).map((slot) => slot.ask(signal).then(settled)));
      await all([client(clientId), providers, servers, details]);
      const used =
        client(clientId)
          .known()
          ?.live.SupportedIdentityProviders?.filter((provider) => provider !== 'COGNITO') ?? [];
      await all(used.slice(0, MOST_MAPPED).map(mapping));
    },
    known(clientId) {
      const facts = details.known();
      const [identityProviders, resourceServers] = [providers.known(), servers.known()];
      const attributes = facts?.attributes && {
        ...facts.attributes,
        items: facts.attributes.items.map((item) => ({ ...item, ...filledBy(item.name, mappings) })),
      };
      return {
        ...facts,
        ...(attributes && { attributes }),
        ...(identityProviders && { identityProviders }),
        ...(resourceServers && { resourceServers }),
        ...client(clientId).known(),
      };
    },
    standing: (clientId) =>
      freshnessOf([
        ['app client', client(clientId).freshness()],
        ['identity providers', providers.freshness()],
        ['resource servers', servers.freshness()],
        ['user pool', details.freshness()],
        ...[...mappings.values()].map((it) => ['attribute mappings', it.freshness()] as const),
      ]),
    slots: () => [details, providers, servers, ...clients.values(), ...mappings.values()],
  };
}

/** Absent while no mapping is known. */
function filledBy(
  attribute: string,
  mappings: ReadonlyMap<string, Slot<readonly string[]>>,
): { readonly mappedBy?: readonly string[] } {
  const known = [...mappings].filter(([, slot]) => slot.known());
  return known.length === 0
    ? {}
    : { mappedBy: known.filter(([, slot]) => slot.known()?.includes(attribute)).map(([name]) => name) };
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
