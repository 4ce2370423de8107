import { parseTree, type ParseError } from 'jsonc-parser';
import { unwrapped } from './explain';
import type { Path } from './problem';
import { choicesOf, schemaAt } from './schema';
import {
  endOffset,
  pathTo,
  rootOf,
  parseLoosely,
  type LooseContainer,
  type LooseEntry,
  type LooseTree,
} from './loose-tree';
import { eolOf, indentAt } from './text-edits';

/**
 * The text with its parameters in AWS's order, and the items of lists that are sets in the order of their known values, then by name.
 * Comments go with the member or item that they stand above or behind. Nothing else changes; a text that is not JSON comes back as it is.
 */
export function sortedText(text: string): string {
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: true });
  const of = parseLoosely(text);
  const root = rootOf(of);
  if (errors.length > 0 || !root) return text;
  const sorting: Sorting = {
    of,
    eol: eolOf(text),
    commentEnds: new Map(of.comments.map(({ start, end }) => [start, end])),
  };
  return text.slice(0, root.start) + containerText(root, sorting) + text.slice(root.end);
}

interface Sorting {
  readonly of: LooseTree;
  readonly eol: string;
  readonly commentEnds: ReadonlyMap<number, number>;
}

/** An entry with the text that goes along with it. */
interface Piece {
  readonly entry: LooseEntry;
  /** White space and comments before it. */
  readonly lead: string;
  readonly core: string;
  /** Comments between it and its comma. */
  readonly gap: string;
  /** Comments behind it on the same line. */
  readonly tail: string;
  readonly tailIsLineComment: boolean;
}

function containerText(container: LooseContainer, sorting: Sorting): string {
  const {
    of: { text },
  } = sorting;
  // Nothing below is known either: it is taken as it is, however many containers it has.
  if (schemaAt(pathOf(container)) === undefined) return text.slice(container.start, container.end);
  const { header, pieces, footer } = partsOf(container, sorting);
  const order = inOrder(container, pieces);
  const commaLast = pieces.at(-1)?.entry.comma !== undefined;
  let result = `${text.charAt(container.start)}${header.text}`;
  let openLine = header.isLineComment;
  // Looked for only where it is needed: a line can hold a hundred thousand containers, and each look goes back to its beginning.
  const indent = (more: string) => (): string => indentAt(text, container.start) + more;
  for (const [index, piece] of order.entries()) {
    const moved = piece !== pieces[index];
    result +=
      onNewLine(moved ? leadAt(pieces, index, piece) : piece.lead, openLine, indent('  '), sorting) +
      piece.core +
      joint(piece, index < order.length - 1 || commaLast) +
      piece.tail;
    openLine = piece.tailIsLineComment;
  }
  return result + onNewLine(footer, openLine, indent(''), sorting) + text.charAt(container.end - 1);
}

/** White space stays where it is, so that the layout does; comments move with their piece. */
function leadAt(pieces: readonly Piece[], index: number, { lead }: Piece): string {
  const here = pieces[index]?.lead ?? '';
  return lead.trim() === '' && here.trim() === '' ? here : lead || (index > 0 ? ' ' : '');
}

/** What follows a line comment begins on a line of its own. */
const onNewLine = (text: string, needed: boolean, indent: () => string, { eol }: Sorting): string =>
  needed && !/^[ \t]*\r?\n/.test(text) ? eol + indent() + text.trimStart() : text;

const joint = ({ entry, gap }: Piece, comma: boolean): string =>
  (entry.comma === undefined ? '' : gap) + (comma ? ',' : '');

function partsOf(
  container: LooseContainer,
  sorting: Sorting,
): { header: { text: string; isLineComment: boolean }; pieces: Piece[]; footer: string } {
  const {
    of: { text },
  } = sorting;
  const stop = container.end - 1;
  const header = restOfLine(container.start + 1, stop, sorting);
  let from = header.end;
  const pieces = container.entries.map((entry): Piece => {
    const lead = text.slice(from, entry.start);
    const gap = entry.comma === undefined ? '' : text.slice(endOffset(entry), entry.comma);
    const after = entry.comma === undefined ? endOffset(entry) : entry.comma + 1;
    const tail = restOfLine(after, stop, sorting);
    from = tail.end;
    return {
      entry,
      lead,
      core: coreText(entry, sorting),
      gap,
      tail: text.slice(after, tail.end),
      tailIsLineComment: tail.isLineComment,
    };
  });
  return {
    header: { text: text.slice(container.start + 1, header.end), isLineComment: header.isLineComment },
    pieces,
    footer: text.slice(from, stop),
  };
}

/** Where the comments end that stand on the rest of a line; `from` itself when an entry follows on that line. */
function restOfLine(
  from: number,
  stop: number,
  { of: { text }, commentEnds }: Sorting,
): { end: number; isLineComment: boolean } {
  let end = from;
  let isLineComment = false;
  for (let at = from; at < stop && text[at] !== '\r' && text[at] !== '\n';) {
    const commentEnd = commentEnds.get(at);
    if (commentEnd === undefined && text[at] !== ' ' && text[at] !== '\t') return { end: from, isLineComment: false };
    if (commentEnd !== undefined) [end, isLineComment] = [commentEnd, text.startsWith('//', at)];
    at = commentEnd ?? at + 1;
  }
  return { end, isLineComment };
}

function coreText(entry: LooseEntry, sorting: Sorting): string {
  const { value } = entry;
  const { text } = sorting.of;
  if (!value || value.kind === 'literal') return text.slice(entry.start, endOffset(entry));
  return text.slice(entry.start, value.start) + containerText(value, sorting);
}

/** Members and items that the schema does not know stay behind the others, in the order in which they stand. */
function inOrder(container: LooseContainer, pieces: readonly Piece[]): readonly Piece[] {
  const rank = container.kind === 'object' ? memberRank(container) : itemRank(container);
  return rank ? [...pieces].sort((a, b) => rank(a.entry, b.entry)) : pieces;
}

type Rank = (a: LooseEntry, b: LooseEntry) => number;

const pathOf = (container: LooseContainer): Path => unwrapped(container.owner ? pathTo(container.owner) : []);

function memberRank(container: LooseContainer): Rank | undefined {
  const names = Object.keys(schemaAt(pathOf(container))?.properties ?? {});
  return names.length > 0 ? (a, b) => place(names, a.key?.value) - place(names, b.key?.value) : undefined;
}

function itemRank(container: LooseContainer): Rank | undefined {
  const list = schemaAt(pathOf(container));
  if (!list?.['x-set']) return undefined;
  const known = choicesOf(list.items ?? {}).map(({ value }) => value);
  return (a, b) => {
    const [x, y] = [textOf(a), textOf(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return place(known, x) - place(known, y) || (x < y ? -1 : Number(x > y));
  };
}

const textOf = ({ value }: LooseEntry): string | undefined =>
  value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;

function place(names: readonly string[], name: unknown): number {
  const at = names.indexOf(String(name));
  return at < 0 ? names.length : at;
}
