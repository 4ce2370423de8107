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

/** What may be typed at an offset, and how it joins what is around it. */
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
  /** An entry follows without a comma between. */
  readonly commaAfter: boolean;
}

/** What may be typed at an offset; undefined in comments, after a finished value, and where nothing may be. */
export function cursorAt(tree: LooseTree, offset: number): Cursor | undefined {
  if (tree.comments.some((comment) => inComment(tree.text, comment, offset))) return undefined;
  const container = innermost(tree, offset);
  if (container === tree.top) return rootCursor(tree, offset);
  const touched = container.entries.map((entry) => touchedPart(tree, entry, offset)).find((part) => part !== undefined);
  return touched ? replacing(tree, touched, offset) : inserting(container, offset);
}

/** The innermost container that holds an offset. */
export function innermost(tree: LooseTree, offset: number): LooseContainer {
  for (let at = tree.top; ;) {
    const inner = at.entries.find(
      (entry) => entry.value && entry.value.kind !== 'literal' && holds(entry.value, offset),
    )?.value;
    if (!inner || inner.kind === 'literal') return at;
    at = inner;
  }
}

const holds = (container: LooseContainer, offset: number): boolean =>
  container.start < offset && (container.closed ? offset < container.end : offset <= container.end);

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

function touchedPart(tree: LooseTree, entry: LooseEntry, offset: number): Touched | undefined {
  if (entry.key && touches(tree, entry.key, offset)) return { entry, part: 'key', literal: entry.key };
  if (entry.value?.kind === 'literal' && touches(tree, entry.value, offset))
    return { entry, part: 'value', literal: entry.value };
  return undefined;
}

function touches(tree: LooseTree, literal: LooseLiteral, offset: number): boolean {
  if (!literal.quoted) return literal.start <= offset && offset <= literal.end;
  return literal.start < offset && (wellClosed(tree, literal) ? offset < literal.end : offset <= literal.end);
}

/** Whether a literal has a closing quote of its own. False too for the text `"Cli: "x"`, where the closing quote belongs to the next value. */
const wellClosed = ({ text }: LooseTree, { closed, end }: LooseLiteral): boolean =>
  closed && !/\w/.test(text.charAt(end));

function replacing(tree: LooseTree, { entry, part, literal }: Touched, offset: number): Cursor {
  const { parent } = entry;
  const index = parent.entries.indexOf(entry);
  const isKey = part === 'key';
  const isItem = !isKey && parent.kind === 'array';
  const end =
    literal.quoted && !wellClosed(tree, literal) ? wordEnd(tree.text, literal.start, offset, isKey) : literal.end;
  const rest = tree.text.slice(end, end + 80);
  const nameOnly = isKey && ((entry.colon !== undefined && end === literal.end) || /^[ \t]*:/.test(rest));
  return {
    slot: replacedSlot(isKey, isItem),
    path: isKey || isItem ? containerPath(parent) : pathTo(entry),
    container: parent,
    entry,
    replace: { start: literal.start, end },
    quoted: literal.quoted,
    nameOnly,
    commaAt: isKey || isItem ? missingComma(parent.entries[index - 1], literal.start) : undefined,
    commaAfter: !nameOnly && entry.comma === undefined && !/^[ \t]*,/.test(rest) && follows(parent.entries[index + 1]),
  };
}

function replacedSlot(isKey: boolean, isItem: boolean): Cursor['slot'] {
  if (isKey) return 'key';
  return isItem ? 'item' : 'value';
}

/** The end of the word in a string without a closing quote, at least the cursor. */
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
  const newEntry = container.kind === 'array' ? 'item' : 'key';
  if (!before || (before.comma !== undefined && before.comma < offset)) return newEntry;
  if (container.kind === 'object' && before.value === undefined)
    return before.key && before.colon !== undefined && before.colon < offset ? 'value' : undefined;
  return endOffset(before) < offset ? newEntry : undefined;
}

const missingComma = (before: LooseEntry | undefined, at: number): number | undefined =>
  before && before.value !== undefined && (before.comma === undefined || before.comma >= at)
    ? endOffset(before)
    : undefined;

const follows = (next: LooseEntry | undefined): boolean => next !== undefined && isSomething(next);

const containerPath = (container: LooseContainer): Path => (container.owner ? pathTo(container.owner) : []);

/** The cursor at the top, where something may be typed only while there is no object or list yet. */
function rootCursor(tree: LooseTree, offset: number): Cursor | undefined {
  if (rootOf(tree)) return undefined;
  const literal = tree.top.entries.map((entry) => entry.value).find((value) => value !== undefined);
  const isOnLiteral = literal?.kind === 'literal' && literal.start <= offset && offset <= literal.end;
  if (literal && (!isOnLiteral || tree.top.entries.length > 1)) return undefined;
  const quoted = literal?.kind === 'literal' && literal.quoted;
  return {
    slot: 'root',
    path: [],
    container: tree.top,
    entry: undefined,
    replace: literal ?? { start: offset, end: offset },
    quoted,
    nameOnly: false,
    commaAt: undefined,
    commaAfter: false,
  };
}
