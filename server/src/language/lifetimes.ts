import {
  LIFETIMES,
  lifetimeOf,
  secondsOf,
  effectiveUnit,
  unitAloneRemark,
  unitsAlone,
  type Lifetime,
  type UnitAlone,
} from './rules/durations';
import { parameters, type SettableName, type Settings, type TimeUnit } from './schema';

export { LIFETIMES, lifetimeOf, effectiveUnit, unitAloneRemark, unitsAlone, type Lifetime, type UnitAlone };

/** The lifetime that a parameter sets; undefined for a parameter that is no lifetime. */
export const formatNamedLifetime = (name: SettableName): Lifetime | undefined =>
  LIFETIMES.find(({ parameter }) => parameter === name);

/** Whether a lifetime has a unit that is not its default one, and no number. */
export const isUnitAlone = (settings: Settings, { parameter }: Lifetime): boolean =>
  unitsAlone(settings).some(({ lifetime }) => lifetime.parameter === parameter);

/** How long a token lives, in seconds, by the documented default where nothing is set; NaN for what is no number of a known unit. */
export function secondsFor(settings: Settings, lifetime: Lifetime): number {
  return (
    lifetimeOf(settings, lifetime) ??
    secondsOf(parameters[lifetime.parameter].default as number, effectiveUnit(settings, lifetime))
  );
}

/** The number and the unit of a lifetime, for a file. 0 of refresh is written as the 30 days that it becomes. */
export function written(settings: Settings, lifetime: Lifetime): { readonly value: number; readonly unit: TimeUnit } {
  const byDefault = parameters[lifetime.parameter].default as number;
  const value = settings[lifetime.parameter] ?? byDefault;
  return value === 0 && lifetime.parameter === 'RefreshTokenValidity'
    ? { value: byDefault, unit: effectiveUnit({}, lifetime) }
    : { value, unit: effectiveUnit(settings, lifetime) };
}
