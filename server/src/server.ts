import { TextDocuments, type Connection, type Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { abilitiesOf, type Abilities } from './client-abilities';
import { toDiagnostic } from './diagnostics';
import { cancelled, guardOf, type Guard } from './guard';
import { createLanguage, type Language } from './language/language';
import { openDocuments } from './open-documents';
import { pushDiagnostics } from './push-diagnostics';
import { capabilities, requests } from './requests';

/** Serves one client over a connection until it says exit. Reaches out to nothing: no file, no network. */
export function startServer(connection: Connection, version: string): void {
  const documents = new TextDocuments(TextDocument);
  const guard = guardOf((line) => connection.console.error(line));
  connection.onInitialize((params) => {
    const abilities = abilitiesOf(params.capabilities);
    serve(connection, documents, abilities, createLanguage(abilities.style), guard);
    return { capabilities, serverInfo: { name: 'cognito-client-language-server', version } };
  });
  documents.listen(connection);
  connection.listen();
}

function serve(connection: Connection, documents: TextDocuments<TextDocument>, abilities: Abilities, language: Language, guard: Guard): void {
  const open = openDocuments(documents, language);
  const diagnose = (uri: string): Diagnostic[] => guard('diagnostics', [], () => {
    const opened = open(uri);
    return opened?.problems().map((it) => toDiagnostic(opened.document.textDocument, it, abilities.diagnostics)) ?? [];
  });
  for (const { type, empty, answer } of requests) {
    connection.onRequest(type.method, (params: unknown, token) => cancelled(token) ?? guard(type.method, empty, () => {
      const { uri } = (params as { textDocument: { uri: string } }).textDocument;
      const opened = open(uri);
      return opened ? answer({ opened, abilities, diagnose: () => diagnose(uri) }, params) : empty;
    }));
  }
  if (!abilities.pullsDiagnostics) pushDiagnostics(connection, documents, diagnose);
}
