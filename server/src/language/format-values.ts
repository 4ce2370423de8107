import { formatNamedLifetime, isUnitAlone, written } from './lifetimes';
import { amount, type Lifetime } from './rules/durations';
import { parameters, type SettableName, type Settings } from './schema';
import { UNIT_ALONE } from './statements';

/** The value of a setting for people: "60 minutes", "code, implicit", "not set", "ENABLED (default)". */
export function formatValue(name: SettableName, settings: Settings): string {
  const lifetime = formatNamedLifetime(name);
  const value = settings[name];
  if (lifetime && value !== undefined) return formatLifetime(settings, lifetime);
  if (lifetime)
    return `${formatLifetime(settings, lifetime)} (${isUnitAlone(settings, lifetime) ? UNIT_ALONE : 'default'})`;
  if (value !== undefined) return formatOrNone(value);
  const byDefault = parameters[name].default;
  return byDefault === undefined || isEmpty(byDefault) ? 'not set' : `${formatOrNone(byDefault)} (default)`;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const formatOrNone = (value: unknown): string => (isEmpty(value) ? 'none' : plainExplanation(value));

/** A lifetime with its unit, as it is written: "60 minutes". Takes a number or unit of a wrong type, too. */
export function formatLifetime(settings: Settings, lifetime: Lifetime): string {
  const { value, unit } = written(settings, lifetime);
  return typeof value === 'number' && typeof unit === 'string'
    ? amount(value, unit)
    : [value, unit].map(plainExplanation).join(' ');
}

/**
 * Any JSON value for people: a text as it is, the items of a list and the members of an object one after the other, what is nested deeper
 * as JSON. Never String(): values come from files and from the service, and an object with a member `toString` has no other text than JSON.
 */
export function plainExplanation(value: unknown): string {
  if (Array.isArray(value)) return value.map(formatFlat).join(', ');
  if (typeof value !== 'object' || value === null) return formatFlat(value);
  return Object.entries(value)
    .map(([name, member]) => `${name} ${formatFlat(member)}`)
    .join(', ');
}

const formatFlat = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);

/**
 * A whole number from 0 as English text has it: 131072 is "131,072". Number.toLocaleString gives the same, but brings 8 MB of locale data
 * into the process.
 */
export function grouped(value: number): string {
  const digits = String(value);
  return digits.length <= 3 ? digits : `${grouped(Math.trunc(value / 1000))},${digits.slice(-3)}`;
}

/**
 * What a reader does not see, or sees at another place than it is at: control characters, marks of writing direction, other characters
 * without a form of their own.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

/** A text on one line in which every character can be seen: white space as a space, others as their number: `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text
    .replace(/[ \t\r\n\v\f]+/g, ' ')
    .replace(UNSEEN, (character) => `⟨U+${hex(character.codePointAt(0)!).toUpperCase()}⟩`);
}

/** Formatted JSON in which every character can be seen: unseen ones become escapes, so that the JSON means the same. */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, (character) => (character === '\n' ? character : escaped(character)));
}

/** A character as JSON escapes, one for each code unit. */
const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${hex(unit.charCodeAt(0))}`)
    .join('');

const hex = (number: number): string => number.toString(16).padStart(4, '0');
