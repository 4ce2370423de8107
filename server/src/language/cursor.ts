import type { Path } from './problem';
import {
  endOffset,
  isSomething,
  pathTo,
  rootOf,
  type LooseContainer,
  type LooseEntry,
  type LooseLiteral,
  type LooseTree,
  type Span,
} from './loose-tree';

/** What may be typed at an offset, and how it joins what stands around it. */
export interface Cursor {
  /** `root`: no value yet. `key`: a member name. `value`: the value of a member. `item`: a list item. */
  readonly slot: 'root' | 'key' | 'value' | 'item';
  /** Path of the container; for a value, of the member itself. */
  readonly path: Path;
  readonly container: LooseContainer;
  /** The entry that is being typed; undefined where a new one would begin. */
  readonly entry: LooseEntry | undefined;
  /** What an accepted completion replaces: never past a quote, a bracket or the line. */
  readonly replace: Span;
  /** Whether `replace` begins with a quote. */
  readonly quoted: boolean;
  /** The key has its colon already: only the name is wanted. */
  readonly nameOnly: boolean;
  /** Offset at which the entry before lacks a comma. */
  readonly commaAt: number | undefined;
  /** An entry follows and no comma stands between. */
  readonly commaAfter: boolean;
}

/** Finds out what may be typed at an offset; undefined in comments, after a finished value, and where nothing may stand. */
export function cursorAt(of: LooseTree, offset: number): Cursor | undefined {
  if (of.comments.some((comment) => inComment(of.text, comment, offset))) return undefined;
  const container = innermost(of, offset);
  if (container === of.top) return rootCursor(of, offset);
  const touched = container.entries.map((entry) => touchedPart(of, entry, offset)).find((it) => it !== undefined);
  return touched ? replacing(of, touched, offset) : inserting(container, offset);
}

/** The innermost container that holds an offset. */
export function innermost(of: LooseTree, offset: number): LooseContainer {
  for (let at = of.top; ;) {
    const inner = at.entries.find(
      (entry) => entry.value && entry.value.kind !== 'literal' && holds(entry.value, offset),
    )?.value;
    if (!inner || inner.kind === 'literal') return at;
    at = inner;
  }
}

const holds = (it: LooseContainer, offset: number): boolean =>
  it.start < offset && (it.closed ? offset < it.end : offset <= it.end);

function inComment(text: string, comment: Span, offset: number): boolean {
  const ended =
    text.startsWith('/*', comment.start) && comment.end - comment.start > 3 && text.startsWith('*/', comment.end - 2);
  return comment.start < offset && (ended ? offset < comment.end : offset <= comment.end);
}

interface Touched {
  readonly entry: LooseEntry;
  readonly part: 'key' | 'value';
  readonly literal: LooseLiteral;
}

function touchedPart(of: LooseTree, entry: LooseEntry, offset: number): Touched | undefined {
  if (entry.key && touches(of, entry.key, offset)) return { entry, part: 'key', literal: entry.key };
  if (entry.value?.kind === 'literal' && touches(of, entry.value, offset))
    return { entry, part: 'value', literal: entry.value };
  return undefined;
}

function touches(of: LooseTree, it: LooseLiteral, offset: number): boolean {
  if (!it.quoted) return it.start <= offset && offset <= it.end;
  return it.start < offset && (wellClosed(of, it) ? offset < it.end : offset <= it.end);
}

/** False too for the text `"Cli: "x"`, where the closing quote belongs to the next value. */
const wellClosed = (of: LooseTree, it: LooseLiteral): boolean => it.closed && !/\w/.test(of.text.charAt(it.end));

function replacing(of: LooseTree, { entry, part, literal }: Touched, offset: number): Cursor {
  const { parent } = entry;
  const index = parent.entries.indexOf(entry);
  const isKey = part === 'key';
  const end = literal.quoted && !wellClosed(of, literal) ? wordEnd(of.text, literal.start, offset, isKey) : literal.end;
  const rest = of.text.slice(end, end + 80);
  const nameOnly = isKey && ((entry.colon !== undefined && end === literal.end) || /^[ \t]*:/.test(rest));
  return {
    slot: isKey ? 'key' : parent.kind === 'array' ? 'item' : 'value',
    path: isKey || parent.kind === 'array' ? containerPath(parent) : pathTo(entry),
    container: parent,
    entry,
    replace: { start: literal.start, end },
    quoted: literal.quoted,
    nameOnly,
    commaAt: isKey || parent.kind === 'array' ? missingComma(parent.entries[index - 1], literal.start) : undefined,
    commaAfter: !nameOnly && entry.comma === undefined && !/^[ \t]*,/.test(rest) && follows(parent.entries[index + 1]),
  };
}

/** The end of the word in a string that nobody closed, at least the cursor. */
function wordEnd(text: string, start: number, offset: number, isKey: boolean): number {
  const word = isKey ? /"\w*/y : /"[^\s",\]}]*/y;
  word.lastIndex = start;
  return Math.max(offset, start + (word.exec(text)?.[0].length ?? 1));
}

function inserting(container: LooseContainer, offset: number): Cursor | undefined {
  const before = container.entries.filter((entry) => entry.start < offset).at(-1);
  const next = container.entries.find((entry) => entry.start >= offset);
  const slot = slotAfter(container, before, offset);
  if (!slot) return undefined;
  const isValue = slot === 'value';
  return {
    slot,
    path: isValue ? pathTo(before!) : containerPath(container),
    container,
    entry: isValue ? before : undefined,
    replace: { start: offset, end: offset },
    quoted: false,
    nameOnly: false,
    commaAt: isValue ? undefined : missingComma(before, offset),
    commaAfter: follows(next) && !(before?.comma !== undefined && before.comma >= offset),
  };
}

function slotAfter(
  container: LooseContainer,
  before: LooseEntry | undefined,
  offset: number,
): Cursor['slot'] | undefined {
  const fresh = container.kind === 'array' ? 'item' : 'key';
  if (!before || (before.comma !== undefined && before.comma < offset)) return fresh;
  if (container.kind === 'object' && before.value === undefined)
    return before.key && before.colon !== undefined && before.colon < offset ? 'value' : undefined;
  return endOffset(before) < offset ? fresh : undefined;
}

const missingComma = (before: LooseEntry | undefined, at: number): number | undefined =>
  before && before.value !== undefined && (before.comma === undefined || before.comma >= at)
    ? endOffset(before)
    : undefined;

const follows = (next: LooseEntry | undefined): boolean => next !== undefined && isSomething(next);

const containerPath = (of: LooseContainer): Path => (of.owner ? pathTo(of.owner) : []);

/** At the top something may only be typed while there is no object or list yet. */
function rootCursor(of: LooseTree, offset: number): Cursor | undefined {
  if (rootOf(of)) return undefined;
  const literal = of.top.entries.map((entry) => entry.value).find((it) => it !== undefined);
  if (
    literal &&
    (literal.kind !== 'literal' || offset < literal.start || offset > literal.end || of.top.entries.length > 1)
  )
    return undefined;
  const quoted = literal?.kind === 'literal' && literal.quoted;
  return {
    slot: 'root',
    path: [],
    container: of.top,
    entry: undefined,
    replace: literal ?? { start: offset, end: offset },
    quoted,
    nameOnly: false,
    commaAt: undefined,
    commaAfter: false,
  };
}
