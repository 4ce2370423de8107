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
import type { AppClientIds } from './language/ids';
import { createLanguage, type Language } from './language/language';
import { trackLifecycle, type LifecycleState } from './lifecycle';
import { openDocuments, type OpenDocuments } from './open-documents';
import { requestContexts, type ContextFor } from './pool-contexts';
import { pushDiagnostics } from './push-diagnostics';
import { capabilities, requests, type RequestEntry } from './requests';
import { cancelled, createSafeRunner, type SafeRunner } from './safe-runner';
import { showMessageOnce } from './show-message-once';
import { textDocuments } from './text-documents';
import { userSettings, type UserSettings } from './user-settings';

/** Serves one client over a connection until it says exit. Reaches out to nothing but its client: no file, no network. */
export function startServer(connection: Connection, version: string): void {
  const documents = textDocuments();
  const runSafe = createSafeRunner((line) => connection.console.error(line));
  const lifecycle = trackLifecycle(connection);
  connection.onInitialize((params) => {
    const refused = lifecycle.begin();
    if (refused) return refused;
    const options: unknown = params.initializationOptions;
    const abilities = clientAbilitiesOf(params.capabilities, options);
    const language = createLanguage(abilities.style);
    serve({ connection, documents, abilities, options, language, runSafe, lifecycle });
    return { capabilities, serverInfo: { name: 'cognito-client-language-server', version } };
  });
  documents.listen(connection);
  connection.listen();
}

/** One session with a client, from initialize on. */
interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly abilities: ClientAbilities;
  /** The client's initialization options, as they came. */
  readonly options: unknown;
  readonly language: Language;
  readonly runSafe: SafeRunner;
  readonly lifecycle: LifecycleState;
}

function serve(session: Session): void {
  const { connection, documents, abilities, options, language, runSafe } = session;
  const settings = userSettings(connection, documents, abilities, options, refresh);
  const contextFor: ContextFor = abilities.poolContext
    ? requestContexts({ connection, documents, idsOf, changed: refresh })
    : () => undefined;
  const open = openDocuments(documents, language, { levelsFor: (uri) => settings.of(uri).rules, contextFor });
  const diagnose = (uri: string): Diagnostic[] => runSafe('diagnostics', [], () => diagnosticsOf(open, uri, abilities));
  answerRequests(session, { open, settings, diagnose });
  const diagnoseAgain = abilities.pullsDiagnostics
    ? () => refreshDiagnostics(connection, abilities)
    : pushDiagnostics(connection, documents, { diagnose, pending: settings.pending });

  // Settings and contexts report their changes, but what is made from them needs them first: these two run only after serve() has ended.
  function idsOf(uri: string): AppClientIds | undefined {
    return runSafe('ids', undefined, () => open(uri)?.ids);
  }
  function refresh(): void {
    diagnoseAgain();
    refreshHints(connection, abilities);
  }
}

function diagnosticsOf(open: OpenDocuments, uri: string, { diagnostics }: ClientAbilities): Diagnostic[] {
  const opened = open(uri);
  if (!opened) return [];
  return opened.problems().map((problem) => toDiagnostic(opened.document.textDocument, problem, diagnostics));
}

/** What requests are answered from, by document. */
interface Answering {
  readonly open: OpenDocuments;
  readonly settings: UserSettings;
  readonly diagnose: (uri: string) => Diagnostic[];
}

/** Handles every request of the table, and the one that completes a completion item. */
function answerRequests(session: Session, { open, settings, diagnose }: Answering): void {
  const { connection, documents, abilities, language, runSafe, lifecycle } = session;
  const showMessage = showMessageOnce(connection, documents);
  const answerTo = ({ type, empty, answer }: RequestEntry, params: unknown): unknown =>
    runSafe(type.method, empty, () => {
      const uri = uriOf(params);
      const opened = open(uri);
      if (!opened) return empty;
      const tell = (message: string): void => showMessage(uri, message);
      return answer({ opened, abilities, settings: settings.of(uri), diagnose: () => diagnose(uri), tell }, params);
    });
  for (const entry of requests) {
    const { method } = entry.type;
    connection.onRequest(method, (params: unknown, token) => {
      const refused = lifecycle.refusal();
      if (refused) return refused;
      const answered = (): unknown => cancelled(token) ?? answerTo(entry, params);
      const pending = entry.needsSettings
        ? runSafe(method, undefined, () => settings.pending(uriOf(params)))
        : undefined;
      return pending ? pending.then(answered) : answered();
    });
  }
  const { method } = CompletionResolveRequest;
  connection.onRequest(
    method,
    (item: CompletionItem, token) =>
      lifecycle.refusal() ?? cancelled(token) ?? runSafe(method, item, () => language.resolve(item)),
  );
}

const uriOf = (params: unknown): string => (params as { textDocument: { uri: string } }).textDocument.uri;

/** Lets a client that pulls diagnostics pull them again. One that refuses keeps what it has until the next change. */
function refreshDiagnostics(connection: Connection, { refreshesDiagnostics }: ClientAbilities): void {
  if (!refreshesDiagnostics) return;
  connection.languages.diagnostics
    .refresh()
    .catch(() => connection.console.warn('The client refused to pull diagnostics again.'));
}

/** Lets a client that shows inlay hints ask for them again. One that refuses keeps what it has until the next change. */
function refreshHints(connection: Connection, { refreshesHints }: ClientAbilities): void {
  if (!refreshesHints) return;
  connection.languages.inlayHint
    .refresh()
    .catch(() => connection.console.warn('The client refused to ask for inlay hints again.'));
}
