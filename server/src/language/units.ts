import type { Path } from './problem';
import { schemaAt, type ParameterSchema, type TimeUnit } from './schema';

const SECONDS: Readonly<Record<TimeUnit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

/** Reads a value of the document at a path; undefined where there is none. */
export type Lookup = (path: Path) => unknown;

/** The unit in which a number counts in this document: fixed, written in its unit parameter, or that one's default. */
export function unitOf(of: ParameterSchema, lookup: Lookup): string | undefined {
  const from = of['x-unit-from'];
  if (!from) return of['x-unit'];
  const unit = schemaAt(from);
  const written = lookup(from);
  return typeof written === 'string' && unit?.enum?.includes(written) ? written : String(unit?.default ?? '');
}

/** The seconds of a number that counts in a unit; undefined for other values and places. */
export function secondsOf(of: ParameterSchema, value: unknown, lookup: Lookup): number | undefined {
  const unit = unitOf(of, lookup);
  return typeof value === 'number' && isUnit(unit) ? value * SECONDS[unit] : undefined;
}

/** The default of a duration, counted in the unit that the document sets and rounded up; undefined where the unit is fixed. */
export function defaultIn(of: ParameterSchema, lookup: Lookup): number | undefined {
  const seconds = secondsOf(of, of.default, () => undefined);
  const unit = unitOf(of, lookup);
  return of['x-unit-from'] && seconds !== undefined && isUnit(unit) ? Math.ceil(seconds / SECONDS[unit]) : undefined;
}

/** A duration in words and seconds: "10 hours = 36 000 s". */
export function inSeconds(value: number, unit: TimeUnit): string {
  const words = `${grouped(value)} ${value === 1 ? unit.slice(0, -1) : unit}`;
  return unit === 'seconds' ? words : `${words} = ${grouped(value * SECONDS[unit])} s`;
}

export const isUnit = (unit: unknown): unit is TimeUnit => typeof unit === 'string' && Object.hasOwn(SECONDS, unit);

const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ' ');
