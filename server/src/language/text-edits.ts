import type { Range, TextDocument, TextEdit } from 'vscode-json-languageservice';
import { difference } from './edits';
import { readable } from './source-text';

/** The LSP range between two offsets. */
export function rangeBetween(textDocument: TextDocument, start: number, end: number): Range {
  return { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
}

/** The edits that turn a document into a text made from its readable one: at most one, which covers everything that changes. */
export function editsTo(textDocument: TextDocument, after: string): TextEdit[] {
  const change = difference(readable(textDocument.getText()), after);
  if (!change) return [];
  const range = rangeBetween(textDocument, change.offset, change.offset + change.length);
  return [{ range, newText: change.text }];
}
