import { createScanner, parseTree, SyntaxKind, type Node } from 'jsonc-parser';
import { editText } from './edits';
import { commaAt, indentAt, runAtEnd } from './source-text';

/**
 * Puts the members of a member's object in the place of that member: `{"a": {"b": 1}}` becomes `{"b": 1}`.
 * Comments stay, and lines move to the indentation of their new place. A text without such a member comes back as it is.
 */
export function hoist(text: string, name: string): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const property =
    root?.type === 'object' ? root.children?.filter((child) => child.children?.[0]?.value === name).at(-1) : undefined;
  const inner = property?.children?.[1];
  if (!property || inner?.type !== 'object') return text;
  return inner.children?.length ? spliced(text, property, inner) : editText(text, [{ path: [name], value: undefined }]);
}

function spliced(text: string, property: Node, inner: Node): string {
  const members = inner.children ?? [];
  const first = members[0] as Node;
  const last = members.at(-1) as Node;
  const open = inner.offset + 1;
  const close = inner.offset + inner.length - 1;
  const outerComma = commaAt(text, close + 1);
  const innerComma = outerComma !== undefined && commaAt(text, endOf(last)) === undefined ? ',' : '';
  const body = text.slice(open, endOf(last)) + innerComma + text.slice(endOf(last), close);
  const rest =
    outerComma === undefined ? text.slice(close + 1) : text.slice(close + 1, outerComma) + text.slice(outerComma + 1);
  const ownLines = text.slice(open, first.offset).includes('\n');
  const dedented = ownLines ? dedent(body, indentAt(text, first.offset), indentAt(text, property.offset)) : body;
  return joined(text.slice(0, property.offset) + commentsIn(text.slice(property.offset, open)), dedented, rest);
}

const endOf = (node: Node): number => node.offset + node.length;

function dedent(body: string, from: string, to: string): string {
  return body.replaceAll(`\n${from}`, `\n${to}`);
}

/** Joins the parts without the lines on which only white space is left of the braces, and without white space that is there twice. */
function joined(before: string, body: string, after: string): string {
  const opens = /\n[ \t]*$/.test(before) && /^[ \t]*\r?\n/.test(body);
  const closes = /\n[ \t]*$/.test(body) && /^[ \t]*\r?\n/.test(after);
  const head = opens ? trimmedEnd(before) : before;
  const start = opens ? body.replace(/^[ \t]*\r?\n/, '') : trimmedStart(body, before);
  const middle = /^\s/.test(after) ? trimmedEnd(start) : start;
  return head + middle + (closes ? after.replace(/^[ \t]*\r?\n/, '') : after);
}

const trimmedStart = (text: string, before: string): string =>
  /\s$/.test(before) ? text.replace(/^[ \t]+/, '') : text;

const trimmedEnd = (text: string): string => text.slice(0, text.length - runAtEnd(text, /[ \t]/));

/** The comments of a piece of text; a line comment keeps the end of its line. */
function commentsIn(text: string): string {
  const scanner = createScanner(text, false);
  const found: string[] = [];
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    const comment = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
    if (token === SyntaxKind.LineCommentTrivia) found.push(`${comment}\n`);
    else if (token === SyntaxKind.BlockCommentTrivia) found.push(`${comment} `);
  }
  return found.join('');
}
