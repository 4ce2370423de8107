import { lifetimeNamed, lifetimeWords } from './lifetimes';
import { plainWords } from './plain-words';
import { parameters, type SettableName, type Settings } from './schema';

/** A value as people say it: "60 minutes", "code, implicit", "not set (ENABLED)". */
export function valueWords(name: SettableName, settings: Settings): string {
  const lifetime = lifetimeNamed(name);
  const value = settings[name];
  if (lifetime) return lifetimeWords(settings, lifetime) + (value === undefined ? ' (default)' : '');
  if (value !== undefined) return show(value);
  const byDefault = parameters[name].default;
  return byDefault === undefined || isEmpty(byDefault) ? 'not set' : `${show(byDefault)} (default)`;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const show = (value: unknown): string => (isEmpty(value) ? 'none' : plainWords(value));
