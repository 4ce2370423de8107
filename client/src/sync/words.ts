import { parameters, type SettableName } from '../../../server/src/language/schema';
import { lifetimeNamed, lifetimeWords } from './lifetimes';
import type { PlanEntry } from './plan';
import type { Settings } from './settings';

/** One change in words: for a list what comes and goes, otherwise the value before and after. */
export interface ChangeWords {
  readonly name: SettableName;
  readonly before: string;
  readonly after: string;
  /** The file leaves the parameter out, and it goes back to its default. */
  readonly reset: boolean;
  /** "ExplicitAuthFlows: …" on one line. */
  readonly line: string;
}

/** Says what one entry changes, from the settings before and after. */
export function changeWords({ name, verdict }: PlanEntry, before: Settings, after: Settings): ChangeWords {
  const words = { before: valueWords(name, before), after: valueWords(name, after) };
  const line = listChange(before[name] ?? parameters[name].default, after[name] ?? parameters[name].default) ?? `${words.before} → ${words.after}`;
  return { name, ...words, reset: verdict === 'reset', line };
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
