import * as vscode from 'vscode';
import type { Listing } from '../../sync/listing';
import { shouldRefresh } from './paged-pick-throttle';
import { pickOne } from '../ui/pick-one';

/** A pick list over a paged list of the service. */
export interface PagedPick<T> {
  readonly title: string;
  /** What the items are, in the plural: "app clients". */
  readonly what: string;
  /** `load` ends when its signal is aborted, which closing the pick list does. */
  readonly list: (signal: AbortSignal) => Listing<T>;
  readonly itemOf: (it: T) => vscode.QuickPickItem;
  /** Something that the typed text means by itself, such as an id of which no page was read yet. */
  readonly typed?: (text: string) => (vscode.QuickPickItem & { readonly it: T }) | undefined;
}

/**
 * Shows the first page at once and streams the others while the user filters what is there; typing never waits for a page.
 * @throws Cancelled when it is closed, and what the loading throws
 */
export async function pickPaged<T>({ title, what, list, itemOf, typed }: PagedPick<T>): Promise<T> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly it: T }>();
  const abort = new AbortController();
  Object.assign(picker, {
    title,
    placeholder: `Loading ${what}…`,
    matchOnDescription: true,
    busy: true,
    keepScrollPosition: true,
  });
  const pages = list(abort.signal);
  const items: (vscode.QuickPickItem & { readonly it: T })[] = [];
  let [shown, shownAt] = [0, 0];
  const show = (): void => {
    for (const it of pages.items.slice(items.length)) items.push({ ...itemOf(it), it });
    const own = typed?.(picker.value.trim());
    const active = picker.activeItems;
    picker.items = own && !items.some(({ description }) => description === own.description) ? [own, ...items] : items;
    if (active.length > 0) picker.activeItems = active;
    [shown, shownAt] = [items.length, performance.now()];
  };
  const loading = (async () => {
    while (pages.hasMore) {
      await pages.more();
      if (
        shouldRefresh({
          shown,
          have: pages.items.length,
          milliseconds: performance.now() - shownAt,
          last: !pages.hasMore,
        })
      )
        show();
      picker.placeholder = pages.hasMore
        ? `Loading ${what}: ${pages.items.length} so far. Type to filter them.`
        : placeholderFor(pages.items.length, what);
    }
    picker.busy = false;
  })();
  if (typed) picker.onDidChangeValue(show);
  const failed = new Promise<never>((_, reject) => {
    loading.catch((error: unknown) => reject(error as Error));
  });
  try {
    return (await Promise.race([pickOne(picker), failed])).it;
  } finally {
    abort.abort();
    picker.dispose();
  }
}

const placeholderFor = (count: number, what: string): string =>
  count > 0 ? `Type to filter ${count} ${what}` : `There are no ${what} here.`;
