/** Time, so that a test can have its own. Milliseconds. */
export interface Clock {
  now(): number;
  /** Resolves after at least so long. Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/**
 * Lets requests go one after the other, so that no second at the service holds more of them than the rate. A request arrives at some time
 * between its start and its answer; so the time is counted from answers, and neither a slow connection nor a busy machine can crowd them.
 */
export interface Rate {
  /**
   * Resolves when a request may be sent, in the order of the calls; what it resolves with is to be called when the request was answered or
   * has failed. Rejects with the signal's reason when it is aborted.
   */
  take(signal: AbortSignal): Promise<() => void>;
  /** The service said that it was too much: half the rate from now on, after a pause. Answers to requests of before a pause count once. */
  throttled(): void;
  /** A request was answered: what a throttle took comes back, slowly. */
  succeeded(): void;
  /** Requests a second, as it is now. */
  readonly perSecond: number;
}

/** Requests are spread evenly; a late one may be made up for by so much, or a busy machine would fall behind. */
const LATE_MS = 100;
/** A service that throttles has counted more requests than these: somebody else's. It is given a second. */
const PAUSE_MS = 1000;
const LEAST = 0.2;
/** Answers until a halved rate is whole again, at the first half. */
const RECOVERY = 50;

/**
 * A rate that adapts itself (additive increase, multiplicative decrease).
 * @param most requests a second that are never exceeded, at least 0.2; with a fraction, that many in several seconds
 */
export function createRate(most: number, clock: Clock): Rate {
  let [now, next, pausedUntil] = [most, 0, 0];
  let turn: Promise<unknown> = Promise.resolve();
  /** A request may start a window after the answer of the one that is so many before it. */
  const ahead = Math.ceil(most);
  const windowMs = (1000 * ahead) / most;
  const answers: Promise<number>[] = [];

  const until = async (time: () => number, signal: AbortSignal): Promise<void> => {
    for (let left = time() - clock.now(); left > 0; left = time() - clock.now()) await clock.sleep(left, signal);
  };
  const wait = async (signal: AbortSignal): Promise<() => void> => {
    signal.throwIfAborted();
    const oldest = answers.length < ahead ? undefined : await unlessAborted(answers[0]!, signal);
    await until(() => Math.max(next, oldest === undefined ? 0 : oldest + windowMs), signal);
    next = Math.max(next, clock.now() - LATE_MS) + 1000 / now;
    if (oldest !== undefined) void answers.shift();
    let answered = (): void => undefined;
    answers.push(
      new Promise((resolve) => {
        answered = () => resolve(clock.now());
      }),
    );
    return answered;
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
    succeeded() {
      now = Math.min(most, now + most / 2 / RECOVERY);
    },
    get perSecond() {
      return now;
    },
  };
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
  });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', abort));
}

/** The time of this process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', end);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', end, { once: true });
    }),
};
