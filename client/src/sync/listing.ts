import type { ResultPage } from '../aws/gateway';
import { pageCheck } from './pages';

/** The part of a paged list that was read so far. */
export interface Listing<T> {
  readonly items: readonly T[];
  /** More may come; true before the first page. */
  readonly hasMore: boolean;
  /**
   * Reads until there is a new item or the list has ended: a page may be empty and still have a next one.
   * Joins a reading that is under way. Rejects as `load` does, and for a list that would never end; the next call tries the same page
   * again.
   */
  more(): Promise<void>;
}

/** Creates a list whose pages are read one at a time, each once. */
export function listing<T>(load: (next: string | undefined) => Promise<ResultPage<T>>): Listing<T> {
  const items: T[] = [];
  let next: string | undefined;
  let hasBegun = false;
  const check = pageCheck();
  let reading: Promise<void> | undefined;
  const hasMore = (): boolean => !hasBegun || next !== undefined;
  const read = async (): Promise<void> => {
    for (const before = items.length; hasMore() && items.length === before;) {
      const page = await load(next);
      check(page);
      items.push(...page.items);
      next = page.next;
      hasBegun = true;
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
