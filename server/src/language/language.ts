import {
  getLanguageService,
  type CodeAction,
  type CompletionItem,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type FormattingOptions,
  type Hover,
  type Position,
  type Range,
  type SelectionRange,
  type TextDocument,
} from 'vscode-json-languageservice';
import { actionsFor, type ActionRequest } from './actions';
import { CheckCache } from './checks/check-cache';
import type { ClientStyle } from './client-style';
import { completionsAt, createLazyDocumentation, type LazyDocumentation } from './completions';
import { directiveCompletions } from './directive-completions';
import type { AppClientContext } from './context';
import { parseAppClient, type AppClientDocument } from './document';
import { hintsFor } from './hints';
import type { Hint, HintSwitches } from './hints/hint';
import { explainAt } from './hover';
import { idsIn, type AppClientIds } from './ids';
import { formatEdits, type FormatResult } from './format';
import { linksIn } from './links';
import { lint } from './lint';
import { lookupIn } from './lookup';
import { toPlainText } from './markdown';
import type { Problem } from './problem';
import type { RuleLevels } from './silencing';
import { selectionsAt } from './selections';
import { parseLoosely, type LooseTree } from './loose-tree';
import { readableSymbol } from './symbols';
import { rangeBetween } from './text-edits';

/** A parsed version of a text with everything that the language can say about it. None of it throws or waits, whatever the text. */
export interface Opened {
  readonly document: AppClientDocument;
  /** The app client that the text names. */
  readonly ids: AppClientIds | undefined;
  /** All problems that are not silenced, with the severities that the levels give them; computed at the first call. */
  problems(): readonly Problem[];
  complete(position: Position, trigger?: string): CompletionItem[];
  hover(position: Position): Hover | undefined;
  /** Quick fixes for diagnostics, and actions on the whole text. */
  actions(request: ActionRequest): CodeAction[];
  symbols(): DocumentSymbol[];
  /** Words next to the text, of the kinds that are not switched off. */
  hints(switches: HintSwitches): Hint[];
  /** Addresses that a browser may open. */
  links(): DocumentLink[];
  folding(limit?: number): FoldingRange[];
  selections(positions: Position[]): SelectionRange[];
  /** Formatting edits for the text, or for a range of it; comments stay. */
  format(options: FormattingOptions, range?: Range): FormatResult;
}

/** The most symbols of an outline: more than it can show in a useful way; a legal file has some hundreds. */
const MAX_SYMBOLS = 5000;

/** The language for one client. */
export interface Language {
  /** Parses a version of a text; `levels` are the user's levels of the rules, `context` what is known of the pool and the live client. */
  open(textDocument: TextDocument, levels?: RuleLevels, context?: AppClientContext): Opened;
  /** A completion item with its documentation, for a client that asks for it later; as it came when it is not of the last list. */
  resolve(item: CompletionItem): CompletionItem;
}

/** The context of a document of whose pool nothing is known: always the same object, so that rules that use the context see no change. */
const NO_CONTEXT: AppClientContext = {};

/** Makes the language; nothing in it is shared between two of them. */
export function createLanguage(style: ClientStyle): Language {
  const json = getLanguageService({});
  const documentation = createLazyDocumentation();
  const caches = new WeakMap<TextDocument, CheckCache>();
  const cacheOf = (textDocument: TextDocument): CheckCache => {
    const cache = caches.get(textDocument) ?? new CheckCache();
    caches.set(textDocument, cache);
    return cache;
  };
  return {
    open: (textDocument, levels = {}, context = NO_CONTEXT) =>
      open(textDocument, { levels, context, style, json, documentation, cache: cacheOf(textDocument) }),
    resolve: documentation.resolve,
  };
}

/** What an answer depends on besides the text. */
interface OpenOptions {
  readonly levels: RuleLevels;
  readonly context: AppClientContext;
  readonly style: ClientStyle;
  readonly json: ReturnType<typeof getLanguageService>;
  readonly documentation: LazyDocumentation;
  readonly cache: CheckCache;
}

function open(textDocument: TextDocument, options: OpenOptions): Opened {
  const { levels, context, style, json, documentation, cache } = options;
  const document = parseAppClient(textDocument);
  const problems = once(() => lint(document, levels, context, cache).problems);
  const looseTree = once(() => parseLoosely(document.refused ? '' : textDocument.getText().replace(/^\uFEFF/, ' ')));
  const inStyle = (items: CompletionItem[]): CompletionItem[] =>
    style.documentationLater ? documentation.strip(items) : items;
  const whenParsed = <T>(answer: () => T[]): T[] => (document.refused ? [] : answer());
  return {
    document,
    ids: idsIn(document),
    problems,
    complete: (position, trigger) =>
      inStyle(whenParsed(() => completionsFor(position, { document, tree: looseTree(), style, context }, trigger))),
    hover: (position) => hoverAt(position, { document, tree: looseTree(), style, context }),
    actions: (request) => actionsFor({ document, levels, context, style, problems }, request),
    symbols: () =>
      whenParsed(() => {
        const symbols = json.findDocumentSymbols2(textDocument, document.json, { resultLimit: MAX_SYMBOLS });
        return symbols.map((symbol) => readableSymbol(symbol, { textDocument, lookup: lookupIn(looseTree()) }));
      }),
    hints: (switches) => whenParsed(() => hintsFor(document, context, switches)),
    links: () => whenParsed(() => linksIn(document)),
    folding: (rangeLimit) =>
      whenParsed(() => json.getFoldingRanges(textDocument, rangeLimit === undefined ? {} : { rangeLimit })),
    selections: (positions) => selectionsAt(json, textDocument, document.json, positions),
    format: (formatting, range) => (document.refused ? { edits: [] } : formatEdits(textDocument, formatting, range)),
  };
}

/** What completion and hover look at. */
interface PositionContext {
  readonly document: AppClientDocument;
  readonly tree: LooseTree;
  readonly style: ClientStyle;
  readonly context: AppClientContext;
}

/** The completions at a position. A typed slash asks for them where it begins a comment; elsewhere it is a letter of some text. */
function completionsFor(
  position: Position,
  { document, tree, style, context }: PositionContext,
  trigger?: string,
): CompletionItem[] {
  const { textDocument } = document;
  const offset = textDocument.offsetAt(position);
  return (
    directiveCompletions(document, tree, offset, style) ??
    (trigger === '/' ? [] : completionsAt({ textDocument, tree, offset, style, context, trigger }))
  );
}

function hoverAt(position: Position, { document, tree, style, context }: PositionContext): Hover | undefined {
  const { textDocument } = document;
  const about = explainAt(tree, textDocument.offsetAt(position), context);
  if (!about) return undefined;
  const contents = style.markdownHover
    ? { kind: 'markdown' as const, value: about.markdown }
    : { kind: 'plaintext' as const, value: toPlainText(about.markdown) };
  return { contents, range: rangeBetween(textDocument, about.start, about.end) };
}

/** A function that computes its result at the first call and keeps it. */
function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: compute() }).value;
}
