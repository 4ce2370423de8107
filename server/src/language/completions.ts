import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type TextDocument,
  type TextEdit,
} from 'vscode-json-languageservice';
import type { ClientStyle } from './client-style';
import type { AppClientContext } from './context';
import { cursorAt, type Cursor } from './cursor';
import { unwrapped } from './explain';
import { visible } from './format-values';
import { lookupIn } from './lookup';
import { toPlainText } from './markdown';
import { skeletonSuggestions } from './skeleton';
import type { LooseTree } from './loose-tree';
import { concat } from './snippet';
import { keySuggestions, valueSuggestions, type Suggestion } from './suggestions';
import { rangeBetween } from './text-edits';

/** Where completion was asked for, and what is known there. */
export interface CompletionContext {
  readonly textDocument: TextDocument;
  readonly tree: LooseTree;
  readonly offset: number;
  readonly style: ClientStyle;
  readonly context: AppClientContext;
  /** The character that asked, if one did. */
  readonly trigger?: string | undefined;
}

/** Everything that may be typed at an offset, as LSP items that edit the text into valid JSON. */
export function completionsAt(request: CompletionContext): CompletionItem[] {
  const cursor = cursorAt(request.tree, request.offset);
  if (!cursor || (request.trigger === ' ' && !wantsSpace(cursor))) return [];
  const context: CursorContext = { ...request, cursor };
  return suggestionsFor(context).map((suggestion, index) => itemOf(suggestion, index, context));
}

interface CursorContext extends CompletionContext {
  readonly cursor: Cursor;
}

/** Whether a typed space opens the list: where a value is due, not in the middle of a text or of an indentation. */
const wantsSpace = (cursor: Cursor): boolean =>
  (cursor.slot === 'value' || cursor.slot === 'item') && cursor.replace.start === cursor.replace.end;

function suggestionsFor({ tree, cursor, context }: CursorContext): readonly Suggestion[] {
  const lookup = lookupIn(tree, cursor.path.length - unwrapped(cursor.path).length);
  if (cursor.slot === 'root') return skeletonSuggestions(tree, cursor, context);
  if (cursor.slot === 'key') return [...skeletonSuggestions(tree, cursor, context), ...keySuggestions(cursor, lookup)];
  return valueSuggestions(tree, cursor, lookup, context);
}

function itemOf(
  suggestion: Suggestion,
  index: number,
  { textDocument, tree, offset, cursor, style }: CursorContext,
): CompletionItem {
  const { snippet, plain } = joined(suggestion, tree, cursor);
  const text = style.snippets ? snippet : plain;
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

/** The text of a suggestion with the punctuation that is missing around it. */
function joined(suggestion: Suggestion, { text }: LooseTree, cursor: Cursor) {
  return concat(leadBefore(text, cursor), suggestion.text, tailAfter(text, cursor));
}

function leadBefore(text: string, { commaAt, replace, slot }: Cursor): string {
  if (commaAt === replace.start) return ', ';
  return slot === 'value' && text.charAt(replace.start - 1) === ':' ? ' ' : '';
}

function tailAfter(text: string, { commaAfter, replace }: Cursor): string {
  if (!commaAfter) return '';
  return /\s/.test(text.charAt(replace.end)) ? ',' : ', ';
}

function additionalComma(textDocument: TextDocument, { commaAt, replace }: Cursor): TextEdit | undefined {
  if (commaAt === undefined || commaAt === replace.start) return undefined;
  const position = textDocument.positionAt(commaAt);
  return { range: { start: position, end: position }, newText: ',' };
}

/** What clients compare with the text that is replaced; it begins with a quote where that does. */
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
  const range = rangeBetween(textDocument, replace.start, replace.end);
  if (!style.insertReplace) return { range, newText };
  // In a string the rest has to go in either mode, or its closing quote would be left behind.
  const insert = quoted ? range : rangeBetween(textDocument, replace.start, offset);
  return { insert, replace: range, newText };
}

/** The documentation of completion items, for a client that asks for it when the user looks at an item. */
export interface LazyDocumentation {
  /** The items without their documentation; each carries its index in the list as `data`. */
  strip(items: readonly CompletionItem[]): CompletionItem[];
  /** An item of the last list with its documentation; any other as it came. */
  resolve(item: CompletionItem): CompletionItem;
}

/** Keeps the documentation of one list, the last: an editor shows no more than one. */
export function createLazyDocumentation(): LazyDocumentation {
  let last: readonly CompletionItem[] = [];
  return {
    strip(items) {
      last = items;
      return items.map(({ documentation: stripped, ...item }, index) => (stripped ? { ...item, data: index } : item));
    },
    resolve(item) {
      const full = last[item.data as number];
      return full?.documentation && full.label === item.label && full.detail === item.detail
        ? { ...item, documentation: full.documentation }
        : item;
    },
  };
}
