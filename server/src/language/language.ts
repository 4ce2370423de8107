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
import { completionsAt } from './completions';
import { directiveCompletions } from './directive-completions';
import type { AppClientContext } from './context';
import { parseAppClient, type AppClientDocument } from './document';
import { createLazyDocumentation, type LazyDocumentation } from './lazy-documentation';
import { hintsFor } from './hints';
import type { Hint, HintSwitches } from './hints/hint';
import { explainAt } from './hover';
import { idsIn, type AppClientIds } from './ids';
import { layoutEdits, type FormatResult } from './format';
import { linksIn } from './links';
import { lint } from './lint';
import { lookupIn } from './lookup';
import { toPlainText } from './markdown';
import type { Problem } from './problem';
import type { RuleLevels } from './silencing';
import { selectionsAt } from './selections';
import { parseLoosely, type LooseTree } from './loose-tree';
import { readableSymbol } from './symbols';

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
  /** Words beside the text, of the kinds that are not switched off. */
  hints(switches: HintSwitches): Hint[];
  /** Addresses that a browser may open. */
  links(): DocumentLink[];
  folding(limit?: number): FoldingRange[];
  selections(positions: Position[]): SelectionRange[];
  /** Layout edits for the text, or for a range of it; comments stay. */
  format(options: FormattingOptions, range?: Range): FormatResult;
}

/** More than an outline can show in a useful way; a legal file has some hundreds. */
const MOST_SYMBOLS = 5000;

/** The language for one client. */
export interface Language {
  /** Parses a version of a text; `levels` are the user's levels of the rules, `context` what is known of the pool and the live client. */
  open(textDocument: TextDocument, levels?: RuleLevels, context?: AppClientContext): Opened;
  /** A completion item with its documentation, for a client that asks for it later; as it came when it is not of the last list. */
  resolve(item: CompletionItem): CompletionItem;
}

/** What is known of a document that nothing is known of: always the same object, so that rules which mind the context see no change. */
const NOTHING: AppClientContext = {};

/** Makes the language; nothing in it is shared between two of them. */
export function createLanguage(style: ClientStyle): Language {
  const json = getLanguageService({});
  const held = createLazyDocumentation();
  const memories = new WeakMap<TextDocument, CheckCache>();
  const memoryOf = (of: TextDocument): CheckCache => memories.get(of) ?? memories.set(of, new CheckCache()).get(of)!;
  return {
    open: (textDocument, levels = {}, context = NOTHING) =>
      open(textDocument, { levels, context, style, json, held, memory: memoryOf(textDocument) }),
    resolve: held.resolve,
  };
}

/** What an answer depends on beside the text. */
interface Around {
  readonly levels: RuleLevels;
  readonly context: AppClientContext;
  readonly style: ClientStyle;
  readonly json: ReturnType<typeof getLanguageService>;
  readonly held: LazyDocumentation;
  readonly memory: CheckCache;
}

function open(textDocument: TextDocument, { levels, context, style, json, held, memory }: Around): Opened {
  const document = parseAppClient(textDocument);
  const problems = once(() => lint(document, levels, context, memory).problems);
  const drawn = once(() => parseLoosely(document.refused ? '' : textDocument.getText().replace(/^\uFEFF/, ' ')));
  const inStyle = (items: CompletionItem[]): CompletionItem[] => (style.documentationLater ? held.hold(items) : items);
  const whenParsed = <T>(answer: () => T[]): T[] => (document.refused ? [] : answer());
  return {
    document,
    ids: idsIn(document),
    problems,
    complete: (position, trigger) =>
      inStyle(whenParsed(() => completionsFor(position, { document, of: drawn(), style, context }, trigger))),
    hover: (position) => hoverAt(position, { document, of: drawn(), style, context }),
    actions: (request) => actionsFor({ document, levels, context, style, problems }, request),
    symbols: () =>
      whenParsed(() =>
        json
          .findDocumentSymbols2(textDocument, document.json, { resultLimit: MOST_SYMBOLS })
          .map((it) => readableSymbol(it, { textDocument, lookup: lookupIn(drawn()) })),
      ),
    hints: (switches) => whenParsed(() => hintsFor(document, context, switches)),
    links: () => whenParsed(() => linksIn(document)),
    folding: (rangeLimit) =>
      whenParsed(() => json.getFoldingRanges(textDocument, rangeLimit === undefined ? {} : { rangeLimit })),
    selections: (positions) => selectionsAt(json, textDocument, document.json, positions),
    format: (options, range) => (document.refused ? { edits: [] } : layoutEdits(textDocument, options, range)),
  };
}

/** What completion and hover look at. */
interface Looking {
  readonly document: AppClientDocument;
  readonly of: LooseTree;
  readonly style: ClientStyle;
  readonly context: AppClientContext;
}

/** A slash begins a comment; everywhere else it is a letter of some text. */
function completionsFor(
  position: Position,
  { document, of, style, context }: Looking,
  trigger?: string,
): CompletionItem[] {
  const { textDocument } = document;
  const offset = textDocument.offsetAt(position);
  return (
    directiveCompletions(document, of, offset, style) ??
    (trigger === '/' ? [] : completionsAt({ textDocument, of, offset, style, context, trigger }))
  );
}

function hoverAt(position: Position, { document: { textDocument }, of, style, context }: Looking): Hover | undefined {
  const about = explainAt(of, textDocument.offsetAt(position), context);
  if (!about) return undefined;
  const contents = style.markdownHover
    ? { kind: 'markdown' as const, value: about.markdown }
    : { kind: 'plaintext' as const, value: toPlainText(about.markdown) };
  return { contents, range: { start: textDocument.positionAt(about.start), end: textDocument.positionAt(about.end) } };
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: compute() }).value;
}
