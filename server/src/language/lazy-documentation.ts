import type { CompletionItem } from 'vscode-json-languageservice';

/** Completion items travel without their documentation to a client that asks for it once somebody looks at an item. */
export interface LazyDocumentation {
  /** The items as they travel; each carries its place in the list as `data`. */
  hold(items: readonly CompletionItem[]): CompletionItem[];
  /** An item of the last list with its documentation; any other as it came. */
  resolve(item: CompletionItem): CompletionItem;
}

/** Keeps the documentation of one list, the last: an editor shows no more than one. */
export function createLazyDocumentation(): LazyDocumentation {
  let last: readonly CompletionItem[] = [];
  return {
    hold(items) {
      last = items;
      return items.map(({ documentation, ...item }, index) => (documentation ? { ...item, data: index } : item));
    },
    resolve(item) {
      const held = last[item.data as number];
      return held?.documentation && held.label === item.label && held.detail === item.detail
        ? { ...item, documentation: held.documentation }
        : item;
    },
  };
}
