import type { CognitoGateway } from '../../../aws/gateway';

/** Longest wait for one answer, with all its attempts, in milliseconds. */
const DEADLINE_MS = 20_000;

/** Runs work on a gateway: one piece after the other, each with a deadline. */
export type SerialQueue = <T>(
  signal: AbortSignal,
  work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>,
) => Promise<T>;

/** The gateway is opened for the first piece of work and closed when none is left, so that refreshed credentials count soon. */
export function createSerialQueue(open: () => Promise<CognitoGateway>): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let gateway: Promise<CognitoGateway> | undefined;
  const close = (): void => {
    if (waiting > 0) return;
    void gateway?.then(
      (it) => it.dispose(),
      () => undefined,
    );
    gateway = undefined;
  };
  return (signal, work) => {
    waiting += 1;
    const turn = last
      .then(async () => {
        signal.throwIfAborted();
        return work(await (gateway ??= open()), AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]));
      })
      .finally(() => {
        waiting -= 1;
        close();
      });
    last = turn.catch(() => undefined);
    return turn;
  };
}
