import type { Lookup } from './lookup';
import type { AppClientContext } from './context';
import { amount, describeSeconds, inWords, LIFETIMES, secondsOf, TIME_UNITS, unitAloneRemark } from './rules/durations';
import { schemaAt, type ParameterSchema, type TimeUnit } from './schema';

/** The unit in which a number counts in this document: fixed, written in its unit parameter, or that one's default. */
export function unitIn(of: ParameterSchema, lookup: Lookup): string | undefined {
  const from = of['x-unit-from'];
  if (!from) return of['x-unit'];
  const unit = schemaAt(from);
  const written = lookup(from);
  return typeof written === 'string' && unit?.enum?.includes(written) ? written : String(unit?.default ?? '');
}

/** The seconds of a number that counts in a unit; undefined for other values and places. */
export function durationOf(of: ParameterSchema, value: unknown, lookup: Lookup): number | undefined {
  const unit = unitIn(of, lookup);
  return typeof value === 'number' && isUnit(unit) ? secondsOf(value, unit) : undefined;
}

/** The default of a duration, counted in the unit that the document sets and rounded up; undefined where the unit is fixed. */
export function defaultIn(of: ParameterSchema, lookup: Lookup): number | undefined {
  const seconds = durationOf(of, of.default, () => undefined);
  const unit = unitIn(of, lookup);
  return of['x-unit-from'] && seconds !== undefined && isUnit(unit)
    ? Math.ceil(seconds / secondsOf(1, unit))
    : undefined;
}

/** A duration as it is written, in larger units where that reads better, and in seconds: "90 minutes = 1 hour 30 minutes = 5 400 s". */
export function inSeconds(value: number, unit: TimeUnit): string {
  const seconds = secondsOf(value, unit);
  const formatted = unit === 'seconds' ? [inWords(seconds)] : describeSeconds(seconds).split(' = ');
  return [...new Set([amount(value, unit), ...formatted])].join(' = ');
}

/** What is known of a unit that has no number, in a file or live: a push sends it with the live number. */
export function aboutUnitAlone(
  member: string,
  unit: unknown,
  lookup: Lookup,
  live: AppClientContext['live'],
): string | undefined {
  const lifetime = LIFETIMES.find((it) => it.member === member);
  if (!lifetime || !isUnit(unit)) return undefined;
  const hasNumber = lookup([lifetime.parameter]) !== undefined || live?.[lifetime.parameter] !== undefined;
  return hasNumber ? undefined : unitAloneRemark({ lifetime, unit });
}

/** Whether a value is a unit of time that Cognito knows. */
export const isUnit = (unit: unknown): unit is TimeUnit => (TIME_UNITS as readonly unknown[]).includes(unit);
