import type { Unsound } from '../unsound';
import { parameters, schemaAt, type AppClientParameters, type TimeUnit } from '../schema';

const SECONDS: Readonly<Record<TimeUnit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };
export const TIME_UNITS = Object.keys(SECONDS) as readonly TimeUnit[];

/** A token whose lifetime the client sets; limits in seconds, after the unit. */
export interface Lifetime {
  readonly parameter: 'AccessTokenValidity' | 'IdTokenValidity' | 'RefreshTokenValidity';
  /** The member of TokenValidityUnits. */
  readonly member: 'AccessToken' | 'IdToken' | 'RefreshToken';
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

export const ACCESS: Lifetime = {
  parameter: 'AccessTokenValidity',
  member: 'AccessToken',
  label: 'access token',
  min: 5 * SECONDS.minutes,
  max: SECONDS.days,
};
export const ID: Lifetime = {
  parameter: 'IdTokenValidity',
  member: 'IdToken',
  label: 'ID token',
  min: 5 * SECONDS.minutes,
  max: SECONDS.days,
};
export const REFRESH: Lifetime = {
  parameter: 'RefreshTokenValidity',
  member: 'RefreshToken',
  label: 'refresh token',
  min: 60 * SECONDS.minutes,
  max: 3650 * SECONDS.days,
};
export const LIFETIMES: readonly Lifetime[] = [ACCESS, ID, REFRESH];

/** The parameters that a rule about lifetimes reads. */
export const LIFETIME_READS = [
  'AccessTokenValidity',
  'IdTokenValidity',
  'RefreshTokenValidity',
  'TokenValidityUnits',
] as const;
export type LifetimeValues = { readonly [P in (typeof LIFETIME_READS)[number]]?: AppClientParameters[P] };

/** The seconds of a duration; NaN for a value or unit of a wrong type, as a file or the service may have them. */
export function secondsOf(value: number, unit: TimeUnit): number {
  return typeof value === 'number' && TIME_UNITS.includes(unit) ? value * SECONDS[unit] : NaN;
}

/** The unit in which the service counts a lifetime: the written one, or the documented default. */
export function effectiveUnit(values: LifetimeValues, { member }: Lifetime): TimeUnit {
  return values.TokenValidityUnits?.[member] ?? (schemaAt(['TokenValidityUnits', member])?.default as TimeUnit);
}

/** The lifetimes whose number and unit have no error of their own, as far as they are written. */
export function soundLifetimes(unsound: Unsound, units: LifetimeValues['TokenValidityUnits']): readonly Lifetime[] {
  if (unsound.size === 0) return LIFETIMES;
  const flaws = unsound.get('TokenValidityUnits');
  if (flaws === 'whole') return [];
  // A member that nobody knows may be the unit of any number that has none.
  const mayBeElsewhere = [...(flaws ?? [])].some((name) => !LIFETIMES.some(({ member }) => member === name));
  return LIFETIMES.filter(
    ({ parameter, member }) =>
      !unsound.has(parameter) && !flaws?.has(member) && (!mayBeElsewhere || units?.[member] !== undefined),
  );
}

/**
 * How long the token will live after a push, in seconds: as the file says or, where it leaves number and unit out, as it is live. A unit
 * alone counts the live number. Undefined where that is not known: what a unit alone means beside other tokens was not seen.
 */
export function plannedLifetime(values: LifetimeValues, live: LifetimeValues, lifetime: Lifetime): number | undefined {
  if (values[lifetime.parameter] !== undefined) return lifetimeOf(values, lifetime);
  const unit = values.TokenValidityUnits?.[lifetime.member];
  const number = live[lifetime.parameter];
  if (unit === undefined) return lifetimeOf(live, lifetime);
  return number === undefined ? undefined : secondsOf(number, unit);
}

/** The number of a lifetime that is left out. */
export function defaultNumber({ parameter }: Lifetime): number {
  return parameters[parameter].default as number;
}

/** A lifetime whose unit is written without its number. */
export interface UnitAlone {
  readonly lifetime: Lifetime;
  readonly unit: TimeUnit;
}

/** The units without a number: what Cognito does with one is not documented. Without those that are the default unit of their number. */
export function unitsAlone(values: LifetimeValues): UnitAlone[] {
  return LIFETIMES.flatMap((lifetime) => {
    const unit = values.TokenValidityUnits?.[lifetime.member];
    // Of a value that is no unit, the schema tells.
    const isAlone = unit !== undefined && TIME_UNITS.includes(unit) && values[lifetime.parameter] === undefined;
    return isAlone && unit !== effectiveUnit({}, lifetime) ? [{ lifetime, unit }] : [];
  });
}

/** What is known of a unit without its number, in sentences that make sense alone. */
export function unitAloneRemark({ lifetime, unit }: UnitAlone): string {
  const limits = isUnitAloneAllowed({ lifetime, unit })
    ? ''
    : ` Allowed is ${rangeInWords(lifetime)}: a report says that Cognito refuses such an update with "Invalid range for token validity".`;
  return (
    `TokenValidityUnits sets a unit for ${lifetime.member}, and ${lifetime.parameter} is left out. ` +
    'What Cognito does with a unit without its number is not documented. ' +
    `Counted for its default number, the ${lifetime.label} would live ${amount(defaultNumber(lifetime), unit)}.${limits} ` +
    'Write the number, too.'
  );
}

/** Whether the default number, counted in a unit that is written alone, is a lifetime that Cognito allows. */
export const isUnitAloneAllowed = ({ lifetime, unit }: UnitAlone): boolean =>
  isAllowed(secondsOf(defaultNumber(lifetime), unit), lifetime);

/** How long the token lives, in seconds, when the file says so. A refresh token of 0 lives as long as the default. */
export function lifetimeOf(values: LifetimeValues, lifetime: Lifetime): number | undefined {
  const value = values[lifetime.parameter];
  if (value === 0 && lifetime === REFRESH) return secondsOf(parameters.RefreshTokenValidity.default as number, 'days');
  return value === undefined ? undefined : secondsOf(value, effectiveUnit(values, lifetime));
}

/** The allowed range of a lifetime: "5 minutes to 1 day". */
export function rangeInWords({ min, max, member }: Lifetime): string {
  return `${inWords(min)} to ${member === 'RefreshToken' ? '10 years (3 650 days)' : inWords(max)}`;
}

export function isAllowed(seconds: number, { min, max }: Lifetime): boolean {
  return seconds >= min && seconds <= max;
}

/** A number with its unit: "1 hour", "36 000 s". */
export function amount(value: number, unit: TimeUnit): string {
  return `${groupedBySpace(value)} ${value === 1 ? unit.slice(0, -1) : unit}`;
}

/** Seconds as people say them: "10 hours", "1 day 12 hours", "45 seconds". */
export function inWords(seconds: number): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const unit of [...TIME_UNITS].reverse()) {
    const whole = Math.floor(rest / SECONDS[unit]);
    if (whole > 0) parts.push(amount(whole, unit));
    rest -= whole * SECONDS[unit];
  }
  return parts.join(' ') || '0 seconds';
}

/** Seconds in words and as a number: "10 hours = 36 000 s". Less than a minute is only a number: "45 s". */
export function describeSeconds(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${inWords(seconds)} = ${groupedBySpace(seconds)} s`;
}

/** Digits in groups of three, as SI asks for. */
function groupedBySpace(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) return String(value);
  const digits = String(value);
  const first = digits.length % 3;
  return [digits.slice(0, first), ...(digits.slice(first).match(/\d{3}/g) ?? [])].filter(Boolean).join(' ');
}
