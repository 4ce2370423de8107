import { plainWords } from '../../../server/src/language/plain-words';
import { parameters, type SettableName } from '../../../server/src/language/schema';
import { valueWords } from '../../../server/src/language/value-words';
import type { Settings } from './settings';

export { valueWords };

/** What one parameter changes on a line, name first: "CallbackURLs: − https://a, + https://b", "AuthSessionValidity: 3 → 5". */
export function changeLine(name: SettableName, before: Settings, after: Settings): string {
  const change = listChange(before[name] ?? parameters[name].default, after[name] ?? parameters[name].default);
  return `${name}: ${change ?? `${valueWords(name, before)} → ${valueWords(name, after)}`}`;
}

/** "+ added, − removed" where one list changes into another that shares something with it or where one of them is empty. */
function listChange(before: unknown, after: unknown): string | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const added = after.filter((it) => !before.includes(it)).map((it) => `+ ${plainWords(it)}`);
  const removed = before.filter((it) => !after.includes(it)).map((it) => `− ${plainWords(it)}`);
  return [...removed, ...added].join(', ');
}

/** "1 change", "3 changes". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
