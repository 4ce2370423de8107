import type { ParameterSchema } from '../schema';
import { listIn, wordsIn } from '../written-lists';
import { suggestionFor } from './messages';

type Convert = (value: unknown, schema: ParameterSchema) => unknown;

const toNumber: Convert = (value) =>
  typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : undefined;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const toBoolean: Convert = (value) =>
  typeof value === 'string' ? BOOLEANS.get(value.trim().toLowerCase()) : undefined;

/** The items of a text where a list should be: "openid email" is two scopes. */
const toList: Convert = (value) =>
  typeof value === 'string' && value.trim() ? (listIn(value) ?? wordsIn(value)) : undefined;

const toText: Convert = (value, schema) => {
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === 'string') return value[0];
  if (schema.enum) return typeof value === 'boolean' ? suggestionFor(value, schema) : undefined;
  return Number.isSafeInteger(value) ? String(value) : undefined;
};

const CONVERSIONS: Readonly<Record<string, Convert>> = {
  integer: toNumber,
  boolean: toBoolean,
  array: toList,
  string: toText,
};

/** The value of the right type that a value of a wrong one means ("30" → 30), or undefined when that is not obvious. */
export function converted(value: unknown, schema: ParameterSchema): unknown {
  return CONVERSIONS[schema.type ?? '']?.(value, schema);
}
