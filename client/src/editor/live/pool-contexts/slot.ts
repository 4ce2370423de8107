import type { Loaded } from '../../../sync/pool-facts';

/** One fact about a pool or a client, cached for a time. */
export interface Slot<T> {
  known(): T | undefined;
  /** The fact is missing or too old, and no pause after a failure is running. */
  isDue(): boolean;
  /** Asks when it is due, or joins a request that is running. Resolves when that has succeeded or failed; never rejects. */
  ask(signal: AbortSignal): Promise<void>;
  /** Stores a fact that was just read elsewhere. */
  set(value: T): void;
  /** Makes the fact due, and drops a request that is running. */
  invalidate(): void;
  /** Ends the pause after a failure. What is known and not too old stays. @returns whether there was a pause */
  retry(): boolean;
  /** How fresh the fact is. */
  freshness(): SlotFreshness;
}

/** How fresh and complete a fact is. */
export interface SlotFreshness {
  /** When what is known was read, in milliseconds. */
  readonly at: number | undefined;
  /** It could not be read the last time, or not to its end. */
  readonly failed: boolean;
  readonly isAsking: boolean;
}

/** What a slot is made with. */
export interface SlotOptions<T> {
  /** How long a fact is valid, in milliseconds. */
  readonly ttl: number;
  readonly now: () => number;
  /** Reads the fact. Rejects when nothing was read; an aborted signal is no failure. */
  readonly load: (signal: AbortSignal) => Promise<Loaded<T>>;
  /** What is left of a fact that is too old when it cannot be read again: no finding may rest on it. */
  readonly asStale: (value: T) => T | undefined;
}

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** A request that is running, and how many wait for it. */
interface RunningRequest {
  readonly settled: Promise<void>;
  readonly abort: AbortController;
  askers: number;
}

/** Makes an empty slot. */
export function createSlot<T>({ ttl, now, load, asStale }: SlotOptions<T>): Slot<T> {
  let value: T | undefined;
  let readAt: number | undefined;
  let dueAt = -Infinity;
  let failures = 0;
  let running: RunningRequest | undefined;

  function pause(): void {
    failures += 1;
    dueAt = now() + Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  }
  function set(loaded: T): void {
    value = loaded;
    readAt = now();
    failures = 0;
    dueAt = readAt + ttl;
  }
  async function run(abort: AbortController): Promise<void> {
    try {
      const loaded = await load(abort.signal);
      if (abort.signal.aborted) return;
      set(loaded.value);
      if (!loaded.whole) pause();
    } catch {
      if (abort.signal.aborted) return;
      value = value === undefined ? undefined : asStale(value);
      pause();
    }
  }
  function start(): RunningRequest {
    const abort = new AbortController();
    const settled = run(abort).finally(() => {
      if (running?.abort === abort) running = undefined;
    });
    return { abort, askers: 0, settled };
  }
  function drop(request: RunningRequest): void {
    request.abort.abort();
    if (running === request) running = undefined;
  }
  return {
    known: () => value,
    isDue: () => now() >= dueAt,
    async ask(signal) {
      if (signal.aborted || (!running && now() < dueAt)) return;
      const request = (running ??= start());
      request.askers += 1;
      const leave = (): void => {
        request.askers -= 1;
        if (request.askers === 0) drop(request);
      };
      signal.addEventListener('abort', leave, { once: true });
      await request.settled;
      signal.removeEventListener('abort', leave);
    },
    set,
    invalidate() {
      dueAt = -Infinity;
      failures = 0;
      if (running) drop(running);
    },
    retry() {
      const isWaiting = failures > 0 && now() < dueAt;
      if (isWaiting) dueAt = -Infinity;
      return isWaiting;
    },
    freshness: () => ({
      at: value === undefined ? undefined : readAt,
      failed: failures > 0,
      isAsking: running !== undefined,
    }),
  };
}
