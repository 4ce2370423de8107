import type { SlotFreshness } from './slot';

/** How what is known of an app client and its pool stands. */
export interface ContextFreshness {
  /** When the oldest of it was read, in milliseconds; undefined while nothing is known. */
  readonly asOf: number | undefined;
  /** What could not be read the last time, or not to its end, in words: "identity providers". */
  readonly unread: readonly string[];
  /** A question is under way. */
  readonly isAsking: boolean;
}

/** Puts the facts of one client together; several may have one name. */
export function freshnessOf(named: readonly (readonly [string, SlotFreshness])[]): ContextFreshness {
  const times = named.map(([, { at }]) => at).filter((it) => it !== undefined);
  return {
    asOf: times.length > 0 ? Math.min(...times) : undefined,
    unread: [...new Set(named.filter(([, { failed }]) => failed).map(([name]) => name))],
    isAsking: named.some(([, { isAsking }]) => isAsking),
  };
}
