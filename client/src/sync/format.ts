import { parameters, type SettableName } from '../../../server/src/language/schema';
import { formatValue, plainExplanation } from '../../../server/src/language/format-values';
import type { Settings } from './settings';

export { formatValue };

/** One parameter's change on a line, name first: "CallbackURLs: − https://a, + https://b", "AuthSessionValidity: 3 → 5". */
export function formatChange(name: SettableName, before: Settings, after: Settings): string {
  const change = listChange(before[name] ?? parameters[name].default, after[name] ?? parameters[name].default);
  return `${name}: ${change ?? `${formatValue(name, before)} → ${formatValue(name, after)}`}`;
}

/**
 * What two sides say of one parameter, name first, where neither comes before the other: "AuthSessionValidity: file: 3 · live: 5",
 * "CallbackURLs: only in the file: https://a · only live: https://b".
 */
export function formatSides(name: SettableName, file: Settings, live: Settings): string {
  const [ours, theirs] = [file, live].map((side): unknown => side[name] ?? parameters[name].default);
  if (!Array.isArray(ours) || !Array.isArray(theirs))
    return `${name}: file: ${formatValue(name, file)} · live: ${formatValue(name, live)}`;
  const without = (items: readonly unknown[], others: readonly unknown[]): string =>
    items
      .filter((item) => !others.includes(item))
      .map(plainExplanation)
      .join(', ');
  const parts = [
    ['only in the file', without(ours, theirs)],
    ['only live', without(theirs, ours)],
  ].flatMap(([where, items]) => (items ? [`${where}: ${items}`] : []));
  return `${name}: ${parts.join(' · ')}`;
}

/** The change of a list, as "− removed, + added"; undefined when it is not about lists. */
function listChange(before: unknown, after: unknown): string | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const added = after.filter((item) => !before.includes(item)).map((item) => `+ ${plainExplanation(item)}`);
  const removed = before.filter((item) => !after.includes(item)).map((item) => `− ${plainExplanation(item)}`);
  return [...removed, ...added].join(', ');
}

/** A count with its noun: "1 change", "3 changes". */
export const pluralize = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const MAX_LISTED = 3;

/** The first lines of a list on one line, and how many more there are. */
export function formatFirst(lines: readonly string[]): string {
  const more = lines.length - MAX_LISTED;
  return lines.slice(0, MAX_LISTED).join(' · ') + (more > 0 ? ` · and ${more} more` : '');
}
