/** The time, which a test can replace. In milliseconds. */
export interface Clock {
  now(): number;
  /** Resolves after at least so long. Rejects with the signal's reason when it is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/**
 * Limits the requests that arrive at the service in any second. A request arrives at some time between its start and its answer. So the
 * time is counted from answers: neither a slow connection nor a busy machine can bring more requests into one second.
 */
export interface Rate {
  /**
   * Resolves when a request may be sent, in the order of the calls, to a function that the caller calls when the request was answered
   * or has failed. Rejects with the signal's reason when it is aborted.
   */
  take(signal: AbortSignal): Promise<() => void>;
  /** Call it when the service throttles: halves the rate, after a pause. Several throttled answers within one pause count once. */
  throttled(): void;
  /** Call it when a request was answered: a reduced rate slowly recovers. */
  succeeded(): void;
  /** Requests a second at the moment. */
  readonly perSecond: number;
}

/** Requests are spread evenly. One that is late by up to this much does not delay the next: a busy machine would fall behind. */
const MAX_CATCH_UP_MS = 100;
/** The pause after a throttle: the service has also counted the requests of others. */
const PAUSE_MS = 1000;
/** Requests a second, however often the service throttles. */
const MIN_RATE = 0.2;
/** Answers after which a halved rate is back at its maximum. */
const RECOVERY_ANSWERS = 50;

/**
 * A rate that adapts itself (additive increase, multiplicative decrease).
 * @param maxRate requests a second that are never exceeded, at least 0.2; with a fraction, that many in several seconds
 */
export function createRate(maxRate: number, clock: Clock): Rate {
  let perSecond = maxRate;
  let nextStart = 0;
  let pausedUntil = 0;
  let turn: Promise<unknown> = Promise.resolve();
  // With a maximum of 3, the fourth request starts at least a second after the first one was answered; with 0.5, the second one
  // at least two seconds after. So no window holds more than `windowSize` requests, whenever they arrived in it.
  const windowSize = Math.ceil(maxRate);
  const windowMs = (1000 * windowSize) / maxRate;
  /** When the last requests were answered, at most `windowSize` of them. */
  const answerTimes: Promise<number>[] = [];

  const until = async (time: () => number, signal: AbortSignal): Promise<void> => {
    for (let left = time() - clock.now(); left > 0; left = time() - clock.now()) await clock.wait(left, signal);
  };
  const wait = async (signal: AbortSignal): Promise<() => void> => {
    signal.throwIfAborted();
    const oldest = answerTimes.length < windowSize ? undefined : await unlessAborted(answerTimes[0]!, signal);
    await until(() => Math.max(nextStart, oldest === undefined ? 0 : oldest + windowMs), signal);
    nextStart = Math.max(nextStart, clock.now() - MAX_CATCH_UP_MS) + 1000 / perSecond;
    if (oldest !== undefined) void answerTimes.shift();
    let answered = (): void => undefined;
    answerTimes.push(
      new Promise((resolve) => {
        answered = () => resolve(clock.now());
      }),
    );
    return answered;
  };
  return {
    take(signal) {
      const taken = turn.then(() => wait(signal));
      turn = taken.catch(() => undefined);
      return taken;
    },
    throttled() {
      if (clock.now() < pausedUntil) return;
      perSecond = Math.max(Math.min(MIN_RATE, maxRate), perSecond / 2);
      pausedUntil = clock.now() + PAUSE_MS;
      nextStart = Math.max(nextStart, pausedUntil);
    },
    succeeded() {
      perSecond = Math.min(maxRate, perSecond + maxRate / 2 / RECOVERY_ANSWERS);
    },
    get perSecond() {
      return perSecond;
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

/** The clock of this process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) =>
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
