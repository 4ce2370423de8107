import { rules } from '../../server/src/language/rules';
import { schema, type ParameterSchema } from '../../server/src/language/schema';

/** Codes of the schema that are never errors. */
const MILD = ['null-value', 'value-placeholder', 'url-placeholder', 'duplicate-member'];

/** Every code that the linter may report as an error from the file alone, read from its rules and from the schema. */
export function enforcedCodes(): ReadonlySet<string> {
  const foreign = Object.values(
    (schema as { 'x-foreignMembers'?: Record<string, { code: string }> })['x-foreignMembers'] ?? {},
  ).map(({ code }) => code);
  const errors = rules.filter((rule) => rule.severity === 'error' && !rule.requires).map(({ code }) => code);
  return new Set([...errors, ...foreign, ...codesOf(schema)].filter((code) => !MILD.includes(code)));
}

function codesOf(of: ParameterSchema): string[] {
  const own = Object.values(of['x-codes'] ?? {}).flatMap((value) =>
    typeof value === 'string' ? [value] : Object.values(value),
  );
  const below = [...Object.values(of.properties ?? {}), ...(of.items ? [of.items] : [])];
  return [...own, ...below.flatMap(codesOf)];
}
