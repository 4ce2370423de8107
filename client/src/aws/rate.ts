/** Time, so that a test can have its own. Milliseconds. */
export interface Clock {
  now(): number;
  /** Resolves after at least so long. Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Lets requests go one after the other, no more of them in any second than the rate. */
export interface Rate {
  /** Resolves when a request may be sent, in the order of the calls. Rejects with the signal's reason when it is aborted. */
  take(signal: AbortSignal): Promise<void>;
  /** The service said that it was too much: half the rate from now on, after a pause. Answers to requests of before a pause count once. */
  throttled(): void;
  /** A request was answered: what a throttle took comes back, slowly. */
  succeeded(): void;
  /** Requests a second, as it is now. */
  readonly perSecond: number;
}

/** A late timer may be made up for by so much, or a busy machine would fall behind; with it and the margin no second holds more than the rate. */
const LATE_MS = 25;
const MARGIN = 0.94;
/** A service that throttles has counted more requests than these: somebody else's. It is given a second. */
const PAUSE_MS = 1000;
const LEAST = 0.2;
/** Answers until a halved rate is whole again, at the first half. */
const RECOVERY = 50;

/**
 * A rate that adapts itself (additive increase, multiplicative decrease).
 * @param most requests a second that are never exceeded, at least 0.2
 */
export function createRate(most: number, clock: Clock): Rate {
  let [now, next, pausedUntil] = [most, 0, 0];
  let turn: Promise<void> = Promise.resolve();
  const wait = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    for (let ahead = next - clock.now(); ahead > 0; ahead = next - clock.now()) await clock.sleep(ahead, signal);
    next = Math.max(next, clock.now() - LATE_MS) + 1000 / (now * MARGIN);
  };
  return {
    take(signal) {
      const mine = turn.then(() => wait(signal));
      turn = mine.catch(() => undefined);
      return mine;
    },
    throttled() {
      if (clock.now() < pausedUntil) return;
      now = Math.max(Math.min(LEAST, most), now / 2);
      pausedUntil = clock.now() + PAUSE_MS;
      next = Math.max(next, pausedUntil);
    },
    succeeded() { now = Math.min(most, now + most / 2 / RECOVERY); },
    get perSecond() { return now; },
  };
}

/** The time of this process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
    const end = (): void => { clearTimeout(timer); reject(signal.reason as Error); };
    const timer = setTimeout(() => { signal.removeEventListener('abort', end); resolve(); }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  }),
};
