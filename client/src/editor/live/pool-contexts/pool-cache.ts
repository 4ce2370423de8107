import type {
  AppClientContext,
  PartialList,
  PoolIdentityProvider,
  PoolResourceServer,
} from '../../../../../server/src/language/context';
import type { CognitoGateway } from '../../../aws/gateway';
import { isRegisteredIn } from '../../../sync/live';
import { fromDescribe } from '../../../sync/settings';
import {
  asStaleList,
  identityProviders,
  poolFacts,
  resourceServers,
  staleFacts,
  TTL,
  type Loaded,
} from '../../../sync/pool-facts';
import type { SerialQueue } from './serial-queue';
import { createSlot, type Slot, type SlotOptions } from './slot';
import { freshnessOf, type ContextFreshness } from './freshness';

/** What DescribeUserPoolClient shows of a client. */
export type ClientFacts = Required<Pick<AppClientContext, 'live' | 'hasSecret'>> &
  Pick<AppClientContext, 'isRegistered'>;

/** Most providers of a client whose mappings are read: each takes a request. */
const MAX_MAPPINGS = 10;

/** What is known of one pool and its clients. */
export interface PoolCache {
  client(clientId: string): Slot<ClientFacts>;
  /** Asks for all that is due, one request after the other; `settled` is called after each kind. */
  ask(clientId: string, signal: AbortSignal, settled: () => void): Promise<void>;
  known(clientId: string): AppClientContext;
  freshness(clientId: string): ContextFreshness;
  slots(): readonly Slot<unknown>[];
}

/** The attributes that a provider fills. */
type Mapping = readonly string[];

export function createPoolCache(poolId: string, enqueue: SerialQueue, now: () => number): PoolCache {
  /** Reads a fact that comes whole or not at all. */
  const readWhole =
    <T>(read: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>) =>
    async (signal: AbortSignal): Promise<Loaded<T>> => ({ value: await enqueue(signal, read), whole: true });
  const pool = createSlot({
    ttl: TTL.pool,
    now,
    asStale: staleFacts,
    load: readWhole(async (gateway, signal) => poolFacts(await gateway.describeUserPool(poolId, signal))),
  });
  const providers = createSlot<PartialList<PoolIdentityProvider>>({
    ttl: TTL.pool,
    now,
    asStale: asStaleList,
    load: (signal) => enqueue(signal, (gateway, until) => identityProviders(gateway, poolId, until)),
  });
  const servers = createSlot<PartialList<PoolResourceServer>>({
    ttl: TTL.pool,
    now,
    asStale: asStaleList,
    load: (signal) => enqueue(signal, (gateway, until) => resourceServers(gateway, poolId, until)),
  });
  const clients = createSlots<ClientFacts>((clientId) => ({
    ttl: TTL.client,
    now,
    asStale: () => undefined,
    load: readWhole(async (gateway, signal) => {
      const { members, showsSecret } = await gateway.describeUserPoolClient({ userPoolId: poolId, clientId }, signal);
      const { settings: live } = fromDescribe(members);
      return { live, hasSecret: showsSecret || undefined, isRegistered: isRegisteredIn(members) };
    }),
  }));
  // Asked for once, of clients that describe shows no secret of: whether a client has a secret never changes.
  const secrets = createSlots<boolean>((clientId) => ({
    ttl: Infinity,
    now,
    asStale: (hasSecret) => hasSecret,
    load: readWhole(async (gateway, signal) => {
      const listed = await gateway.listUserPoolClientSecrets({ userPoolId: poolId, clientId }, signal);
      return listed.length > 0;
    }),
  }));
  const mappings = createSlots<Mapping>((provider) => ({
    ttl: TTL.pool,
    now,
    asStale: () => undefined,
    load: readWhole(async (gateway, signal) => {
      const { fills } = await gateway.describeIdentityProvider(poolId, provider, signal);
      return fills;
    }),
  }));
  return {
    client: clients.of,
    async ask(clientId, signal, settled) {
      const askDue = (slots: readonly Slot<unknown>[]): Promise<unknown> =>
        Promise.all(slots.filter((slot) => slot.isDue()).map((slot) => slot.ask(signal).then(settled)));
      await askDue([clients.of(clientId), providers, servers, pool]);
      const facts = clients.of(clientId).known();
      if (facts && facts.hasSecret === undefined) await askDue([secrets.of(clientId)]);
      const names = facts?.live.SupportedIdentityProviders ?? [];
      const external = names.filter((name) => name !== 'COGNITO');
      await askDue(external.slice(0, MAX_MAPPINGS).map(mappings.of));
    },
    known(clientId) {
      const facts = pool.known();
      const attributes = facts?.attributes && {
        ...facts.attributes,
        items: facts.attributes.items.map((item) => ({ ...item, ...mappedBy(item.name, mappings.all) })),
      };
      const knownProviders = providers.known();
      const knownServers = servers.known();
      const client = clients.of(clientId).known();
      return {
        ...facts,
        ...(attributes && { attributes }),
        ...(knownProviders && { identityProviders: knownProviders }),
        ...(knownServers && { resourceServers: knownServers }),
        ...client,
        ...(client && { hasSecret: client.hasSecret ?? secrets.all.get(clientId)?.known() }),
      };
    },
    freshness: (clientId) =>
      freshnessOf([
        ['app client', clients.of(clientId).freshness()],
        ...[secrets.all.get(clientId)].flatMap((slot) => (slot ? [['client secrets', slot.freshness()] as const] : [])),
        ['identity providers', providers.freshness()],
        ['resource servers', servers.freshness()],
        ['user pool', pool.freshness()],
        ...[...mappings.all.values()].map((mapping) => ['attribute mappings', mapping.freshness()] as const),
      ]),
    slots: () => [pool, providers, servers, ...clients.all.values(), ...secrets.all.values(), ...mappings.all.values()],
  };
}

/** Slots of one kind by key, each made when it is first asked for. */
function createSlots<T>(optionsOf: (key: string) => SlotOptions<T>): {
  readonly all: ReadonlyMap<string, Slot<T>>;
  readonly of: (key: string) => Slot<T>;
} {
  const all = new Map<string, Slot<T>>();
  return {
    all,
    of(key) {
      const slot = all.get(key) ?? createSlot(optionsOf(key));
      all.set(key, slot);
      return slot;
    },
  };
}

/** Which providers fill an attribute; absent while no mapping is known. */
function mappedBy(
  attribute: string,
  mappings: ReadonlyMap<string, Slot<Mapping>>,
): { readonly mappedBy?: readonly string[] } {
  const known = [...mappings].filter(([, slot]) => slot.known());
  return known.length === 0
    ? {}
    : { mappedBy: known.filter(([, slot]) => slot.known()?.includes(attribute)).map(([name]) => name) };
}
