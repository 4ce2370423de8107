import { docsFor } from './docs-for';
import type { Lookup } from './lookup';
import { escapeMarkdown } from './markdown';
import { meaningOf } from './meaning';
import type { Path } from './problem';
import { foreignMembers, memberSchema, schema, schemaAt, WRAPPER, type ParameterSchema } from './schema';
import { unitIn } from './units';

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  array: 'list',
  object: 'object',
};

/** Type, unit and default of a parameter in one line: "whole number, hours, default 1". */
export function summaryOf(of: ParameterSchema, lookup: Lookup): string {
  const unit = unitIn(of, lookup);
  return [typeOf(of), unit, of.default === undefined ? undefined : `default ${JSON.stringify(of.default)}`]
    .filter(Boolean)
    .join(', ');
}

function typeOf(of: ParameterSchema): string {
  if (of.type === 'array') return of['x-set'] ? 'list, in any order' : 'list';
  return typeNames[of.type ?? ''] ?? 'value';
}

/** Everything about a member in Markdown: what it does, type, unit, default, range, documentation; `notes` are about this file and its client. */
export function explainMember(
  { name, member, required }: Pick<SchemaLocation, 'name' | 'member' | 'required'>,
  lookup: Lookup,
  notes: readonly (string | undefined)[] = [],
): string {
  const title = `**${name}** · ${[required ? 'required' : '', typeOf(member)].filter(Boolean).join(', ')}`;
  return [title, ...notes, explainParameter(member, lookup)].filter(Boolean).join('\n\n');
}

/** What a member does and may hold, in Markdown, without its name. */
export function explainParameter(of: ParameterSchema, lookup: Lookup): string {
  return [of.markdownDescription ?? of.description, factsOf(of, lookup), linkTo(of, lookup)]
    .filter(Boolean)
    .join('\n\n');
}

function factsOf(of: ParameterSchema, lookup: Lookup): string {
  const unit = unitIn(of, lookup);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Unit', unit && (of['x-unit-from'] ? `${unit} (\`${of['x-unit-from'].join('.')}\`)` : unit)],
    ['Default', of.default === undefined ? undefined : `${code(of.default)}${describeDefault(of)}`],
    ['Allowed', of['x-range'] ?? choiceNames(of)],
  ];
  return facts
    .filter(([, text]) => text)
    .map(([label, text]) => `- ${label}: ${text}`)
    .join('\n');
}

/** What a default means: it counts in its default unit, not in the one that the document sets. */
function describeDefault(of: ParameterSchema): string {
  const meaning = typeof of.default === 'number' ? meaningOf(of, of.default, 'default', () => undefined) : undefined;
  return meaning ? ` (${meaning})` : '';
}

const choiceNames = (of: ParameterSchema): string | undefined => of.enum?.map(code).join(', ');
const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const linkTo = (of: ParameterSchema, lookup: Lookup): string | undefined =>
  of['x-docs'] && `[AWS documentation](${docsFor(of['x-docs'], lookup(['UserPoolId']))})`;

/** About a member that an update does not take, such as ClientSecret; never about its value. Undefined for an unknown name. */
export function explainForeign(name: string): string | undefined {
  const foreign = foreignMembers.get(name);
  return foreign && `**${escapeMarkdown(name)}** · not a parameter of UpdateUserPoolClient\n\n${foreign.reason}`;
}

/** A place of the schema: the nearest member around a path, and the schema of the path itself. */
export interface SchemaLocation {
  readonly name: string;
  readonly member: ParameterSchema;
  readonly required: boolean;
  readonly at: ParameterSchema;
}

/** A path without the wrapper of a pasted describe answer. */
export const unwrapped = (path: Path): Path => (path[0] === WRAPPER ? path.slice(1) : path);

/** Where a path leads in the schema; undefined where nothing may be. */
export function schemaLocationOf(path: Path): SchemaLocation | undefined {
  const depth = path.map((step) => typeof step).lastIndexOf('string');
  const name = path[depth];
  const parent = schemaAt(path.slice(0, Math.max(depth, 0)));
  const at = schemaAt(path);
  const member = typeof name === 'string' ? memberSchema(parent ?? schema, name) : undefined;
  if (!parent || !at || !member || typeof name !== 'string') return undefined;
  return { name, member, required: parent.required?.includes(name) ?? false, at };
}
