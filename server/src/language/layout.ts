import { createScanner, format, ScanError, SyntaxKind, type Edit } from 'jsonc-parser';
import type { FormattingOptions, Range, TextDocument, TextEdit } from 'vscode-json-languageservice';

/** More changes of layout than any app client needs: the answer would be a hundred times the text. */
const MOST_EDITS = 20_000;

/**
 * Layout edits for a text, or for a range of it. They change white space between tokens, and nothing else, in a broken text too:
 * the formatter by itself joins a string that nobody closed with the line below, and reads a range within a comment as JSON.
 */
export function layoutEdits(textDocument: TextDocument, options: FormattingOptions, range?: Range): TextEdit[] {
  const text = textDocument.getText();
  const edits = format(text, range && { offset: textDocument.offsetAt(range.start), length: textDocument.offsetAt(range.end) - textDocument.offsetAt(range.start) }, {
    tabSize: options.tabSize, insertSpaces: options.insertSpaces, keepLines: options['keepLines'] === true, eol: '\n',
    // The formatter would take away the line end of the last line.
    insertFinalNewline: options.insertFinalNewline === true || text.endsWith('\n'),
  });
  return edits.length > MOST_EDITS ? [] : inGaps(text, edits).map(({ offset, length, content }) => ({ range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(offset + length) }, newText: content }));
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
