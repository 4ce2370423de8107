import { parameters, settable, type ParameterSchema, type SettableName } from '../../../server/src/language/schema';
import { facetOf, type FacetName } from './facets';
import type { Settings } from './settings';

/**
 * Splits a file's settings into those that can be explained and the names of the others, whose value has another type than the schema
 * asks for, or is none of its values. A file that is being edited may hold anything.
 */
export function wellTypedSettings(settings: Settings): {
  readonly settings: Settings;
  readonly invalid: readonly SettableName[];
} {
  const invalid = settable.filter((name) => settings[name] !== undefined && !fits(settings[name], parameters[name]));
  return {
    settings: Object.fromEntries(
      Object.entries(settings).filter(([name]) => !invalid.includes(name as SettableName)),
    ) as Settings,
    invalid,
  };
}

/** Whether a facet has a form that this version knows, or is not set. */
export const isWellTyped = (name: FacetName, settings: Settings): boolean =>
  wellTypedSettings(facetOf(settings, name)).invalid.length === 0;

function fits(value: unknown, schema: ParameterSchema): boolean {
  if (schema.enum) return typeof value === 'string' && schema.enum.includes(value);
  return value != null && (schema.type === undefined || TYPES[schema.type](value, schema));
}

type TypeCheck = (value: unknown, schema: ParameterSchema) => boolean;

const TYPES: Readonly<Record<NonNullable<ParameterSchema['type']>, TypeCheck>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  array: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  object: fitsObject,
};

function fitsObject(value: unknown, { properties = {}, required = [] }: ParameterSchema): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([name, member]) => member == null || !Object.hasOwn(properties, name) || fits(member, properties[name] ?? {}),
    ) &&
    required.every((name) => name in value)
  );
}
