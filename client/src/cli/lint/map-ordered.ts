/**
 * Runs `work` on each item, at most `atOnce` of them at a time, and yields the results in the order of the items. Holds no more than
 * `atOnce` results, however many items there are.
 */
export async function* mapOrdered<T, R>(
  items: AsyncIterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    running.push(work(item));
    if (running.length >= atOnce) yield await running.shift()!;
  }
  while (running.length) yield await running.shift()!;
}
