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
  InlayHintRequest,
  SelectionRangeRequest,
  type CodeActionContext,
  type Diagnostic,
  type ProtocolRequestType,
  type Range,
  type ServerCapabilities,
  type TextEdit,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { ClientAbilities } from './client-abilities';
import { flatSymbols } from './flat-symbols';
import { toInlayHints } from './inlay-hints';
import { ACTION_KINDS, type ActionRequest } from './language/actions';
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
  answer(asked: RequestContext, params: P): R;
}

/** Every request that the server answers. */
export const requests: readonly RequestEntry[] = [
  request(CompletionRequest.type, [], ({ opened }, { position, context }) =>
    opened.complete(position, context?.triggerCharacter),
  ),
  request(HoverRequest.type, null, ({ opened }, { position }) => opened.hover(position) ?? null),
  request(CodeActionRequest.type, [], ({ opened, abilities }, { context }) =>
    abilities.actionLiterals ? opened.actions(wanted(context)) : [],
  ),
  request(DocumentSymbolRequest.type, [], ({ opened, abilities }, { textDocument }) =>
    abilities.symbolTree ? opened.symbols() : flatSymbols(opened.symbols(), textDocument.uri),
  ),
  request(FoldingRangeRequest.type, [], ({ opened, abilities }) => opened.folding(abilities.foldingLimit)),
  request(SelectionRangeRequest.type, [], ({ opened }, { positions }) => opened.selections(positions)),
  request(DocumentFormattingRequest.type, [], (asked, { options }) => laidOut(asked, options)),
  request(DocumentRangeFormattingRequest.type, [], (asked, { options, range }) => laidOut(asked, options, range)),
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
  answer: (asked: RequestContext, params: P) => R,
  needsSettings = false,
): RequestEntry {
  return { type, empty, answer, needsSettings } as unknown as RequestEntry;
}

/** Diagnostics of other tools on the same text are not this server's to repair. */
function wanted({ diagnostics, only, triggerKind }: CodeActionContext): ActionRequest {
  return {
    diagnostics: diagnostics.filter(({ source }) => source === undefined || source === SOURCE),
    only,
    automatic: triggerKind === CodeActionTriggerKind.Automatic,
  };
}

/** What cannot be laid out is told: to the user an empty answer looks like a text in good order. */
function laidOut({ opened, tell }: RequestContext, options: FormattingOptions, range?: Range): TextEdit[] {
  const { edits, refused } = opened.format(layout(options), range);
  if (refused !== undefined) tell(refused);
  return edits;
}

/** The widest indentation that is written, in spaces: some sizes that a number can have would never be done. */
const WIDEST = 32;

function layout({ tabSize, ...rest }: FormattingOptions): FormattingOptions {
  return { ...rest, tabSize: Number.isInteger(tabSize) && tabSize > 0 && tabSize <= WIDEST ? tabSize : 2 };
}
