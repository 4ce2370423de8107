import type { AppClientContext } from '../../../../../server/src/language/context';
import type { CognitoGateway, Target } from '../../../aws/gateway';
import { createSerialQueue } from './serial-queue';
import { createPoolCache, type ClientFacts, type PoolCache } from './pool-cache';
import type { ContextFreshness } from './freshness';

/** A way to Cognito. Facts that came by one way are not told of another. */
export interface PoolConnection {
  /** Tells this way from others: region, profile, endpoint … */
  readonly key: string;
  open(): Promise<CognitoGateway>;
}

/** What is known of app clients and their pools, read in the background: nothing here throws, and a failure only leaves something unknown. */
export interface PoolContexts {
  /** What is known now; asks nothing. */
  known(connection: PoolConnection, target: Target): AppClientContext;
  /** How that stands; asks nothing. */
  standing(connection: PoolConnection, target: Target): ContextFreshness;
  /**
   * Asks for what is missing or too old, one request at a time for each pool, and resolves to what is known then. Each fact is asked for
   * once in its time to live, whoever asks; after a failure there is a growing pause. Requests that nobody waits for any more are ended.
   * @param partial is told what is known after each kind of fact
   */
  ask(
    connection: PoolConnection,
    target: Target,
    signal: AbortSignal,
    partial?: (context: AppClientContext) => void,
  ): Promise<AppClientContext>;
  /** Takes what a command just read of a client. @returns whether it is news */
  saw(connection: PoolConnection, target: Target, facts: ClientFacts): boolean;
  /** Something that was asked for may be asked for again: it is too old, or the pause after a failure is over. */
  isStale(): boolean;
  /** What failed may be asked for at once. @returns whether anything had */
  retry(): boolean;
  /** All is asked anew next time; what is known stays until then. */
  expire(): void;
  /** Forgets all. */
  clear(): void;
}

/** @param now milliseconds since any moment */
export function createPoolContexts(now: () => number = Date.now): PoolContexts {
  const pools = new Map<string, PoolCache>();
  const poolOf = ({ key, open }: PoolConnection, { userPoolId }: Target): PoolCache => {
    const name = JSON.stringify([key, userPoolId]);
    const pool = pools.get(name) ?? createPoolCache(userPoolId, createSerialQueue(open), now);
    pools.set(name, pool);
    return pool;
  };
  const slots = () => [...pools.values()].flatMap((pool) => pool.slots());
  return {
    known: (connection, target) => poolOf(connection, target).known(target.clientId),
    standing: (connection, target) => poolOf(connection, target).standing(target.clientId),
    async ask(connection, target, signal, partial) {
      const pool = poolOf(connection, target);
      await pool.ask(target.clientId, signal, () => partial?.(pool.known(target.clientId)));
      return pool.known(target.clientId);
    },
    saw(connection, target, facts) {
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
    expire: () => slots().forEach((slot) => slot.expire()),
    clear() {
      slots().forEach((slot) => slot.expire());
      pools.clear();
    },
  };
}
