import {
  CodeActionKind, CodeActionRequest, CompletionRequest, DocumentDiagnosticRequest, DocumentFormattingRequest, DocumentRangeFormattingRequest, DocumentSymbolRequest,
  FoldingRangeRequest, HoverRequest, SelectionRangeRequest, type Diagnostic, type ProtocolRequestType, type ServerCapabilities, TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Abilities } from './client-abilities';
import type { Opened } from './language/language';

/** What a request is answered from. */
export interface Asked {
  readonly opened: Opened;
  readonly abilities: Abilities;
  readonly diagnose: () => Diagnostic[];
}

/** A request about one document, the answer for a document that is not open, and the work. */
export interface RequestEntry<P = unknown, R = unknown> {
  readonly type: ProtocolRequestType<P, R, never, void, unknown>;
  readonly empty: R;
  answer(asked: Asked, params: P): R;
}

/** Every request that the server answers. */
export const requests: readonly RequestEntry[] = [
  request(CompletionRequest.type, [], ({ opened }, { position, context }) => opened.complete(position, context?.triggerCharacter)),
  request(HoverRequest.type, null, ({ opened }, { position }) => opened.hover(position) ?? null),
  request(CodeActionRequest.type, [], ({ opened }, { context }) => (wantsFixes(context.only) ? opened.fixes(context.diagnostics) : [])),
  request(DocumentSymbolRequest.type, [], ({ opened }) => opened.symbols()),
  request(FoldingRangeRequest.type, [], ({ opened, abilities }) => opened.folding(abilities.foldingLimit)),
  request(SelectionRangeRequest.type, [], ({ opened }, { positions }) => opened.selections(positions)),
  request(DocumentFormattingRequest.type, [], ({ opened }, { options }) => opened.format(options)),
  request(DocumentRangeFormattingRequest.type, [], ({ opened }, { options, range }) => opened.format(options, range)),
  request(DocumentDiagnosticRequest.type, { kind: 'full', items: [] }, ({ diagnose }) => ({ kind: 'full' as const, items: diagnose() })),
];

/** What the server tells a client about itself. */
export const capabilities: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: ['"', ':', ' '] },
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
};

function request<P, R, PR, E, RO>(type: ProtocolRequestType<P, R, PR, E, RO>, empty: R, answer: (asked: Asked, params: P) => R): RequestEntry {
  return { type, empty, answer } as unknown as RequestEntry;
}

/** `only` names kinds with all that lie below them: "quickfix" lies below "" alone. */
const wantsFixes = (only: readonly string[] | undefined): boolean => !only || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
