import { parameters, settable, type ParameterSchema, type SettableName } from '../../../server/src/language/schema';
import { facetOf, type FacetName } from './facets';
import type { Settings } from './settings';

/**
 * Settings of a file as far as they can be explained, and the names of those that cannot: their value has not the type, or is none of
 * the values, that the schema asks for. A file under work may hold anything.
 */
export function wellTypedSettings(settings: Settings): {
  readonly settings: Settings;
  readonly unsound: readonly SettableName[];
} {
  const unsound = settable.filter((name) => settings[name] !== undefined && !fits(settings[name], parameters[name]));
  return {
    settings: Object.fromEntries(
      Object.entries(settings).filter(([name]) => !unsound.includes(name as SettableName)),
    ) as Settings,
    unsound,
  };
}

/** Whether one facet, a lifetime with its unit, has a form that this version knows, or is not set. */
export const isWellTyped = (name: FacetName, settings: Settings): boolean =>
  wellTypedSettings(facetOf(settings, name)).unsound.length === 0;

function fits(value: unknown, of: ParameterSchema): boolean {
  if (of.enum) return typeof value === 'string' && of.enum.includes(value);
  return value != null && (of.type === undefined || TYPES[of.type](value, of));
}

const TYPES: Readonly<Record<NonNullable<ParameterSchema['type']>, (value: unknown, of: ParameterSchema) => boolean>> =
  {
    string: (value) => typeof value === 'string',
    boolean: (value) => typeof value === 'boolean',
    integer: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
    array: (value) => Array.isArray(value) && value.every((it) => typeof it === 'string'),
    object: (value, of) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(
        ([name, it]) =>
          it == null || !Object.hasOwn(of.properties ?? {}, name) || fits(it, of.properties?.[name] ?? {}),
      ) &&
      (of.required ?? []).every((name) => name in value),
  };
