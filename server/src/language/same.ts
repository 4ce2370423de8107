import { parameters, type SettableName, type Settings } from './schema';
import { lifetimeNamed, secondsFor } from './lifetimes';

/**
 * Whether a parameter means the same in two sets of settings: lists as sets, lifetimes in seconds after their units,
 * an absent value as its documented default, an empty attribute list as absent.
 */
export function same(name: SettableName, a: Settings, b: Settings): boolean {
  return canonical(name, a) === canonical(name, b);
}

function canonical(name: SettableName, settings: Settings): string {
  const lifetime = lifetimeNamed(name);
  if (lifetime) return String(secondsFor(settings, lifetime));
  // The units by themselves do nothing: what they change shows in the lifetimes.
  if (name === 'TokenValidityUnits') return '';
  return JSON.stringify(sorted(name, settings[name] ?? parameters[name].default ?? null));
}

function sorted(name: SettableName, value: unknown): unknown {
  if (name === 'RefreshTokenRotation') return rotation(value as Settings['RefreshTokenRotation']);
  if (Array.isArray(value)) {
    const emptyIsDefault = name === 'ReadAttributes' || name === 'WriteAttributes';
    return value.length === 0 && emptyIsDefault ? null : [...new Set(value as unknown[])].sort();
  }
  if (typeof value === 'object' && value !== null) return Object.entries(value).filter(([, it]) => it != null).sort(([a], [b]) => (a < b ? -1 : 1));
  return value;
}

/** The grace period counts 0 when absent, and means nothing while rotation is off. */
function rotation(value: Settings['RefreshTokenRotation']): unknown {
  return value?.Feature === 'ENABLED' ? ['ENABLED', value.RetryGracePeriodSeconds ?? 0] : ['DISABLED'];
}
