import {
  getLanguageService, type CodeAction, type CompletionItem, type Diagnostic, type DocumentSymbol, type FoldingRange, type FormattingOptions,
  type Hover, type Position, type Range, type SelectionRange, type TextDocument, type TextEdit,
} from 'vscode-json-languageservice';
import { check } from './check';
import type { ClientStyle } from './client-style';
import { completionsAt } from './completions';
import { parseAppClient, type AppClientDocument } from './document';
import { fixAction, fixOf } from './fixes';
import { explainAt } from './hover';
import { toPlainText } from './markdown';
import type { Problem } from './problem';
import { sketch, type Sketch } from './sketch';
import { withoutSecrets } from './symbols';

/** A parsed version of a text with everything that the language can say about it. None of it throws or waits, whatever the text. */
export interface Opened {
  readonly document: AppClientDocument;
  /** All problems, computed at the first call. */
  problems(): readonly Problem[];
  complete(position: Position, trigger?: string): CompletionItem[];
  hover(position: Position): Hover | undefined;
  /** Quick fixes for diagnostics that can be repaired. */
  fixes(diagnostics: readonly Diagnostic[]): CodeAction[];
  symbols(): DocumentSymbol[];
  folding(limit?: number): FoldingRange[];
  selections(positions: Position[]): SelectionRange[];
  /** Layout edits for the text, or for a range of it; comments stay. */
  format(options: FormattingOptions, range?: Range): TextEdit[];
}

/** More than an outline can show in a useful way; a legal file has some hundreds. */
const MOST_SYMBOLS = 5000;

/** The language for one client. */
export interface Language { open(textDocument: TextDocument): Opened }

/** Makes the language; nothing in it is shared between two of them. */
export function createLanguage(style: ClientStyle): Language {
  const json = getLanguageService({});
  return { open: (textDocument) => open(textDocument, style, json) };
}

function open(textDocument: TextDocument, style: ClientStyle, json: ReturnType<typeof getLanguageService>): Opened {
  const document = parseAppClient(textDocument);
  const problems = once(() => check(document));
  const drawn = once(() => sketch(document.refused ? '' : textDocument.getText().replace(/^\uFEFF/, ' ')));
  const whenParsed = <T>(answer: () => T[]): T[] => (document.refused ? [] : answer());
  return {
    document,
    problems,
    complete: (position, trigger) => whenParsed(() => completionsAt(textDocument, drawn(), textDocument.offsetAt(position), style, trigger)),
    hover: (position) => hoverAt(textDocument, drawn(), position, style),
    fixes: (diagnostics) => diagnostics.flatMap((it) => actionFor(document, it, problems) ?? []),
    symbols: () => whenParsed(() => json.findDocumentSymbols2(textDocument, document.json, { resultLimit: MOST_SYMBOLS }).map(withoutSecrets)),
    folding: (rangeLimit) => whenParsed(() => json.getFoldingRanges(textDocument, rangeLimit === undefined ? {} : { rangeLimit })),
    selections: (positions) => json.getSelectionRanges(textDocument, positions, document.json),
    format: (options, range) => whenParsed(() => json.format(textDocument, range, { ...options, insertFinalNewline: options.insertFinalNewline || endsLine(textDocument) })),
  };
}

/** The formatter would take away the line end of the last line. */
const endsLine = (textDocument: TextDocument): boolean => textDocument.getText().endsWith('\n');

function hoverAt(textDocument: TextDocument, of: Sketch, position: Position, style: ClientStyle): Hover | undefined {
  const about = explainAt(of, textDocument.offsetAt(position));
  if (!about) return undefined;
  const contents = style.markdownHover ? { kind: 'markdown' as const, value: about.markdown } : { kind: 'plaintext' as const, value: toPlainText(about.markdown) };
  return { contents, range: { start: textDocument.positionAt(about.start), end: textDocument.positionAt(about.end) } };
}

/** The repair travels in the diagnostic's data; for a client that does not bring it back, the same problem is looked up again. */
function actionFor(document: AppClientDocument, diagnostic: Diagnostic, problems: () => readonly Problem[]): CodeAction | undefined {
  const offset = document.textDocument.offsetAt(diagnostic.range.start);
  const fix = fixOf(diagnostic.data) ?? problems().find((it) => it.code === diagnostic.code && it.offset === offset)?.fix;
  return fix && fixAction(document, fix, diagnostic);
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: compute() }).value;
}
