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
  if (Array.isArray(value))
    return `[${value.length ? value.map((it) => withStops(of.items ?? {}, it, stops)).join(', ') : `$${stops.next++}`}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([name, it]) => `"${escapeSnippet(name)}": ${withStops(memberSchema(of, name) ?? {}, it, stops)}`)
      .join(', ')} \\}`;
  const text = stop(
    stops,
    typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : JSON.stringify(value),
    choicesFor(of),
  );
  return typeof value === 'string' ? `"${text}"` : text;
}

function stop(stops: Stops, first: string, choices: readonly string[]): string {
  const number = stops.next++;
  if (!choices.includes(first)) return `\${${number}:${escapeSnippet(first)}}`;
  const others = choices.filter((choice) => choice !== first);
  return `\${${number}|${[first, ...others].map((it) => it.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

function choicesFor(of: ParameterSchema): readonly string[] {
  return of.type === 'boolean'
    ? ['true', 'false']
    : choicesOf(of)
        .filter((choice) => !choice.deprecated)
        .map((choice) => choice.value);
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([name, it]) => `${JSON.stringify(name)}: ${oneLine(it)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}

const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

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
