import { choicesOf, memberSchema, schemaAt, type ParameterSchema } from './schema';

/** A text to insert, once with tab stops and once without. */
export interface Inserted {
  readonly snippet: string;
  readonly plain: string;
}

/** The value that a completion writes for a place: its example, its default, or an empty value of its type. */
export function exampleOf(of: ParameterSchema): unknown {
  return of['x-snippet'] ?? of.default ?? of.enum?.[0] ?? emptyValues[of.type ?? ''] ?? '';
}

const emptyValues: Readonly<Record<string, unknown>> = { array: [], object: {}, boolean: false, integer: 0 };

/** Writes a value on one line, with a tab stop in each scalar and the named values of its place to choose from. */
export function valueText(of: ParameterSchema, value: unknown): Inserted {
  return { snippet: withStops(of, value, { next: 1 }), plain: oneLine(value) };
}

/** Writes a member with its value. */
export function memberText(name: string, of: ParameterSchema, value: unknown): Inserted {
  return concat(`${JSON.stringify(name)}: `, valueText(of, value));
}

/** Joins texts, all of them snippets or all plain; plain strings between them are escaped where they must be. */
export function concat(...parts: readonly (Inserted | string)[]): Inserted {
  return {
    snippet: parts.map((part) => (typeof part === 'string' ? escapeSnippet(part) : part.snippet)).join(''),
    plain: parts.map((part) => (typeof part === 'string' ? part : part.plain)).join(''),
  };
}

interface Stops {
  next: number;
}

function withStops(of: ParameterSchema, value: unknown, stops: Stops): string {
  if (Array.isArray(value)) return listWithStops(of, value, stops);
  if (value !== null && typeof value === 'object') return objectWithStops(of, value, stops);
  const code = JSON.stringify(value);
  return typeof value === 'string'
    ? `"${stop(stops, code.slice(1, -1), choicesFor(of))}"`
    : stop(stops, code, choicesFor(of));
}

function listWithStops(of: ParameterSchema, list: readonly unknown[], stops: Stops): string {
  if (list.length === 0) return `[$${stops.next++}]`;
  return `[${list.map((item) => withStops(of.items ?? {}, item, stops)).join(', ')}]`;
}

function objectWithStops(of: ParameterSchema, object: object, stops: Stops): string {
  const members = Object.entries(object).map(
    ([name, member]) => `"${escapeSnippet(name)}": ${withStops(memberSchema(of, name) ?? {}, member, stops)}`,
  );
  return `{ ${members.join(', ')} \\}`;
}

/** A tab stop with its first text, or with choices where that text is one of them. */
function stop(stops: Stops, first: string, choices: readonly string[]): string {
  const number = stops.next++;
  if (!choices.includes(first)) return `\${${number}:${escapeSnippet(first)}}`;
  const others = choices.filter((choice) => choice !== first);
  return `\${${number}|${[first, ...others].map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

function choicesFor(of: ParameterSchema): readonly string[] {
  if (of.type === 'boolean') return ['true', 'false'];
  return choicesOf(of)
    .filter((choice) => !choice.deprecated)
    .map((choice) => choice.value);
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${oneLine(member)}`);
  return `{ ${members.join(', ')} }`;
}

/** A text as a snippet shows it: what has a meaning in snippets is escaped. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** Members one a line, each line beginning with `indent`; without braces. Values of the members in `stops` carry tab stops, the others do not. */
export function membersText(
  members: readonly (readonly [name: string, value: unknown])[],
  stops: ReadonlySet<string>,
  indent: string,
  eol: string,
): Inserted {
  const counter = { next: 1 };
  const lines = members.map(([name, value]) => {
    const plain = `${indent}"${name}": ${oneLine(value)}`;
    return {
      plain,
      snippet: stops.has(name)
        ? `${indent}"${name}": ${withStops(schemaAt([name]) ?? {}, value, counter)}`
        : escapeSnippet(plain),
    };
  });
  return {
    snippet: lines.map((line) => line.snippet).join(`,${eol}`),
    plain: lines.map((line) => line.plain).join(`,${eol}`),
  };
}
