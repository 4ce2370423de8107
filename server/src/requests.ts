import {
  CodeActionRequest,
  CodeActionTriggerKind,
  CompletionRequest,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentLinkRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type FormattingOptions,
  HoverRequest,
  InlayHintKind,
  InlayHintRequest,
  SelectionRangeRequest,
  type CodeActionContext,
  type Diagnostic,
  type DocumentSymbol,
  type InlayHint,
  type ProtocolRequestType,
  type Range,
  type ServerCapabilities,
  type SymbolInformation,
  type TextEdit,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { ClientAbilities } from './client-abilities';
import { ACTION_KINDS, type ActionRequest } from './language/actions';
import { fixEdits } from './language/fixes';
import { visible } from './language/format-values';
import type { Hint } from './language/hints/hint';
import type { Opened } from './language/language';
import { SOURCE } from './protocol';
import type { SettingsSource } from './user-settings';

/** What a request is answered from. */
export interface RequestContext {
  readonly opened: Opened;
  readonly abilities: ClientAbilities;
  readonly settings: SettingsSource;
  readonly diagnose: () => Diagnostic[];
  /** Tells the user something, once while the document is open. */
  readonly tell: (message: string) => void;
}

/** A request about one document, the answer for a document that is not open, and the work. */
export interface RequestEntry<P = unknown, R = unknown> {
  readonly type: ProtocolRequestType<P, R, never, void, unknown>;
  readonly empty: R;
  /** The answer depends on the user's settings, and waits until they are known. */
  readonly needsSettings: boolean;
  answer(context: RequestContext, params: P): R;
}

/** Every request that the server answers. */
export const requests: readonly RequestEntry[] = [
  request(CompletionRequest.type, [], ({ opened }, { position, context }) =>
    opened.complete(position, context?.triggerCharacter),
  ),
  request(HoverRequest.type, null, ({ opened }, { position }) => opened.hover(position) ?? null),
  request(CodeActionRequest.type, [], ({ opened, abilities }, { context }) =>
    abilities.actionLiterals ? opened.actions(actionRequest(context)) : [],
  ),
  request(DocumentSymbolRequest.type, [], ({ opened, abilities }, { textDocument }) =>
    abilities.symbolTree ? opened.symbols() : flatSymbols(opened.symbols(), textDocument.uri),
  ),
  request(FoldingRangeRequest.type, [], ({ opened, abilities }) => opened.folding(abilities.foldingLimit)),
  request(SelectionRangeRequest.type, [], ({ opened }, { positions }) => opened.selections(positions)),
  request(DocumentFormattingRequest.type, [], (context, { options }) => format(context, options)),
  request(DocumentRangeFormattingRequest.type, [], (context, { options, range }) => format(context, options, range)),
  request(DocumentLinkRequest.type, [], ({ opened }) => opened.links()),
  request(
    InlayHintRequest.type,
    [],
    ({ opened, settings }, { range }) => toInlayHints(opened, opened.hints(settings.inlayHints), range),
    true,
  ),
  request(
    DocumentDiagnosticRequest.type,
    { kind: 'full', items: [] },
    ({ diagnose }) => ({ kind: 'full' as const, items: diagnose() }),
    true,
  ),
];

/** What the server tells a client about itself. */
export const capabilities: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: ['"', ':', '/'], resolveProvider: true },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [...ACTION_KINDS] },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: {},
  inlayHintProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
};

function request<P, R, PR, E, RO>(
  type: ProtocolRequestType<P, R, PR, E, RO>,
  empty: R,
  answer: (context: RequestContext, params: P) => R,
  needsSettings = false,
): RequestEntry {
  return { type, empty, answer, needsSettings } as unknown as RequestEntry;
}

/** What actions are asked for, without the diagnostics of other tools on the same text. */
function actionRequest({ diagnostics, only, triggerKind }: CodeActionContext): ActionRequest {
  return {
    diagnostics: diagnostics.filter(({ source }) => source === undefined || source === SOURCE),
    only,
    automatic: triggerKind === CodeActionTriggerKind.Automatic,
  };
}

/** Formatting edits. What cannot be formatted is reported: to the user an empty answer looks like a text in good order. */
function format({ opened, tell }: RequestContext, options: FormattingOptions, range?: Range): TextEdit[] {
  const { edits, refused } = opened.format(validOptions(options), range);
  if (refused !== undefined) tell(refused);
  return edits;
}

/** The widest indentation that is written, in spaces: some sizes that a number can have would never be done. */
const MAX_TAB_SIZE = 32;

function validOptions({ tabSize, ...rest }: FormattingOptions): FormattingOptions {
  const isValid = Number.isInteger(tabSize) && tabSize > 0 && tabSize <= MAX_TAB_SIZE;
  return { ...rest, tabSize: isValid ? tabSize : 2 };
}

/** An outline for a client that shows no tree: every symbol with the name of the one around it. */
function flatSymbols(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flatSymbols(children, uri, name),
  ]);
}

/** The hints within a range as LSP inlay hints; one that can be written into the file carries the edits for it. */
export function toInlayHints({ document }: Opened, hints: readonly Hint[], { start, end }: Range): InlayHint[] {
  const { textDocument } = document;
  const from = textDocument.offsetAt(start);
  const to = textDocument.offsetAt(end);
  return hints
    .filter(({ offset }) => offset >= from && offset <= to)
    .map(({ offset, label, tooltip, fix }) => ({
      position: textDocument.positionAt(offset),
      label: visible(label),
      tooltip: visible(tooltip),
      kind: InlayHintKind.Type,
      paddingLeft: true,
      ...(fix && { textEdits: fixEdits(document, fix) }),
    }));
}
