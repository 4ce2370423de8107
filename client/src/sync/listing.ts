import type { ResultPage } from '../aws/gateway';
import { pageCheck } from './pages';

/** A paged list of the service, as far as it was read. */
export interface Listing<T> {
  readonly items: readonly T[];
  /** More may come; true before the first page. */
  readonly hasMore: boolean;
  /**
   * Reads on until something new is there or the list has ended: a page may be empty and still have a next one.
   * Joins a reading that is under way. Rejects as the loading does, and for a list that would never end; the next call tries the same
   * page again.
   */
  more(): Promise<void>;
}

/** Makes a list of pages that are read one at a time, each once. */
export function listing<T>(load: (next: string | undefined) => Promise<ResultPage<T>>): Listing<T> {
  const items: T[] = [];
  let [next, begun]: [string | undefined, boolean] = [undefined, false];
  const check = pageCheck();
  let reading: Promise<void> | undefined;
  const hasMore = (): boolean => !begun || next !== undefined;
  const read = async (): Promise<void> => {
    for (const before = items.length; hasMore() && items.length === before;) {
      const page = await load(next);
      check(page);
      items.push(...page.items);
      [next, begun] = [page.next, true];
    }
  };
  return {
    items,
    get hasMore() {
      return hasMore();
    },
    more: () =>
      (reading ??= read().finally(() => {
        reading = undefined;
      })),
  };
}
