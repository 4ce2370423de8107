/**
 * Runs `work` on each item, at most `concurrency` of them at a time, and yields the results in the order of the items. Holds no more
 * than `concurrency` results, however many items there are.
 */
export async function* mapOrdered<T, R>(
  items: AsyncIterable<T>,
  concurrency: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    running.push(work(item));
    if (running.length >= concurrency) yield await running.shift()!;
  }
  while (running.length) yield await running.shift()!;
}

/** The items one after the other, until one of the signals is aborted. */
export async function* untilAborted<T>(items: readonly T[], signals: readonly AbortSignal[]): AsyncGenerator<T> {
  for (const item of items) {
    if (signals.some((signal) => signal.aborted)) return;
    yield item;
  }
}
