import descriptions from './codes.json';
import { NEVER_SILENCED, UNUSED_CODE } from './lint';
import { rules } from './rules';
import { foreignMembers, schema, type ParameterSchema } from './schema';

/** About the text as a whole, not about a parameter. */
const TEXT_CODES = [...NEVER_SILENCED, 'too-many-problems'];

/** Every code that a diagnostic may have, in alphabetical order. */
export const codes: readonly string[] = [
  ...new Set([
    ...rules.map(({ code }) => code),
    ...codesIn(schema),
    ...[...foreignMembers.values()].map(({ code }) => code),
    ...TEXT_CODES,
    UNUSED_CODE,
  ]),
].sort();

/** The codes that a comment can silence. */
export const silenceable: readonly string[] = codes.filter(
  (code) => !NEVER_SILENCED.includes(code) && code !== UNUSED_CODE,
);

/** When a code is reported, in one sentence of plain text; undefined for a code without a page in docs/rules. */
export function descriptionOf(code: string): string | undefined {
  return Object.hasOwn(descriptions, code) ? (descriptions as Readonly<Record<string, string>>)[code] : undefined;
}

function codesIn(of: ParameterSchema): string[] {
  const own = Object.values(of['x-codes'] ?? {}).flatMap((value) =>
    typeof value === 'string' ? value : Object.values(value ?? {}),
  );
  const inner = [...Object.values(of.properties ?? {}), ...(of.items ? [of.items] : [])];
  return [...own, ...inner.flatMap(codesIn)];
}
