import type { CognitoGateway } from '../../../aws/gateway';

/** Longest wait for one answer, with all its attempts, in milliseconds. */
const DEADLINE_MS = 20_000;

/** Runs jobs on a gateway, one after the other, each with a deadline. */
export type SerialQueue = <T>(
  signal: AbortSignal,
  work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>,
) => Promise<T>;

/** Makes a queue. Its gateway is opened for the first job and closed when none is left, so that refreshed credentials count soon. */
export function createSerialQueue(open: () => Promise<CognitoGateway>, deadlineMs = DEADLINE_MS): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let gateway: Promise<CognitoGateway> | undefined;
  function closeIfIdle(): void {
    if (waiting > 0) return;
    void gateway?.then(
      (opened) => opened.dispose(),
      () => undefined,
    );
    gateway = undefined;
  }
  return (signal, work) => {
    waiting += 1;
    const job = last
      .then(async () => {
        signal.throwIfAborted();
        return work(await (gateway ??= open()), AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]));
      })
      .finally(() => {
        waiting -= 1;
        closeIfIdle();
      });
    last = job.catch(() => undefined);
    return job;
  };
}
