import { parameters, type SettableName, type Settings } from './schema';
import { formatNamedLifetime, secondsFor, type Lifetime } from './lifetimes';

/**
 * Whether a parameter means the same in two sets of settings: lists as sets, lifetimes in seconds after their units,
 * an absent value as its documented default, an empty attribute list as absent.
 */
export function same(name: SettableName, a: Settings, b: Settings): boolean {
  return canonical(name, a) === canonical(name, b);
}

function canonical(name: SettableName, settings: Settings): string {
  const lifetime = formatNamedLifetime(name);
  if (lifetime) return canonicalLifetime(settings, lifetime);
  // The units by themselves do nothing: what they change shows in the lifetimes.
  if (name === 'TokenValidityUnits') return '';
  return JSON.stringify(sorted(name, settings[name] ?? parameters[name].default ?? null));
}

/** Seconds; a value or unit of a wrong type, as a file has while it is typed, equals only itself. */
function canonicalLifetime(settings: Settings, lifetime: Lifetime): string {
  const seconds: unknown =
    typeof (settings[lifetime.parameter] ?? 0) === 'number' ? secondsFor(settings, lifetime) : undefined;
  return Number.isFinite(seconds)
    ? String(seconds)
    : JSON.stringify([settings[lifetime.parameter], settings.TokenValidityUnits?.[lifetime.member]]);
}

function sorted(name: SettableName, value: unknown): unknown {
  if (name === 'RefreshTokenRotation') return rotation(value as Settings['RefreshTokenRotation']);
  if (Array.isArray(value)) {
    const emptyIsDefault = name === 'ReadAttributes' || name === 'WriteAttributes';
    return value.length === 0 && emptyIsDefault
      ? null
      : [...new Set(value as unknown[])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, member]) => member != null)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  return value;
}

/** The grace period counts 0 when absent, and means nothing while rotation is off. */
function rotation(value: Settings['RefreshTokenRotation']): unknown {
  return value?.Feature === 'ENABLED' ? ['ENABLED', value.RetryGracePeriodSeconds ?? 0] : ['DISABLED'];
}
