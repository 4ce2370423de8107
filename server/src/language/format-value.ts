import { formatNamedLifetime, formatLifetime } from './lifetimes';
import { plainExplanation } from './plain-explanation';
import { parameters, type SettableName, type Settings } from './schema';

/** A value as people say it: "60 minutes", "code, implicit", "not set (ENABLED)". */
export function formatValue(name: SettableName, settings: Settings): string {
  const lifetime = formatNamedLifetime(name);
  const value = settings[name];
  if (lifetime) return formatLifetime(settings, lifetime) + (value === undefined ? ' (default)' : '');
  if (value !== undefined) return show(value);
  const byDefault = parameters[name].default;
  return byDefault === undefined || isEmpty(byDefault) ? 'not set' : `${show(byDefault)} (default)`;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const show = (value: unknown): string => (isEmpty(value) ? 'none' : plainExplanation(value));
