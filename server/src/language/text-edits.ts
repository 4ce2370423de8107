import type { TextDocument, TextEdit } from 'vscode-json-languageservice';
import { difference } from './edits';

/** The text with white space in the place of a byte order mark: what scanners can read, at the same offsets. */
export const readable = (text: string): string => text.replace(/^\uFEFF/, ' ');

/** The edits that turn a document into a text made from its readable one: at most one, which covers everything that changes. */
export function editsTo(textDocument: TextDocument, after: string): TextEdit[] {
  const change = difference(readable(textDocument.getText()), after);
  if (!change) return [];
  return [
    {
      range: {
        start: textDocument.positionAt(change.offset),
        end: textDocument.positionAt(change.offset + change.length),
      },
      newText: change.text,
    },
  ];
}

/** The line ends of a text, by its first one. */
export const eolOf = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';

/** The white space at the beginning of the line that an offset is on. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}
