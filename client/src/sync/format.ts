import { parameters, type SettableName } from '../../../server/src/language/schema';
import { formatValue, plainExplanation } from '../../../server/src/language/format-values';
import type { Settings } from './settings';

export { formatValue };

/** What one parameter changes on a line, name first: "CallbackURLs: − https://a, + https://b", "AuthSessionValidity: 3 → 5". */
export function formatChange(name: SettableName, before: Settings, after: Settings): string {
  const change = listChange(before[name] ?? parameters[name].default, after[name] ?? parameters[name].default);
  return `${name}: ${change ?? `${formatValue(name, before)} → ${formatValue(name, after)}`}`;
}

/** "+ added, − removed" where one list changes into another that shares something with it or where one of them is empty. */
function listChange(before: unknown, after: unknown): string | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const added = after.filter((it) => !before.includes(it)).map((it) => `+ ${plainExplanation(it)}`);
  const removed = before.filter((it) => !after.includes(it)).map((it) => `− ${plainExplanation(it)}`);
  return [...removed, ...added].join(', ');
}

/** "1 change", "3 changes". */
export const pluralize = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
