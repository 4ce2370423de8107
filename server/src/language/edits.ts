import { createScanner, parseTree, SyntaxKind, type Node } from 'jsonc-parser';
import type { Path } from './problem';
import { commaAt, eolOf, indentAt } from './source-text';

// jsonc-parser's own modify() moves or drops the comments around what it inserts and removes. People keep their reasons in those
// comments, so the edits here work by lines: what they insert gets a line of its own, what they remove takes only its own.

/** One change of a JSON text. */
export type Change =
  /** Writes a value; the member is added when it is not there. `undefined` removes the member or item. */
  | {
      readonly path: Path;
      readonly value: unknown;
      /** Where a new member goes: after the nearest of the names that come before it here. */
      readonly order?: readonly string[];
    }
  /** Adds an item at the end of a list. */
  | { readonly append: Path; readonly value: unknown }
  /** Gives a member another name. */
  | { readonly path: Path; readonly name: string };

/**
 * Applies changes one after the other, keeping comments, layout, indentation and line ends of everything else.
 * A change whose path does not exist is passed over.
 */
export function editText(text: string, changes: readonly Change[]): string {
  return changes.reduce((now, change) => {
    const root = parseTree(now, [], { allowTrailingComma: true });
    return root ? splice(now, editsOf(now, root, change)) : now;
  }, text);
}

interface Replacement {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** The smallest single replacement that turns one text into the other; undefined when they are equal. */
export function difference(before: string, after: string): Replacement | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { offset: start, length: before.length - end - start, text: after.slice(start, after.length - end) };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function splice(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end), text);
}

function editsOf(text: string, root: Node, change: Change): Edit[] {
  if ('append' in change) {
    const list = find(root, change.append);
    if (list?.type !== 'array') return [];
    return insert(text, list, list.children?.length ?? 0, (layout) => codeOf(change.value, text, layout));
  }
  const last = change.path.at(-1);
  const parent = find(root, change.path.slice(0, -1));
  const index = parent && last !== undefined ? indexIn(parent, last) : -1;
  const child = parent?.children?.[index];
  if ('name' in change) return child?.children?.[0] ? [replace(child.children[0], JSON.stringify(change.name))] : [];
  if (last === undefined)
    return change.value === undefined ? [] : [replace(root, codeOf(change.value, text, { indent: '' }))];
  if (!parent) return [];
  if (change.value === undefined) return child ? remove(text, parent, index) : [];
  const value = child?.type === 'property' ? child.children?.[1] : child;
  if (value) {
    const layout = { indent: indentAt(text, value.offset), inLine: isInLine(text, parent) };
    return [replace(value, codeOf(change.value, text, layout))];
  }
  if (parent.type !== 'object' || typeof last !== 'string') return [];
  const code = (layout: Layout): string => `${JSON.stringify(last)}: ${codeOf(change.value, text, layout)}`;
  return insert(text, parent, indexFor(parent, last, change.order), code);
}

function find(root: Node, path: Path): Node | undefined {
  return path.reduce<Node | undefined>((at, step) => {
    const child = at?.children?.[indexIn(at, step)];
    return child?.type === 'property' ? child.children?.[1] : child;
  }, root);
}

/** The last member of a name counts, as it does for JSON parsers. */
function indexIn(parent: Node, step: string | number): number {
  if (typeof step === 'number') return parent.type === 'array' ? step : -1;
  return parent.type === 'object' ? (parent.children ?? []).map(nameOf).lastIndexOf(step) : -1;
}

const nameOf = (property: Node): unknown => property.children?.[0]?.value;
const endOf = (node: Node): number => node.offset + node.length;
const replace = (node: Node, text: string): Edit => ({ start: node.offset, end: endOf(node), text });

/** The index at which a new member goes. */
function indexFor(parent: Node, name: string, order: readonly string[] | undefined): number {
  const names = (parent.children ?? []).map(nameOf);
  const rank = order?.indexOf(name) ?? -1;
  if (!order || rank < 0) return names.length;
  const before = order.slice(0, rank);
  return 1 + Math.max(-1, ...names.map((member, index) => (before.includes(String(member)) ? index : -1)));
}

function insert(text: string, parent: Node, index: number, code: (layout: Layout) => string): Edit[] {
  const children = parent.children ?? [];
  const eol = eolOf(text);
  const previous = children[index - 1];
  const neighbor = previous ?? children[0];
  if (!neighbor) return [fill(text, parent, code)];
  const ownLine = text.slice(parent.offset, neighbor.offset).includes('\n');
  const indent = indentAt(text, neighbor.offset);
  const comma = previous ? commaAfter(text, endOf(previous)) : undefined;
  const after = index < children.length || comma !== undefined ? ',' : '';
  const from = previous ? (comma ?? endOf(previous)) : parent.offset + 1;
  const at = ownLine ? lineEnd(text, from) : from;
  const lead = ownLine ? eol + indent : ' ';
  const edit = { start: at, end: at, text: lead + code({ indent, inLine: !ownLine }) + after };
  if (!previous || comma !== undefined) return [edit];
  return at === from ? [{ ...edit, text: `,${edit.text}` }] : [{ start: from, end: from, text: ',' }, edit];
}

/** Puts the first child into an empty object or list, below the comments that may be in it. */
function fill(text: string, parent: Node, code: (layout: Layout) => string): Edit {
  const outer = indentAt(text, parent.offset);
  const inner = outer + indentUnit(text);
  const eol = eolOf(text);
  const comments = text.slice(parent.offset + 1, endOf(parent) - 1).trimEnd();
  return {
    start: parent.offset + 1,
    end: endOf(parent) - 1,
    text: `${comments}${eol}${inner}${code({ indent: inner })}${eol}${outer}`,
  };
}

function remove(text: string, parent: Node, index: number): Edit[] {
  const children = parent.children ?? [];
  const node = children[index] as Node;
  const previous = children[index - 1];
  const comma = commaAfter(text, endOf(node));
  const isLast = index === children.length - 1;
  // Without the comma before it, the text stays plain JSON for every other tool.
  const dangling = isLast && comma === undefined && previous ? commaAfter(text, endOf(previous)) : undefined;
  const dropComma = dangling === undefined ? [] : [{ start: dangling - 1, end: dangling, text: '' }];
  const lineStart = text.lastIndexOf('\n', node.offset - 1) + 1;
  const end = lineEnd(text, comma ?? endOf(node));
  const wholeLines =
    text.slice(lineStart, node.offset).trim() === '' && /^\r?\n/.test(text.slice(end)) && parent.offset < lineStart;
  if (wholeLines) return [...dropComma, { start: lineStart, end: text.indexOf('\n', end) + 1, text: '' }];
  const rest = comma ?? endOf(node);
  const spaces = /^[ \t]*/.exec(text.slice(rest))?.[0].length ?? 0;
  return [
    ...dropComma,
    {
      start: isLast && previous ? endAfterComma(text, previous) : node.offset,
      end: isLast ? rest : rest + spaces,
      text: '',
    },
  ];
}

const endAfterComma = (text: string, node: Node): number => commaAfter(text, endOf(node)) ?? endOf(node);

/** The offset behind the comma that follows; undefined when there is none. */
function commaAfter(text: string, offset: number): number | undefined {
  const comma = commaAt(text, offset);
  return comma === undefined ? undefined : comma + 1;
}

/** The end of the line, behind the comments that begin on it, or the beginning of other code on it. */
function lineEnd(text: string, offset: number): number {
  const scanner = createScanner(text, false);
  scanner.setPosition(offset);
  for (let end = offset; ; end = scanner.getTokenOffset() + scanner.getTokenLength()) {
    const token = scanner.scan();
    if (
      token !== SyntaxKind.Trivia &&
      token !== SyntaxKind.LineCommentTrivia &&
      token !== SyntaxKind.BlockCommentTrivia
    )
      return end;
  }
}

const indentUnit = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';

/** Where a value is written: the indentation of its line, and whether it stays on it, as what is around it does. */
interface Layout {
  readonly indent: string;
  readonly inLine?: boolean;
}

/** Whether an object or list is written on one line. */
const isInLine = (text: string, node: Node): boolean => !text.slice(node.offset, endOf(node)).includes('\n');

function codeOf(value: unknown, text: string, { indent, inLine = false }: Layout): string {
  if (inLine) return inLineCode(value, / \}/.test(text));
  return JSON.stringify(value, null, indentUnit(text)).replaceAll('\n', eolOf(text) + indent);
}

/** A value on one line. @param spaced whether braces have a space inside */
function inLineCode(value: unknown, spaced: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item) => inLineCode(item, spaced)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${inLineCode(member, spaced)}`,
  );
  if (members.length === 0) return '{}';
  return spaced ? `{ ${members.join(', ')} }` : `{${members.join(', ')}}`;
}
