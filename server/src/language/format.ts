import { createScanner, format, ScanError, SyntaxKind, type Edit } from 'jsonc-parser';
import type { FormattingOptions, Range, TextDocument, TextEdit } from 'vscode-json-languageservice';
import { MAX_LENGTH } from './document';
import { difference } from './edits';
import { rangeBetween } from './text-edits';

/** The most edits; more are given as one, because editors take time for each. */
const MAX_EDITS = 20_000;

/** Formatting edits; none, and why, for a text that cannot be formatted. */
export interface FormatResult {
  readonly edits: TextEdit[];
  /** Why the text is not formatted, in a sentence for the user. */
  readonly refused?: string;
}

const TOO_LARGE =
  `Not formatted: laid out, the text would have more than ${MAX_LENGTH} characters, ` +
  'and files of that size are not checked.';

/**
 * Formatting edits for a text, or for a range of it. They change white space between tokens, and nothing else, in a broken text too:
 * the formatter by itself joins a string without a closing quote with the line below, and reads a range within a comment as JSON.
 */
export function formatEdits(textDocument: TextDocument, options: FormattingOptions, range?: Range): FormatResult {
  const text = textDocument.getText();
  const part = range && offsetsOf(textDocument, range);
  if (formattedSize(text, options, part) > MAX_LENGTH) return { edits: [], refused: TOO_LARGE };
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
  const fewer = edits.length > MAX_EDITS ? asSingleEdit(text, edits) : edits;
  return {
    edits: fewer.map(({ offset, length, content }) => ({
      range: rangeBetween(textDocument, offset, offset + length),
      newText: content,
    })),
  };
}

/** A part of a text, in UTF-16 code units. */
interface Part {
  readonly offset: number;
  readonly length: number;
}

function offsetsOf(textDocument: TextDocument, range: Range): Part {
  const offset = textDocument.offsetAt(range.start);
  return { offset, length: textDocument.offsetAt(range.end) - offset };
}

/**
 * About how many characters the text will have: each item and each bracket on a line of its own, indented. A text of 240,000 brackets
 * can become one of 30 million, which takes seconds: so this is known before.
 */
function formattedSize(text: string, { tabSize, insertSpaces }: FormattingOptions, part: Part | undefined): number {
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
function asSingleEdit(text: string, edits: readonly Edit[]): Edit[] {
  let at = 0;
  const pieces = edits.flatMap(({ offset, length, content }) => {
    const unchanged = text.slice(at, offset);
    at = offset + length;
    return [unchanged, content];
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
  /** What is before it. What follows a broken token could become a part of it; so it could of a line comment, but for the line end. */
  readonly after: 'token' | 'line-comment' | 'broken';
}

/** Gives the gaps of a text one after the other: before each token and comment, and after the last. */
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
    after = kindOf(token, scanner.getTokenError());
    isOver = token === SyntaxKind.EOF;
    return gap;
  };
}

function kindOf(token: SyntaxKind, error: ScanError): Gap['after'] {
  if (token === SyntaxKind.Unknown || error !== ScanError.None) return 'broken';
  return token === SyntaxKind.LineCommentTrivia ? 'line-comment' : 'token';
}
