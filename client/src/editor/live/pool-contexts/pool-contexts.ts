import type { AppClientContext } from '../../../../../server/src/language/context';
import type { CognitoGateway, Target } from '../../../aws/gateway';
import { createSerialQueue } from './serial-queue';
import { createPoolCache, type ClientFacts, type PoolCache } from './pool-cache';
import type { ContextFreshness } from './freshness';
import type { Slot } from './slot';

/** A connection to Cognito. Facts that one connection brought are not given to another. */
export interface PoolConnection {
  /** Identifies the connection: region, profile, endpoint … */
  readonly key: string;
  open(): Promise<CognitoGateway>;
}

/** What is known of app clients and their pools, read in the background: nothing here throws, and a failure only leaves something unknown. */
export interface PoolContexts {
  /** What is known now; asks nothing. */
  known(connection: PoolConnection, target: Target): AppClientContext;
  /** How fresh that is; asks nothing. */
  freshness(connection: PoolConnection, target: Target): ContextFreshness;
  /**
   * Asks for what is missing or too old, one request at a time for each pool, and resolves to what is known then. Each fact is asked for
   * once in its time to live, whoever asks; after a failure there is a growing pause. A request whose askers have all left is aborted.
   * @param partial called with what is known after each kind of fact
   */
  ask(
    connection: PoolConnection,
    target: Target,
    signal: AbortSignal,
    partial?: (context: AppClientContext) => void,
  ): Promise<AppClientContext>;
  /** Stores what a command just read of a client. @returns whether it is news */
  update(connection: PoolConnection, target: Target, facts: ClientFacts): boolean;
  /** Whether a fact may be asked for again: it is too old, or the pause after a failure is over. */
  isStale(): boolean;
  /** Lets what failed be asked for at once. @returns whether anything had failed */
  retry(): boolean;
  /** Lets everything be asked for again; what is known stays until then. */
  invalidate(): void;
  /** Forgets everything. */
  clear(): void;
}

/** Makes the contexts, in which nothing is known. @param now milliseconds since any moment */
export function createPoolContexts(now: () => number = Date.now): PoolContexts {
  const pools = new Map<string, PoolCache>();
  const poolOf = ({ key, open }: PoolConnection, { userPoolId }: Target): PoolCache => {
    const id = JSON.stringify([key, userPoolId]);
    const pool = pools.get(id) ?? createPoolCache(userPoolId, createSerialQueue(open), now);
    pools.set(id, pool);
    return pool;
  };
  const slots = (): Slot<unknown>[] => [...pools.values()].flatMap((pool) => pool.slots());
  return {
    known: (connection, target) => poolOf(connection, target).known(target.clientId),
    freshness: (connection, target) => poolOf(connection, target).freshness(target.clientId),
    async ask(connection, target, signal, partial) {
      const pool = poolOf(connection, target);
      await pool.ask(target.clientId, signal, () => partial?.(pool.known(target.clientId)));
      return pool.known(target.clientId);
    },
    update(connection, target, facts) {
      const slot = poolOf(connection, target).client(target.clientId);
      const news = JSON.stringify(slot.known()) !== JSON.stringify(facts);
      slot.set(facts);
      return news;
    },
    isStale: () => slots().some((slot) => slot.isDue()),
    retry: () =>
      slots()
        .map((slot) => slot.retry())
        .includes(true),
    invalidate: () => slots().forEach((slot) => slot.invalidate()),
    clear() {
      slots().forEach((slot) => slot.invalidate());
      pools.clear();
    },
  };
}
