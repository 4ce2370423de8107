import type * as vscode from 'vscode';
import type { Listing } from '../../sync/listing';
import { createPicker, pickOne } from '../ui/quick-pick';

/** An item of a pick list, with its value. */
export type ValueItem<T> = vscode.QuickPickItem & { readonly value: T };

/** A pick list over a paged list of the service. */
export interface PagedPick<T> {
  readonly title: string;
  /** What the items are, in the plural: "app clients". */
  readonly what: string;
  /** `load` ends when its signal is aborted, which closing the pick list does. */
  readonly list: (signal: AbortSignal) => Listing<T>;
  readonly itemOf: (value: T) => vscode.QuickPickItem;
  /** Something that the typed text means by itself, such as an id of which no page was read yet. */
  readonly typed?: (text: string) => ValueItem<T> | undefined;
}

/** VS Code takes all items again each time: shown page by page, 10,000 items would be sent eighty times over. */
const REFRESH_GROWTH = 1.3;
const REFRESH_MS = 1000;

/**
 * Shows the first page at once and streams the others while the user filters what is there; typing never waits for a page.
 * @throws Cancelled when it is closed, and what the loading throws
 */
export async function pickPaged<T>({ title, what, list, itemOf, typed }: PagedPick<T>): Promise<T> {
  const picker = createPicker<ValueItem<T>>();
  const abort = new AbortController();
  Object.assign(picker, {
    title,
    placeholder: `Loading ${what}…`,
    matchOnDescription: true,
    busy: true,
    keepScrollPosition: true,
  });
  const pages = list(abort.signal);
  const items: ValueItem<T>[] = [];
  let shown = 0;
  let shownAt = 0;
  function show(): void {
    for (const value of pages.items.slice(items.length)) items.push({ ...itemOf(value), value });
    const own = typed?.(picker.value.trim());
    const active = picker.activeItems;
    picker.items = own && !items.some(({ description }) => description === own.description) ? [own, ...items] : items;
    if (active.length > 0) picker.activeItems = active;
    shown = items.length;
    shownAt = performance.now();
  }
  /** At once at first, then in growing steps, but never a second late. */
  function shouldRefresh(): boolean {
    return !pages.hasMore || pages.items.length >= shown * REFRESH_GROWTH || performance.now() - shownAt >= REFRESH_MS;
  }
  async function loadAll(): Promise<void> {
    while (pages.hasMore) {
      await pages.more();
      if (shouldRefresh()) show();
      picker.placeholder = placeholderFor(pages, what);
    }
    picker.busy = false;
  }
  const loading = loadAll();
  if (typed) picker.onDidChangeValue(show);
  const failed = new Promise<never>((_, reject) => {
    loading.catch((error: unknown) => reject(error as Error));
  });
  try {
    return (await Promise.race([pickOne(picker), failed])).value;
  } finally {
    abort.abort();
    picker.dispose();
  }
}

function placeholderFor({ items, hasMore }: Listing<unknown>, what: string): string {
  if (hasMore) return `Loading ${what}: ${items.length} so far. Type to filter them.`;
  return items.length > 0 ? `Type to filter ${items.length} ${what}` : `There are no ${what} here.`;
}
