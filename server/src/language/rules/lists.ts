import type { ClosestMatch } from '../nearest';
import type { Fix, Path } from '../problem';
import type { Finding } from './rule';
import type { ParameterName } from '../schema';

/** Every item with its place. */
export function placed(name: ParameterName, items: readonly string[] = []): { item: string; at: Path }[] {
  return items.map((item, index) => ({ item, at: [name, index] }));
}

export function removeItem(item: string, at: Path): Fix {
  return { title: `Remove ${item}`, set: [[at, undefined]] };
}

export function replaceItem(by: string, at: Path): Fix {
  return { title: `Change to ${by}`, set: [[at, by]] };
}

/** The same repair, where nothing else can be meant (Fix.safe). */
export function safely(fix: Fix): Fix {
  return { ...fix, safe: true };
}

/** Changes an item to what was meant, if that is known. */
export function meantItem(meant: ClosestMatch | undefined, at: Path): { readonly fix?: Fix } {
  return meant ? { fix: meant.plainly ? safely(replaceItem(meant.word, at)) : replaceItem(meant.word, at) } : {};
}

/** Adds an item at the end of a list, or makes the list. */
export function addItem(name: ParameterName, items: readonly string[] | undefined, item: string): Fix {
  return { title: `Add ${item} to ${name}`, set: [items?.length ? [[name, items.length], item] : [[name], [item]]] };
}

/** One finding for several places of which the same is to be said: on the first, which leads to the others. None for no place. */
export function together<P extends { readonly at: Path }>(
  places: readonly P[],
  describe: (first: P) => Omit<Finding, 'at' | 'related'>,
): Finding[] {
  const [first, ...others] = places;
  return first
    ? [
        {
          at: first.at,
          ...describe(first),
          ...(others.length > 0 && { related: others.map(({ at }) => ({ at, message: 'The same here.' })) }),
        },
      ]
    : [];
}

/** Absent and empty mean the same to the rules about OAuth. */
export function isEmpty(items: readonly unknown[] | undefined): boolean {
  return items === undefined || items.length === 0;
}
