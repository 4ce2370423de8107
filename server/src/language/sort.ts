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
import { eolOf, indentAt } from './source-text';

/**
 * The text with its parameters in AWS's order, and the items of lists that are sets in the order of their known values, then by name.
 * Comments go with the member or item that they are above or behind. Nothing else changes; a text that is not JSON comes back as it is.
 */
export function sortedText(text: string): string {
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: true });
  const tree = parseLoosely(text);
  const root = rootOf(tree);
  if (errors.length > 0 || !root) return text;
  const sorting: Sorting = {
    tree,
    eol: eolOf(text),
    commentEnds: new Map(tree.comments.map(({ start, end }) => [start, end])),
  };
  return text.slice(0, root.start) + containerText(root, sorting) + text.slice(root.end);
}

interface Sorting {
  readonly tree: LooseTree;
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
  const { text } = sorting.tree;
  // Nothing below is known either: it is taken as it is, however many containers it has.
  if (schemaAt(pathOf(container)) === undefined) return text.slice(container.start, container.end);
  const { header, pieces, footer } = containerParts(container, sorting);
  const sorted = sortedPieces(container, pieces);
  const hasLastComma = pieces.at(-1)?.entry.comma !== undefined;
  let result = `${text.charAt(container.start)}${header.text}`;
  let openLine = header.isLineComment;
  // Computed only where it is needed: a line can have a hundred thousand containers, and each time it is read from its beginning.
  const indent = (more: string) => (): string => indentAt(text, container.start) + more;
  for (const [index, piece] of sorted.entries()) {
    const lead = piece === pieces[index] ? piece.lead : leadAt(pieces, index, piece);
    result +=
      onNewLine(lead, openLine, indent('  '), sorting) +
      piece.core +
      joint(piece, index < sorted.length - 1 || hasLastComma) +
      piece.tail;
    openLine = piece.tailIsLineComment;
  }
  return result + onNewLine(footer, openLine, indent(''), sorting) + text.charAt(container.end - 1);
}

/** The lead of a piece at another index: white space stays where it is, so that the format does; comments move with their piece. */
function leadAt(pieces: readonly Piece[], index: number, { lead }: Piece): string {
  const leadHere = pieces[index]?.lead ?? '';
  if (lead.trim() === '' && leadHere.trim() === '') return leadHere;
  return lead || (index > 0 ? ' ' : '');
}

/** A text that begins on a line of its own where that is needed: after a line comment. */
const onNewLine = (text: string, needed: boolean, indent: () => string, { eol }: Sorting): string =>
  needed && !/^[ \t]*\r?\n/.test(text) ? eol + indent() + text.trimStart() : text;

const joint = ({ entry, gap }: Piece, comma: boolean): string =>
  (entry.comma === undefined ? '' : gap) + (comma ? ',' : '');

/** A container taken apart: what is behind its bracket on the same line, its entries, and what is behind the last. */
interface ContainerParts {
  readonly header: { readonly text: string; readonly isLineComment: boolean };
  readonly pieces: readonly Piece[];
  readonly footer: string;
}

function containerParts(container: LooseContainer, sorting: Sorting): ContainerParts {
  const { text } = sorting.tree;
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

/** Where the comments on the rest of a line end; `from` itself when an entry follows on that line. */
function restOfLine(
  from: number,
  stop: number,
  { tree: { text }, commentEnds }: Sorting,
): { end: number; isLineComment: boolean } {
  let end = from;
  let isLineComment = false;
  for (let at = from; at < stop && text[at] !== '\r' && text[at] !== '\n';) {
    const commentEnd = commentEnds.get(at);
    if (commentEnd === undefined && text[at] !== ' ' && text[at] !== '\t') return { end: from, isLineComment: false };
    if (commentEnd !== undefined) {
      end = commentEnd;
      isLineComment = text.startsWith('//', at);
    }
    at = commentEnd ?? at + 1;
  }
  return { end, isLineComment };
}

function coreText(entry: LooseEntry, sorting: Sorting): string {
  const { value } = entry;
  const { text } = sorting.tree;
  if (!value || value.kind === 'literal') return text.slice(entry.start, endOffset(entry));
  return text.slice(entry.start, value.start) + containerText(value, sorting);
}

/** The pieces in order. Members and items that the schema does not know go behind the others, in the order that they have. */
function sortedPieces(container: LooseContainer, pieces: readonly Piece[]): readonly Piece[] {
  const compare = container.kind === 'object' ? compareMembers(container) : compareItems(container);
  return compare ? [...pieces].sort((a, b) => compare(a.entry, b.entry)) : pieces;
}

type Compare = (a: LooseEntry, b: LooseEntry) => number;

const pathOf = (container: LooseContainer): Path => unwrapped(container.owner ? pathTo(container.owner) : []);

function compareMembers(container: LooseContainer): Compare | undefined {
  const names = Object.keys(schemaAt(pathOf(container))?.properties ?? {});
  return names.length > 0 ? (a, b) => rankIn(names, a.key?.value) - rankIn(names, b.key?.value) : undefined;
}

function compareItems(container: LooseContainer): Compare | undefined {
  const list = schemaAt(pathOf(container));
  if (!list?.['x-set']) return undefined;
  const known = choicesOf(list.items ?? {}).map(({ value }) => value);
  return (a, b) => {
    const textA = textOf(a);
    const textB = textOf(b);
    if (textA === undefined || textB === undefined) return Number(textA === undefined) - Number(textB === undefined);
    return rankIn(known, textA) - rankIn(known, textB) || (textA < textB ? -1 : Number(textA > textB));
  };
}

const textOf = ({ value }: LooseEntry): string | undefined =>
  value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;

/** The index of a name, or the number of names for an unknown one. */
function rankIn(names: readonly string[], name: unknown): number {
  const at = names.indexOf(String(name));
  return at < 0 ? names.length : at;
}
