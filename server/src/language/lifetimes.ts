import { plainExplanation } from './plain-explanation';
import { LIFETIMES, amount, lifetimeOf, secondsOf, effectiveUnit, type Lifetime } from './rules/durations';
import { parameters, type SettableName, type Settings, type TimeUnit } from './schema';

export { LIFETIMES, lifetimeOf, effectiveUnit, type Lifetime };

/** The lifetime that a parameter sets; undefined for a parameter that is no lifetime. */
export const formatNamedLifetime = (name: SettableName): Lifetime | undefined =>
  LIFETIMES.find(({ parameter }) => parameter === name);

/** How long a token lives, in seconds, the documented default counted where nothing is set; NaN for what is no number of a known unit. */
export function secondsFor(settings: Settings, lifetime: Lifetime): number {
  return (
    lifetimeOf(settings, lifetime) ??
    secondsOf(parameters[lifetime.parameter].default as number, effectiveUnit(settings, lifetime))
  );
}

/** The number and the unit that say so, for a file. 0 days of refresh are written as the 30 that they become. */
export function written(settings: Settings, lifetime: Lifetime): { readonly value: number; readonly unit: TimeUnit } {
  const byDefault = parameters[lifetime.parameter].default as number;
  const value = settings[lifetime.parameter] ?? byDefault;
  return value === 0
    ? { value: byDefault, unit: effectiveUnit({}, lifetime) }
    : { value, unit: effectiveUnit(settings, lifetime) };
}

/** "60 minutes", as it is written; a number or unit of a wrong type, too. */
export function formatLifetime(settings: Settings, lifetime: Lifetime): string {
  const { value, unit } = written(settings, lifetime);
  return typeof value === 'number' && typeof unit === 'string'
    ? amount(value, unit)
    : [value, unit].map(plainExplanation).join(' ');
}
