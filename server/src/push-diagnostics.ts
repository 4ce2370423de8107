import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * Publishes diagnostics to clients that do not ask for them. There is no delay to wait out: the work begins as soon as no newer
 * version of the document is in the queue, so that of several changes that arrive together only the last is checked.
 */
export function pushDiagnostics(connection: Connection, documents: TextDocuments<TextDocument>, diagnose: (uri: string) => Diagnostic[]): void {
  const waiting = new Set<string>();
  const publish = (uri: string, seen: number): void => {
    const version = documents.get(uri)?.version;
    if (version !== undefined && version !== seen) return void setTimeout(publish, 0, uri, version);
    waiting.delete(uri);
    if (version !== undefined) void connection.sendDiagnostics({ uri, version, diagnostics: diagnose(uri) });
  };
  documents.onDidChangeContent(({ document: { uri, version } }) => {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    setTimeout(publish, 0, uri, version);
  });
  documents.onDidClose(({ document: { uri } }) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
}
