import type { AppClientContext } from '../context';
import type { ClosestMatch } from '../nearest';
import type { Fix, Path } from '../problem';
import type { Finding } from './rule';
import type { AppClientParameters, ParameterName } from '../schema';

/** Every item with its place. */
export function placed(name: ParameterName, items: readonly string[] = []): { item: string; at: Path }[] {
  return items.map((item, index) => ({ item, at: [name, index] }));
}

/**
 * The fix that removes items of a list. None where no other item is left: an empty list is refused, or means something else than "none",
 * such as all attributes.
 */
export function removeItems(
  places: readonly { readonly item: string; readonly at: Path }[],
  list: readonly string[] | undefined,
): { readonly fix?: Fix } {
  if (places.length === 0 || places.length >= (list?.length ?? 0)) return {};
  const names = [...new Set(places.map(({ item }) => item))].join(', ');
  return { fix: { title: `Remove ${names}`, set: places.map(({ at }) => [at, undefined] as const) } };
}

/** The fix that removes one item of a list, if others are left. */
export function removeItem(item: string, at: Path, list: readonly string[] | undefined): { readonly fix?: Fix } {
  return removeItems([{ item, at }], list);
}

export function replaceItem(by: string, at: Path): Fix {
  return { title: `Change to ${by}`, set: [[at, by]] };
}

/** Marks a fix as safe to make without being looked at (Fix.safe). */
export function safely(fix: Fix): Fix {
  return { ...fix, safe: true };
}

/** The fix that changes an item to the closest known word, if there is one. */
export function suggestedFix(suggestion: ClosestMatch | undefined, at: Path): { readonly fix?: Fix } {
  if (!suggestion) return {};
  const fix = replaceItem(suggestion.word, at);
  return { fix: suggestion.plainly ? safely(fix) : fix };
}

/** Adds an item at the end of a list, or makes the list. */
export function addItem(name: ParameterName, items: readonly string[] | undefined, item: string): Fix {
  return { title: `Add ${item} to ${name}`, set: [items?.length ? [[name, items.length], item] : [[name], [item]]] };
}

/** One finding for several places with the same problem: on the first, which leads to the others. None for no place. */
export function together<P extends { readonly at: Path }>(
  places: readonly P[],
  describe: (first: P) => Omit<Finding, 'at' | 'related'>,
): Finding[] {
  const [first, ...others] = places;
  if (!first) return [];
  const related = others.map(({ at }) => ({ at, message: 'The same here.' }));
  return [{ at: first.at, ...describe(first), ...(related.length > 0 && { related }) }];
}

/** A list of the live client; undefined where it is not known, not set, or of a form that no schema foresees: an answer may hold anything. */
export function liveList(live: AppClientContext['live'], name: ListName): readonly string[] | undefined {
  const value: unknown = live?.[name];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

type ListName = {
  [P in ParameterName]: AppClientParameters[P] extends readonly string[] ? P : never;
}[ParameterName];

/** Absent and empty mean the same to the rules about OAuth. */
export function isEmpty(items: readonly unknown[] | undefined): boolean {
  return !items || items.length === 0;
}
