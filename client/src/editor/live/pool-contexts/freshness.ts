import type { SlotFreshness } from './slot';

/** How fresh and complete what is known of an app client and its pool is. */
export interface ContextFreshness {
  /** When the oldest of it was read, in milliseconds; undefined while nothing is known. */
  readonly asOf: number | undefined;
  /** What could not be read the last time, or not to its end, by name: "identity providers". */
  readonly unread: readonly string[];
  /** A request is running. */
  readonly isAsking: boolean;
}

/** Combines the freshness of all facts of one client; several may have one name. */
export function freshnessOf(named: readonly (readonly [string, SlotFreshness])[]): ContextFreshness {
  const times = named.map(([, { at }]) => at).filter((time) => time !== undefined);
  return {
    asOf: times.length > 0 ? Math.min(...times) : undefined,
    unread: [...new Set(named.filter(([, { failed }]) => failed).map(([name]) => name))],
    isAsking: named.some(([, { isAsking }]) => isAsking),
  };
}
