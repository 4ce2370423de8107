import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** What diagnostics are made from. */
export interface DiagnosticSource {
  diagnose(uri: string): Diagnostic[];
  /** Resolves when a freshly opened document can be checked; undefined when it can be at once. */
  pending(uri: string): Promise<void> | undefined;
}

/**
 * Publishes diagnostics to clients that do not ask for them. There is no delay to wait out: the work begins as soon as no newer
 * version of the document is in the queue, so that of several changes that arrive together only the last is checked.
 * @returns publishes those of all open documents again.
 */
export function pushDiagnostics(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  { diagnose, pending }: DiagnosticSource,
): () => void {
  const waiting = new Set<string>();
  const publish = (uri: string, scheduledVersion: number): void => {
    const version = documents.get(uri)?.version;
    const wait = version === undefined ? undefined : pending(uri);
    if (wait) return void wait.then(() => publish(uri, scheduledVersion));
    if (version !== undefined && version !== scheduledVersion) return void afterQueue(publish, uri, version);
    waiting.delete(uri);
    if (version !== undefined) void connection.sendDiagnostics({ uri, version, diagnostics: diagnose(uri) });
  };
  const schedule = ({ uri, version }: TextDocument): void => {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    afterQueue(publish, uri, version);
  };
  documents.onDidChangeContent(({ document }) => schedule(document));
  documents.onDidClose(({ document: { uri } }) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
  return () => documents.all().forEach(schedule);
}

/**
 * Calls a function after the messages that have arrived already: each is handled in a turn of its own, which this one must
 * let pass. A timer would do, but sleeps for a millisecond.
 */
function afterQueue<A extends unknown[]>(call: (...args: A) => void, ...args: A): void {
  setImmediate(() => setImmediate(call, ...args));
}
