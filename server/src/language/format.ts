import { createScanner, format, ScanError, SyntaxKind, type Edit } from 'jsonc-parser';
import type { FormattingOptions, Range, TextDocument, TextEdit } from 'vscode-json-languageservice';
import { MAX_LENGTH } from './document';
import { difference } from './edits';

/** More changes than this are given as one: editors take their time for each. */
const MOST_EDITS = 20_000;

/** Layout edits; none, and why, for a text that cannot be laid out. */
export interface FormatResult {
  readonly edits: TextEdit[];
  /** For the user, in a sentence. */
  readonly refused?: string;
}

/**
 * Layout edits for a text, or for a range of it. They change white space between tokens, and nothing else, in a broken text too:
 * the formatter by itself joins a string that nobody closed with the line below, and reads a range within a comment as JSON.
 */
export function layoutEdits(textDocument: TextDocument, options: FormattingOptions, range?: Range): FormatResult {
  const text = textDocument.getText();
  const part = range
    ? {
        offset: textDocument.offsetAt(range.start),
        length: textDocument.offsetAt(range.end) - textDocument.offsetAt(range.start),
      }
    : undefined;
  if (sizeLaidOut(text, options, part) > MAX_LENGTH)
    return {
      edits: [],
      refused: `Not formatted: laid out, the text would have more than ${MAX_LENGTH} characters, and files of that size are not checked.`,
    };
  const edits = inGaps(
    text,
    format(text, part, {
      tabSize: options.tabSize,
      insertSpaces: options.insertSpaces,
      keepLines: options['keepLines'] === true,
      eol: '\n',
      // The formatter would take away the line end of the last line.
      insertFinalNewline: options.insertFinalNewline === true || text.endsWith('\n'),
    }),
  );
  const fewer = edits.length > MOST_EDITS ? asOne(text, edits) : edits;
  return {
    edits: fewer.map(({ offset, length, content }) => ({
      range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) },
      newText: content,
    })),
  };
}

/**
 * About how many characters the text will have: each item and each bracket on a line of its own, indented. A text of 240,000 brackets
 * can become one of 30 million, which takes seconds: so this is known before.
 */
function sizeLaidOut(
  text: string,
  { tabSize, insertSpaces }: FormattingOptions,
  part: { readonly offset: number; readonly length: number } | undefined,
): number {
  const start = part ? text.lastIndexOf('\n', part.offset - 1) + 1 : 0;
  const lineEnd = part ? text.indexOf('\n', part.offset + part.length) : -1;
  const lines = text.slice(start, lineEnd < 0 ? undefined : lineEnd);
  const scanner = createScanner(lines, true);
  const unit = insertSpaces ? tabSize : 1;
  let size = text.length - lines.length;
  let depth = 0;
  let isOpening = false;
  for (let token = scanner.scan(); token !== SyntaxKind.EOF && size <= MAX_LENGTH; token = scanner.scan()) {
    const isClosing = token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken;
    if (isClosing) depth = Math.max(0, depth - 1);
    if (isClosing && !isOpening) size += 1 + depth * unit;
    if (!isClosing && isOpening) size += 1 + depth * unit;
    if (token === SyntaxKind.CommaToken) size += 1 + depth * unit;
    isOpening = token === SyntaxKind.OpenBraceToken || token === SyntaxKind.OpenBracketToken;
    if (isOpening) depth++;
    size += scanner.getTokenLength();
  }
  return size;
}

/** Edits, given in text order, as the smallest single one. */
function asOne(text: string, edits: readonly Edit[]): Edit[] {
  let at = 0;
  const pieces = edits.flatMap(({ offset, length, content }) => {
    const kept = text.slice(at, offset);
    at = offset + length;
    return [kept, content];
  });
  const one = difference(text, pieces.join('') + text.slice(at));
  return one ? [{ offset: one.offset, length: one.length, content: one.text }] : [];
}

/** The edits, given in text order, that lie between two tokens of which the first stays what it is. */
function inGaps(text: string, edits: readonly Edit[]): Edit[] {
  const nextGap = gapsOf(text);
  let gap = nextGap();
  return edits.filter(({ offset: start, length, content }) => {
    const end = start + length;
    while (gap && gap.end < start) gap = nextGap();
    if (!gap || start < gap.start || end > gap.end || gap.after === 'broken') return false;
    return gap.after === 'token' || /[\r\n]/.test(text.slice(gap.start, start) + content + text.slice(end, gap.end));
  });
}

interface Gap {
  readonly start: number;
  readonly end: number;
  /** What stands before it. What follows a broken token could become a part of it; so it could of a line comment, but for the line end. */
  readonly after: 'token' | 'line-comment' | 'broken';
}

/** Gives the white space before each token and comment, and in the end that after the last, one after the other. */
function gapsOf(text: string): () => Gap | undefined {
  const scanner = createScanner(text, false);
  let start = 0;
  let after: Gap['after'] = 'token';
  let isOver = false;
  return () => {
    if (isOver) return undefined;
    let token = scanner.scan();
    while (token === SyntaxKind.Trivia || token === SyntaxKind.LineBreakTrivia) token = scanner.scan();
    const gap = { start, end: scanner.getTokenOffset(), after };
    start = scanner.getTokenOffset() + scanner.getTokenLength();
    const isWhole = token !== SyntaxKind.Unknown && scanner.getTokenError() === ScanError.None;
    after = !isWhole ? 'broken' : token === SyntaxKind.LineCommentTrivia ? 'line-comment' : 'token';
    isOver = token === SyntaxKind.EOF;
    return gap;
  };
}
