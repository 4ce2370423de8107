import { parameters, type SettableName } from '../../../server/src/language/schema';
import { lifetimeNamed, lifetimeWords } from './lifetimes';
import type { Settings } from './settings';

/** What one parameter changes on a line, name first: "CallbackURLs: − https://a, + https://b", "AuthSessionValidity: 3 → 5". */
export function changeLine(name: SettableName, before: Settings, after: Settings): string {
  const change = listChange(before[name] ?? parameters[name].default, after[name] ?? parameters[name].default);
  return `${name}: ${change ?? `${valueWords(name, before)} → ${valueWords(name, after)}`}`;
}

/** A value as people say it: "60 minutes", "code, implicit", "not set (ENABLED)". */
export function valueWords(name: SettableName, settings: Settings): string {
  const lifetime = lifetimeNamed(name);
  const value = settings[name];
  if (lifetime) return lifetimeWords(settings, lifetime) + (value === undefined ? ' (default)' : '');
  if (value !== undefined) return show(value);
  const byDefault = parameters[name].default;
  return byDefault === undefined || isEmpty(byDefault) ? 'not set' : `${show(byDefault)} (default)`;
}

/** "+ added, − removed" where one list changes into another that shares something with it or where one of them is empty. */
function listChange(before: unknown, after: unknown): string | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const added = after.filter((it) => !before.includes(it)).map((it) => `+ ${it}`);
  const removed = before.filter((it) => !after.includes(it)).map((it) => `− ${it}`);
  return [...removed, ...added].join(', ');
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value).map(([member, it]) => `${member} ${String(it)}`).join(', ');
}

/** "1 change", "3 changes". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
