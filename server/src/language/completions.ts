import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type Range,
  type TextDocument,
  type TextEdit,
} from 'vscode-json-languageservice';
import type { ClientStyle } from './client-style';
import type { AppClientContext } from './context';
import { cursorAt, type Cursor } from './cursor';
import { unwrapped } from './explain';
import { lookupIn } from './lookup';
import { toPlainText } from './markdown';
import { skeletonSuggestions } from './skeleton';
import type { LooseTree, Span } from './loose-tree';
import { concat } from './snippet';
import { keySuggestions, valueSuggestions, type Suggestion } from './suggestions';
import { visible } from './visible';

/** Where completion was asked for, and what is known there. */
export interface CompletionContext {
  readonly textDocument: TextDocument;
  readonly of: LooseTree;
  readonly offset: number;
  readonly style: ClientStyle;
  readonly context: AppClientContext;
  /** The character that asked, if one did. */
  readonly trigger?: string | undefined;
}

/** Everything that may be typed at an offset, as LSP items that edit the text into sound JSON. */
export function completionsAt(asked: CompletionContext): CompletionItem[] {
  const cursor = cursorAt(asked.of, asked.offset);
  if (!cursor || (asked.trigger === ' ' && !wantsSpace(cursor))) return [];
  const writing: Writing = { ...asked, cursor };
  return suggestionsFor(writing).map((suggestion, index) => itemOf(suggestion, index, writing));
}

interface Writing extends CompletionContext {
  readonly cursor: Cursor;
}

/** A space opens the list where a value is due, not in the middle of a text or of an indentation. */
const wantsSpace = (cursor: Cursor): boolean =>
  (cursor.slot === 'value' || cursor.slot === 'item') && cursor.replace.start === cursor.replace.end;

function suggestionsFor({ of, cursor, context }: Writing): readonly Suggestion[] {
  const lookup = lookupIn(of, cursor.path.length - unwrapped(cursor.path).length);
  if (cursor.slot === 'root') return skeletonSuggestions(of, cursor, context);
  if (cursor.slot === 'key') return [...skeletonSuggestions(of, cursor, context), ...keySuggestions(cursor, lookup)];
  return valueSuggestions(of, cursor, lookup, context);
}

function itemOf(
  suggestion: Suggestion,
  index: number,
  { textDocument, of, offset, cursor, style }: Writing,
): CompletionItem {
  const text = style.snippets ? joined(suggestion, of, cursor).snippet : joined(suggestion, of, cursor).plain;
  const comma = additionalComma(textDocument, cursor);
  return {
    label: visible(suggestion.label),
    kind: kinds[suggestion.kind],
    ...(suggestion.detail && { detail: visible(suggestion.detail) }),
    ...(suggestion.markdown && { documentation: documentation(suggestion.markdown, style) }),
    sortText: `${suggestion.rank}${String(index).padStart(4, '0')}`,
    filterText: filterText(suggestion, cursor),
    insertTextFormat: style.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(style.asIsText && { insertTextMode: AS_IS }),
    textEdit: edit(textDocument, cursor, offset, text, style),
    ...(comma && { additionalTextEdits: [comma] }),
    ...(suggestion.deprecated && style.deprecatedTag && { tags: [CompletionItemTag.Deprecated] }),
  };
}

/** LSP's InsertTextMode.asIs. */
const AS_IS = 1;

const kinds: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  structure: CompletionItemKind.Snippet,
};

function documentation(markdown: string, style: ClientStyle) {
  return style.markdownCompletion ? { kind: MarkupKind.Markdown, value: markdown } : toPlainText(markdown);
}

/** The text with the punctuation that its place lacks. */
function joined(suggestion: Suggestion, { text }: LooseTree, cursor: Cursor) {
  const before = text.charAt(cursor.replace.start - 1);
  const after = text.charAt(cursor.replace.end);
  const lead = cursor.commaAt === cursor.replace.start ? ', ' : before === ':' && cursor.slot === 'value' ? ' ' : '';
  const tail = cursor.commaAfter ? (/\s/.test(after) ? ',' : ', ') : '';
  return concat(lead, suggestion.text, tail);
}

function additionalComma(textDocument: TextDocument, { commaAt, replace }: Cursor): TextEdit | undefined {
  if (commaAt === undefined || commaAt === replace.start) return undefined;
  const position = textDocument.positionAt(commaAt);
  return { range: { start: position, end: position }, newText: ',' };
}

/** Clients compare this with the text that is replaced, so it begins with a quote where that does. */
function filterText({ label }: Suggestion, { quoted }: Cursor): string {
  const name = label.replace(/^"|"$/g, '');
  return quoted ? `"${name}"` : name;
}

function edit(
  textDocument: TextDocument,
  { replace, quoted }: Cursor,
  offset: number,
  newText: string,
  style: ClientStyle,
) {
  const range = rangeOf(textDocument, replace);
  if (!style.insertReplace) return { range, newText };
  // In a string the rest has to go in either mode, or its closing quote would be left behind.
  const insert = quoted ? range : rangeOf(textDocument, { start: replace.start, end: offset });
  return { insert, replace: range, newText };
}

function rangeOf(textDocument: TextDocument, { start, end }: Span): Range {
  return { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
}
