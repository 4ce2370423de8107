import { createScanner, ScanError, SyntaxKind } from 'jsonc-parser';
import type { Path } from './problem';

/** Start and end offset (end exclusive), in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A string, number, keyword or half-typed word. */
export interface LooseLiteral extends Span {
  readonly kind: 'literal';
  /** Decoded text of a string, the value of a number or keyword, undefined for any other word. */
  readonly value: unknown;
  readonly quoted: boolean;
  /** False for a string whose closing quote is missing: it then reaches to the end of its line. */
  readonly closed: boolean;
}

/** An object or list. `end` is after its bracket, or where it breaks off when `closed` is false. */
export interface LooseContainer extends Span {
  readonly kind: 'object' | 'array';
  readonly closed: boolean;
  readonly entries: readonly LooseEntry[];
  /** The entry that this is the value of; undefined at the top. */
  readonly owner: LooseEntry | undefined;
}

/** A member or list item with the punctuation that belongs to it. Any part may be missing while the text is half typed. */
export interface LooseEntry {
  readonly start: number;
  readonly parent: LooseContainer;
  readonly key?: LooseLiteral;
  /** Offset of the colon. */
  readonly colon?: number;
  readonly value?: LooseLiteral | LooseContainer;
  /** Offset of the comma that ends this entry. */
  readonly comma?: number;
}

/** The text as brackets, entries and punctuation: what a parser drops, and what completion and edits need. */
export interface LooseTree {
  readonly text: string;
  /** A list for the whole text; its first container is the root. */
  readonly top: LooseContainer;
  readonly comments: readonly Span[];
}

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenEntry = Open<LooseEntry>;
type OpenContainer = Open<Omit<LooseContainer, 'entries' | 'owner'>> & {
  entries: OpenEntry[];
  owner: OpenEntry | undefined;
};

/** Parses any text in one pass, without recursion. Never throws. Of `{"a": \n "b": 1}` it makes a member `a` without value and a member `b`. */
export function parseLoosely(text: string): LooseTree {
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  const top = container('array', 0, undefined);
  let open = top;
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    const span = { start: scanner.getTokenOffset(), end: scanner.getTokenOffset() + scanner.getTokenLength() };
    if (token === SyntaxKind.LineCommentTrivia || token === SyntaxKind.BlockCommentTrivia) comments.push(span);
    else if (token === SyntaxKind.Trivia || token === SyntaxKind.LineBreakTrivia) continue;
    else if (token === SyntaxKind.OpenBraceToken) open = opened(open, 'object', span.start);
    else if (token === SyntaxKind.OpenBracketToken) open = opened(open, 'array', span.start);
    else if (token === SyntaxKind.CloseBraceToken) open = closed(open, 'object', span);
    else if (token === SyntaxKind.CloseBracketToken) open = closed(open, 'array', span);
    else if (token === SyntaxKind.CommaToken) addComma(open, span.start);
    else if (token === SyntaxKind.ColonToken) open = addColon(open, span.start);
    else addValue(open, literal(token, span, scanner.getTokenValue(), scanner.getTokenError()));
  }
  for (let at: OpenContainer | undefined = open; at; at = parentOf(at)) at.end = text.length;
  return { text, top, comments };
}

/** The value as JSON means it; undefined for a word that is none. Items and members that lack a value are left out. */
export function plainValue(value: LooseLiteral | LooseContainer | undefined): unknown {
  if (!value || value.kind === 'literal') return value?.value;
  if (value.kind === 'array') return value.entries.flatMap((entry) => (entry.value ? [plainValue(entry.value)] : []));
  return Object.fromEntries(
    value.entries.flatMap((entry) =>
      entry.key && entry.value ? [[String(entry.key.value), plainValue(entry.value)]] : [],
    ),
  );
}

/** The path to an entry: keys and list indexes from the top. */
export function pathTo(entry: LooseEntry): Path {
  const steps: (string | number)[] = [];
  for (let at: LooseEntry | undefined = entry; at?.parent.owner; at = at.parent.owner) steps.unshift(step(at));
  return steps;
}

/** The container that the document consists of, if there is one. */
export function rootOf(tree: LooseTree): LooseContainer | undefined {
  return tree.top.entries
    .map((entry) => entry.value)
    .find((value): value is LooseContainer => value !== undefined && value.kind !== 'literal');
}

/** The entry at a path; undefined for the whole document and for a place that does not exist. */
export function entryAt(tree: LooseTree, path: Path): LooseEntry | undefined {
  let at: LooseContainer | LooseLiteral | undefined = rootOf(tree);
  let entry: LooseEntry | undefined;
  for (const wanted of path) {
    if (!at || at.kind === 'literal') return undefined;
    entry =
      typeof wanted === 'number'
        ? at.entries.filter(hasValue)[wanted]
        : at.entries.find((candidate) => candidate.key?.value === wanted);
    at = entry?.value;
  }
  return entry;
}

/** The end of what an entry consists of, its comma not counted. */
export function endOffset(entry: LooseEntry): number {
  return entry.value?.end ?? (entry.colon === undefined ? (entry.key?.end ?? entry.start) : entry.colon + 1);
}

/** False for an entry that is nothing but a comma. */
export const isSomething = (entry: LooseEntry): boolean => entry.key !== undefined || entry.value !== undefined;

const hasValue = (entry: LooseEntry): boolean => entry.value !== undefined;

function step(entry: LooseEntry): string | number {
  return entry.parent.kind === 'object'
    ? String(entry.key?.value ?? '')
    : entry.parent.entries.filter(hasValue).indexOf(entry);
}

function container(kind: LooseContainer['kind'], start: number, owner: OpenEntry | undefined): OpenContainer {
  return { kind, start, end: start, closed: false, entries: [], owner };
}

const keywords: ReadonlyMap<SyntaxKind, unknown> = new Map<SyntaxKind, unknown>([
  [SyntaxKind.TrueKeyword, true],
  [SyntaxKind.FalseKeyword, false],
  [SyntaxKind.NullKeyword, null],
]);

function literal(token: SyntaxKind, span: Span, text: string, error: ScanError): LooseLiteral {
  return {
    kind: 'literal',
    ...span,
    value: literalValue(token, text),
    quoted: token === SyntaxKind.StringLiteral,
    closed: error !== ScanError.UnexpectedEndOfString,
  };
}

function literalValue(token: SyntaxKind, text: string): unknown {
  if (token === SyntaxKind.StringLiteral) return text;
  return token === SyntaxKind.NumericLiteral ? Number(text) : keywords.get(token);
}

function opened(open: OpenContainer, kind: LooseContainer['kind'], start: number): OpenContainer {
  const inner = container(kind, start, undefined);
  inner.owner = addValue(open, inner);
  return inner;
}

/** Closes the nearest open container of the kind, and with it what was left open inside; a bracket that closes nothing is skipped. */
function closed(open: OpenContainer, kind: LooseContainer['kind'], bracket: Span): OpenContainer {
  let match: OpenContainer | undefined = open;
  while (match?.owner && match.kind !== kind) match = parentOf(match);
  if (!match?.owner || match.kind !== kind) return open;
  for (let at: OpenContainer = open; at !== match; at = parentOf(at)!) at.end = bracket.start;
  match.end = bracket.end;
  match.closed = true;
  return parentOf(match)!;
}

const parentOf = ({ owner }: OpenContainer): OpenContainer | undefined => owner?.parent as OpenContainer | undefined;

function addEntry(to: OpenContainer, start: number, parts: Partial<LooseEntry> = {}): OpenEntry {
  const entry: OpenEntry = { start, parent: to, ...parts };
  to.entries.push(entry);
  return entry;
}

function addComma(to: OpenContainer, comma: number): void {
  const last = to.entries.at(-1);
  if (last && last.comma === undefined) last.comma = comma;
  else addEntry(to, comma, { comma });
}

function addValue(to: OpenContainer, value: LooseLiteral | OpenContainer): OpenEntry {
  const last = to.entries.at(-1);
  const waiting = last && last.comma === undefined && last.colon !== undefined && !last.value;
  if (waiting) {
    last.value = value;
    return last;
  }
  return addEntry(to, value.start, to.kind === 'object' && value.kind === 'literal' ? { key: value } : { value });
}

/** Adds a colon: it makes a key of what is before it, even where that looked like a member's value, or the item of a list left open. */
function addColon(to: OpenContainer, colon: number): OpenContainer {
  const last = to.entries.at(-1);
  if (!last || last.comma !== undefined) return skipColon(to, colon);
  if (to.kind === 'object' && last.key && last.colon === undefined) last.colon = colon;
  else if (to.kind === 'object' && last.value?.kind === 'literal') {
    const key = last.value;
    delete last.value;
    addEntry(to, key.start, { key, colon });
  } else return to.kind === 'array' && to.owner ? leaveList(to, last, colon) : to;
  return to;
}

function skipColon(to: OpenContainer, colon: number): OpenContainer {
  if (to.kind === 'object') addEntry(to, colon, { colon });
  return to;
}

function leaveList(list: OpenContainer, last: OpenEntry, colon: number): OpenContainer {
  const outer = parentOf(list)!;
  if (outer.kind !== 'object' || last.value?.kind !== 'literal') return list;
  list.entries.pop();
  list.end = last.value.start;
  addEntry(outer, last.value.start, { key: last.value, colon });
  return outer;
}
