import {
  CompletionResolveRequest,
  type CompletionItem,
  type Connection,
  type Diagnostic,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { clientAbilitiesOf, type ClientAbilities } from './client-abilities';
import { toDiagnostic } from './diagnostics';
import { cancelled, createSafeRunner, type SafeRunner } from './safe-runner';
import { createLanguage, type Language } from './language/language';
import { openDocuments } from './open-documents';
import { requestContexts } from './pool-contexts';
import { pushDiagnostics } from './push-diagnostics';
import { capabilities, requests } from './requests';
import { trackLifecycle, type LifecycleState } from './lifecycle';
import { showMessageOnce } from './show-message-once';
import { textDocuments } from './text-documents';
import { userSettings } from './user-settings';

/** Serves one client over a connection until it says exit. Reaches out to nothing but its client: no file, no network. */
export function startServer(connection: Connection, version: string): void {
  const documents = textDocuments();
  const guard = createSafeRunner((line) => connection.console.error(line));
  const stage = trackLifecycle(connection);
  connection.onInitialize((params) => {
    const refused = stage.begin();
    if (refused) return refused;
    const options: unknown = params.initializationOptions;
    const abilities = clientAbilitiesOf(params.capabilities, options);
    serve({ connection, documents, abilities, options, language: createLanguage(abilities.style), guard, stage });
    return { capabilities, serverInfo: { name: 'cognito-client-language-server', version } };
  });
  documents.listen(connection);
  connection.listen();
}

interface Serving {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly abilities: ClientAbilities;
  /** The client's initialization options, as they came. */
  readonly options: unknown;
  readonly language: Language;
  readonly guard: SafeRunner;
  readonly stage: LifecycleState;
}

function serve({ connection, documents, abilities, options, language, guard, stage }: Serving): void {
  const settings = userSettings(connection, documents, abilities, options, () => again());
  const contextFor = abilities.poolContext
    ? requestContexts({
        connection,
        documents,
        idsOf: (uri) => guard('ids', undefined, () => open(uri)?.ids),
        changed: () => again(),
      })
    : () => undefined;
  const open = openDocuments(documents, language, { levelsFor: (uri) => settings.of(uri).rules, contextFor });
  const diagnose = (uri: string): Diagnostic[] =>
    guard('diagnostics', [], () => {
      const opened = open(uri);
      return (
        opened
          ?.problems()
          .map((problem) => toDiagnostic(opened.document.textDocument, problem, abilities.diagnostics)) ?? []
      );
    });
  const tell = showMessageOnce(connection, documents);
  for (const { type, empty, answer, needsSettings } of requests) {
    const answered = (params: unknown) =>
      guard(type.method, empty, () => {
        const uri = uriOf(params);
        const opened = open(uri);
        return opened
          ? answer(
              {
                opened,
                abilities,
                settings: settings.of(uri),
                diagnose: () => diagnose(uri),
                tell: (message) => tell(uri, message),
              },
              params,
            )
          : empty;
      });
    connection.onRequest(type.method, (params: unknown, token) => {
      const refused = stage.refusal();
      if (refused) return refused;
      const wait = needsSettings ? guard(type.method, undefined, () => settings.pending(uriOf(params))) : undefined;
      return wait ? wait.then(() => cancelled(token) ?? answered(params)) : (cancelled(token) ?? answered(params));
    });
  }
  connection.onRequest(
    CompletionResolveRequest.method,
    (item: CompletionItem, token) =>
      stage.refusal() ?? cancelled(token) ?? guard(CompletionResolveRequest.method, item, () => language.resolve(item)),
  );
  const diagnoseAgain = abilities.pullsDiagnostics
    ? () => refresh(connection, abilities)
    : pushDiagnostics(connection, documents, { diagnose, pending: settings.pending });
  const again = (): void => {
    diagnoseAgain();
    refreshHints(connection, abilities);
  };
}

const uriOf = (params: unknown): string => (params as { textDocument: { uri: string } }).textDocument.uri;

/** Lets a client that pulls diagnostics pull them again. One that refuses keeps what it has until the next change. */
function refresh(connection: Connection, { refreshesDiagnostics }: ClientAbilities): void {
  if (refreshesDiagnostics)
    connection.languages.diagnostics
      .refresh()
      .catch(() => connection.console.warn('The client refused to pull diagnostics again.'));
}

/** The same for inlay hints. */
function refreshHints(connection: Connection, { refreshesHints }: ClientAbilities): void {
  if (refreshesHints)
    connection.languages.inlayHint
      .refresh()
      .catch(() => connection.console.warn('The client refused to ask for inlay hints again.'));
}
