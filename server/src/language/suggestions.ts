import type { AppClientContext } from './context';
import type { Cursor } from './cursor';
import { explainMember, explainParameter, summaryOf, unwrapped } from './explain';
import type { Lookup } from './lookup';
import { escapeMarkdown } from './markdown';
import { poolValues } from './pool-values';
import { whyRefused } from './refused-values';
import { escapeSnippet, exampleOf, memberText, valueText, type Inserted } from './snippet';
import { choicesOf, schemaAt, type ParameterSchema } from './schema';
import { entryAt, type LooseEntry, type LooseTree } from './loose-tree';
import { deprecationOf, meaningOf } from './meaning';
import { aboutUnitAlone, defaultIn, durationOf } from './units';

/** Something that may be typed at the cursor, free of positions. */
export interface Suggestion {
  readonly kind: 'key' | 'value' | 'structure';
  readonly label: string;
  /** What is inserted; JSON text. */
  readonly text: Inserted;
  readonly detail: string;
  readonly markdown: string;
  readonly deprecated: boolean;
  /** Suggestions are shown by rank, then in the order given. */
  readonly rank: number;
}

const RANK = { required: 0, own: 1, usual: 2, other: 3, absent: 6, refused: 7, deprecated: 9 };

/** Suggestions for member names that the object does not have yet: required ones first, then in AWS's order. */
export function keySuggestions(cursor: Cursor, lookup: Lookup): readonly Suggestion[] {
  const of = schemaAt(unwrapped(cursor.path));
  const present = new Set(
    cursor.container.entries.filter((entry) => entry !== cursor.entry).map((entry) => entry.key?.value),
  );
  return Object.entries(of?.properties ?? {})
    .filter(([name]) => !present.has(name))
    .map(([name, member]) => {
      const required = of?.required?.includes(name) ?? false;
      return {
        kind: 'key',
        label: name,
        text: cursor.nameOnly ? nameText(name) : memberText(name, member, exampleFor(member, lookup)),
        detail: summaryOf(member, lookup),
        markdown: explainMember({ name, member, required }, lookup),
        deprecated: false,
        rank: required ? RANK.required : RANK.usual,
      };
    });
}

/** The example of a place; a duration is given in the unit that the document counts in. */
function exampleFor(of: ParameterSchema, lookup: Lookup): unknown {
  return defaultIn(of, lookup) ?? exampleOf(of);
}

const nameText = (name: string): Inserted => ({ snippet: JSON.stringify(name), plain: JSON.stringify(name) });

/** Values that fit a member or a list item and are not in the list yet. */
export function valueSuggestions(
  tree: LooseTree,
  cursor: Cursor,
  lookup: Lookup,
  known: AppClientContext,
): readonly Suggestion[] {
  const path = unwrapped(cursor.path);
  const list = schemaAt(path);
  const name = String(path.at(-1));
  const at = cursor.slot === 'item' ? list?.items : list;
  if (!at) return [];
  const others = cursor.slot === 'item' ? writtenIn(cursor.container.entries, cursor.entry) : [];
  const fits = fitsWith(name, others);
  const context: ValueContext = {
    tree,
    at,
    name,
    lookup,
    known,
    isItem: cursor.slot === 'item',
    prefix: path.length === cursor.path.length ? [] : cursor.path.slice(0, 1),
  };
  const all = sources.flatMap((source) => [...source(context)]);
  const fitting = all.filter((candidate) => fits(JSON.parse(candidate.text.plain)));
  return fitting.map((candidate) => {
    const reason = whyRefused(name, JSON.parse(candidate.text.plain), lookup, known);
    return reason === undefined ? candidate : { ...candidate, detail: reason, rank: RANK.refused };
  });
}

/** The place of a value, and what is known there. */
interface ValueContext {
  readonly tree: LooseTree;
  readonly at: ParameterSchema;
  readonly name: string;
  readonly lookup: Lookup;
  readonly known: AppClientContext;
  readonly isItem: boolean;
  readonly prefix: readonly (string | number)[];
}

/** Where values come from; each yields nothing where it does not apply. */
const sources: readonly ((context: ValueContext) => Iterable<Suggestion>)[] = [
  namedValues,
  ofThePool,
  callbackUrls,
  booleans,
  numbers,
  structures,
];

function* namedValues({ at, name, known, lookup }: ValueContext): Iterable<Suggestion> {
  const pool = poolValues(at, name, known);
  for (const { value, description, deprecated, newerName } of choicesOf(at)) {
    const advice = deprecationOf({ deprecated, ...(newerName && { newerName }) });
    const poolValue = pool?.values.find((candidate) => candidate.value === value);
    const mayBeAbsent = at['x-liveValues'] === 'identityProviders' && pool?.complete && value !== 'COGNITO';
    const isAbsent = Boolean(mayBeAbsent && !poolValue);
    yield suggestion(value, {
      detail: isAbsent ? 'not in the user pool' : (poolValue?.detail ?? name),
      markdown: [`${advice}${description}`, poolValue?.markdown, aboutUnitAlone(name, value, lookup, known.live)]
        .filter(Boolean)
        .join('\n\n'),
      deprecated,
      rank: namedRank(deprecated, isAbsent, poolValue?.required),
    });
  }
}

function namedRank(isDeprecated: boolean, isAbsent: boolean, isRequired = false): number {
  if (isDeprecated) return RANK.deprecated;
  if (isAbsent) return RANK.absent;
  return isRequired ? RANK.required : RANK.usual;
}

/** What the user pool has besides the named values: custom attributes above the standard ones, scopes and providers below. */
function* ofThePool({ at, name, known }: ValueContext): Iterable<Suggestion> {
  const named = new Set(choicesOf(at).map(({ value }) => value));
  for (const { value, detail, markdown, required } of poolValues(at, name, known)?.values ?? []) {
    const rank = at['x-liveValues'] === 'attributes' ? RANK.own : RANK.usual;
    if (!named.has(value)) yield suggestion(value, { detail, markdown, rank: required ? RANK.required : rank });
  }
}

/** DefaultRedirectURI must be one of CallbackURLs, letter by letter. */
function* callbackUrls({ tree, name, prefix }: ValueContext): Iterable<Suggestion> {
  const list = name === 'DefaultRedirectURI' ? entryAt(tree, [...prefix, 'CallbackURLs'])?.value : undefined;
  if (list?.kind !== 'array') return;
  for (const url of new Set(writtenIn(list.entries))) {
    if (typeof url === 'string' && url)
      yield suggestion(url, { detail: 'from CallbackURLs', markdown: escapeMarkdown(url) });
  }
}

function* booleans({ at }: ValueContext): Iterable<Suggestion> {
  if (at.type !== 'boolean') return;
  for (const value of [true, false])
    yield suggestion(value, {
      detail: value === at.default ? 'default' : '',
      markdown: '',
      rank: value === at.default ? RANK.usual : RANK.other,
    });
}

function* numbers({ at, name, lookup }: ValueContext): Iterable<Suggestion> {
  if (at.type !== 'integer') return;
  const inUnit = defaultIn(at, lookup);
  for (const value of new Set(inUnit === undefined ? [at.default, at['x-snippet']] : [inUnit])) {
    if (typeof value !== 'number') continue;
    const isDefault =
      inUnit === undefined
        ? value === at.default
        : durationOf(at, value, lookup) === durationOf(at, at.default, () => undefined);
    const detail = [isDefault ? 'default' : 'example', meaningOf(at, value, name, lookup)].filter(Boolean).join(', ');
    yield suggestion(value, {
      detail,
      markdown: explainParameter(at, lookup),
      rank: isDefault ? RANK.usual : RANK.other,
    });
  }
}

/** The example of a list, an object or a free text, with tab stops. */
function* structures({ at, name, lookup, isItem }: ValueContext): Iterable<Suggestion> {
  const isText = at.type === 'string' && at['x-snippet'] !== undefined && choicesOf(at).length === 0 && !isItem;
  if (at.type !== 'array' && at.type !== 'object' && !isText) return;
  const value = exampleOf(at);
  const text = valueText(at, value);
  yield {
    kind: 'structure',
    label: text.plain,
    text,
    detail: `example of ${name}`,
    markdown: explainParameter(at, lookup),
    deprecated: false,
    rank: RANK.other,
  };
}

type Extras = Pick<Suggestion, 'detail' | 'markdown'> & Partial<Suggestion>;

function suggestion(value: string | number | boolean, extras: Extras): Suggestion {
  const plain = JSON.stringify(value);
  return {
    kind: 'value',
    label: String(value),
    text: { plain, snippet: escapeSnippet(plain) },
    deprecated: false,
    rank: RANK.usual,
    ...extras,
  };
}

function writtenIn(entries: readonly LooseEntry[], except?: LooseEntry): readonly unknown[] {
  return entries
    .filter((entry) => entry !== except && entry.value?.kind === 'literal')
    .map((entry) => (entry.value as { value: unknown }).value);
}

/** The family of a value in lists that take values of one family only; the service refuses a mixture. */
const families: Readonly<Record<string, (value: string) => string>> = {
  ExplicitAuthFlows: (value) => {
    if (value === 'ALLOW_CLIENT_TOKEN_AUTH') return 'alone';
    return value.startsWith('ALLOW_') ? 'current' : 'legacy';
  },
  AllowedOAuthFlows: (value) => (value === 'client_credentials' ? 'machine' : 'user'),
};

/** Whether a value may be added to a list of values: it is not there yet, and of their family. */
function fitsWith(name: string, others: readonly unknown[]): (value: unknown) => boolean {
  const written = new Set(others);
  const familyOf = families[name];
  if (!familyOf) return (value) => !written.has(value);
  const texts = others.filter((other): other is string => typeof other === 'string' && other !== '');
  const present = [...new Set(texts.map(familyOf))];
  const isOfFamily = (value: string): boolean => present.every((family) => family === familyOf(value));
  return (value) => !written.has(value) && (typeof value !== 'string' || isOfFamily(value));
}
