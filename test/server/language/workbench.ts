import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plainStyle, type ClientStyle } from '../../../server/src/language/client-style';
import type { AppClientContext } from '../../../server/src/language/context';
import { createLanguage, type Opened } from '../../../server/src/language/language';

export const richStyle: ClientStyle = {
  markdownHover: true,
  markdownCompletion: true,
  documentationLater: false,
  snippets: true,
  insertReplace: true,
  deprecatedTag: true,
  asIsText: true,
};

/** Opens a text; `|` marks the cursor. */
export function openAt(
  marked: string,
  style: ClientStyle = plainStyle,
  context: AppClientContext = {},
): { text: string; textDocument: TextDocument; offset: number; opened: Opened } {
  const offset = marked.indexOf('|');
  const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  const textDocument = TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text);
  return { text, textDocument, offset, opened: createLanguage(style).open(textDocument, {}, context) };
}

/** The items at the cursor in the order in which a client shows them. */
export function completionsOf(
  marked: string,
  style?: ClientStyle,
  trigger?: string,
  context?: AppClientContext,
): CompletionItem[] {
  const { textDocument, offset, opened } = openAt(marked, style, context);
  return opened.complete(textDocument.positionAt(offset), trigger).sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}

export const labelsOf = (marked: string, trigger?: string): string[] =>
  completionsOf(marked, plainStyle, trigger).map((completion) => completion.label);

/** The text after the completion with a label was accepted at the cursor. */
export function accepted(marked: string, label: string): string {
  const item = completionsOf(marked).find((completion) => completion.label === label);
  assert.ok(item, `${label} is offered at ${marked}`);
  return applyItem(marked, item);
}

export function applyItem(marked: string, item: CompletionItem): string {
  const { textDocument } = openAt(marked);
  const edit = item.textEdit!;
  assert.ok('range' in edit);
  assert.equal(edit.range.start.line, edit.range.end.line, 'the range stays on its line');
  return TextDocument.applyEdits(textDocument, [edit, ...(item.additionalTextEdits ?? [])]);
}
