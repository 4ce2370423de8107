import type { Loaded } from '../../../sync/pool-facts';

/** One fact about a pool or a client, kept for a time. */
export interface Slot<T> {
  known(): T | undefined;
  /** The fact is missing or too old, and no failure was so recent that it is to be left alone. */
  isDue(): boolean;
  /** Asks when it is due, together with whoever asks already. Resolves when it is settled, well or not; never rejects. */
  ask(signal: AbortSignal): Promise<void>;
  /** Takes a fact that somebody else read just now. */
  set(value: T): void;
  /** The next question asks anew. One that is under way is dropped. */
  expire(): void;
  /** The pause after a failure is over. What is known and not too old stays. @returns whether there was one */
  retry(): boolean;
  /** How it stands, for a look at all of them. */
  freshness(): SlotFreshness;
}

/** How a fact stands. `at`: when what is known was read, in milliseconds; `failed`: it could not be read the last time, or not to its end. */
export interface SlotFreshness {
  readonly at: number | undefined;
  readonly failed: boolean;
  readonly isAsking: boolean;
}

export interface SlotOptions<T> {
  /** Milliseconds that a fact counts. */
  readonly ttl: number;
  readonly now: () => number;
  /** Rejects when nothing came; an aborted signal is no failure. */
  readonly load: (signal: AbortSignal) => Promise<Loaded<T>>;
  /** What is left of a fact that is too old when it cannot be read again: nothing in it may accuse any more. */
  readonly asStale: (value: T) => T | undefined;
}

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

interface Question {
  readonly settled: Promise<void>;
  readonly abort: AbortController;
  askers: number;
}

/** Makes an empty slot. */
export function createSlot<T>({ ttl, now, load, asStale }: SlotOptions<T>): Slot<T> {
  let value: T | undefined;
  let at: number | undefined;
  let dueAt = -Infinity;
  let failures = 0;
  let question: Question | undefined;

  const failed = (): void => {
    failures += 1;
    dueAt = now() + Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  };
  const set = (it: T): void => {
    [value, at, failures, dueAt] = [it, now(), 0, now() + ttl];
  };
  const run = async (abort: AbortController): Promise<void> => {
    try {
      const loaded = await load(abort.signal);
      if (abort.signal.aborted) return;
      set(loaded.value);
      if (!loaded.whole) failed();
    } catch {
      if (abort.signal.aborted) return;
      value = value === undefined ? undefined : asStale(value);
      failed();
    }
  };
  const begin = (): Question => {
    const abort = new AbortController();
    const settled = run(abort).finally(() => {
      if (question?.abort === abort) question = undefined;
    });
    return { abort, askers: 0, settled };
  };
  const drop = (it: Question): void => {
    it.abort.abort();
    if (question === it) question = undefined;
  };
  return {
    known: () => value,
    isDue: () => now() >= dueAt,
    async ask(signal) {
      if (signal.aborted || (!question && now() < dueAt)) return;
      const asked = (question ??= begin());
      asked.askers += 1;
      const leave = (): void => {
        if (--asked.askers === 0) drop(asked);
      };
      signal.addEventListener('abort', leave, { once: true });
      await asked.settled;
      signal.removeEventListener('abort', leave);
    },
    set,
    expire() {
      [dueAt, failures] = [-Infinity, 0];
      if (question) drop(question);
    },
    retry() {
      const isWaiting = failures > 0 && now() < dueAt;
      if (isWaiting) dueAt = -Infinity;
      return isWaiting;
    },
    freshness: () => ({
      at: value === undefined ? undefined : at,
      failed: failures > 0,
      isAsking: question !== undefined,
    }),
  };
}
