import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type InitializeResult,
  type MarkupContent,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentContentChangeEvent,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { builtServer } from './built-server';

const DEADLINE_MS = 20_000;

/** What a plain editor declares: nothing. */
export const plainCapabilities: ClientCapabilities = {};

/** What VS Code declares, as far as the server looks at it. */
export const fullCapabilities: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        tagSupport: { valueSet: [1] },
        insertTextModeSupport: { valueSet: [1, 2] },
        deprecatedSupport: true,
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    foldingRange: { rangeLimit: 5000 },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } },
  },
};

/** A client that speaks to the built server over its standard streams. */
export interface TestClient {
  readonly initialized: InitializeResult;
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  /** Everything the server published, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  readonly log: readonly string[];
  /** Opens a new document and returns its URI. */
  open(text: string, name?: string): Promise<string>;
  /** Sends a change (the whole text, or edits by range) and returns the version it made. */
  change(uri: string, change: string | TextDocumentContentChangeEvent[]): Promise<number>;
  close(uri: string): Promise<void>;
  /** The text as the client has it. */
  text(uri: string): string;
  /** Diagnostics of the newest version: pulled, or awaited where the client declared no pulling. */
  diagnostics(uri: string): Promise<Diagnostic[]>;
  complete(uri: string, position: Position, trigger?: string): Promise<CompletionItem[]>;
  /** The words of the hover, or undefined. */
  hover(uri: string, position: Position): Promise<{ value: string; range: Range | undefined } | undefined>;
  fixes(uri: string, diagnostics: Diagnostic[], only?: string[]): Promise<CodeAction[]>;
  /** Shuts down in order and returns the exit code. */
  stop(): Promise<number | null>;
}

/** What the client brings along beside its capabilities. */
export interface Bringing {
  readonly initializationOptions?: unknown;
  /** Answers what the server asks, from before the first message on. */
  readonly answering?: (connection: ProtocolConnection) => void;
}

/** Starts the built server and shakes hands with it. */
export async function startClient(
  capabilities: ClientCapabilities = fullCapabilities,
  { initializationOptions, answering }: Bringing = {},
): Promise<TestClient> {
  const child = spawn(process.execPath, [builtServer(), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  const log: string[] = [];
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => void published.push(params));
  connection.onNotification(LogMessageNotification.type, (params) => void log.push(params.message));
  answering?.(connection);
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const pulls = capabilities.textDocument?.diagnostic !== undefined;
  return {
    initialized,
    connection,
    process: child,
    published,
    log,
    ...documentsOf(connection, published, pulls),
    stop: () => stop(connection, child),
  };
}

/** Runs a test with a client of its own; the server ends with it, however the test ends. */
export async function withClient(
  capabilities: ClientCapabilities,
  test: (client: TestClient) => Promise<void>,
  bringing: Bringing = {},
): Promise<void> {
  const client = await startClient(capabilities, bringing);
  try {
    await test(client);
  } finally {
    if (client.process.exitCode === null) client.process.kill();
    client.connection.dispose();
  }
}

type Documents = Omit<TestClient, 'initialized' | 'connection' | 'process' | 'published' | 'log' | 'stop'>;

function documentsOf(
  connection: ProtocolConnection,
  published: readonly PublishDiagnosticsParams[],
  pulls: boolean,
): Documents {
  const documents = new Map<string, TextDocument>();
  const known = (uri: string): TextDocument => documents.get(uri) as TextDocument;
  return {
    async open(text, name = `${documents.size}.cognito-client.json`) {
      const uri = `file:///test/${name}`;
      documents.set(uri, TextDocument.create(uri, 'cognito-client', 1, text));
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'cognito-client', version: 1, text },
      });
      return uri;
    },
    async change(uri, change) {
      const contentChanges = typeof change === 'string' ? [{ text: change }] : change;
      const version = known(uri).version + 1;
      documents.set(
        uri,
        contentChanges.reduce((now, event) => changed(now, event, version), known(uri)),
      );
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      });
      return version;
    },
    async close(uri) {
      documents.delete(uri);
      await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
    text: (uri) => known(uri).getText(),
    async diagnostics(uri) {
      if (!pulls)
        return (
          await until(() => published.find((params) => params.uri === uri && params.version === known(uri).version))
        ).diagnostics;
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return report.kind === 'full' ? report.items : [];
    },
    async complete(uri, position, trigger) {
      const context =
        trigger === undefined ? { triggerKind: 1 as const } : { triggerKind: 2 as const, triggerCharacter: trigger };
      return (await connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position,
        context,
      })) as CompletionItem[];
    },
    async hover(uri, position) {
      const hover = await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
      return hover ? { value: (hover.contents as MarkupContent).value, range: hover.range } : undefined;
    },
    async fixes(uri, diagnostics, only) {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      return (await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics, ...(only && { only }) },
      })) as CodeAction[];
    },
  };
}

/** A document after a change, its lines counted anew: the client's own view, in which the library's counting of an edit has no part. */
export function changed(document: TextDocument, change: TextDocumentContentChangeEvent, version: number): TextDocument {
  const text =
    'range' in change
      ? TextDocument.applyEdits(document, [{ range: change.range, newText: change.text }])
      : change.text;
  return TextDocument.create(document.uri, document.languageId, version, text);
}

async function stop(connection: ProtocolConnection, child: ChildProcess): Promise<number | null> {
  const exited = exitOf(child);
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  const code = await exited;
  connection.dispose();
  return code;
}

/** The exit code of a process; rejects when it does not end in time. */
export async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit', { signal: AbortSignal.timeout(DEADLINE_MS) })) as [number | null];
  return code;
}

/** Polls until something is there. */
export async function until<T>(look: () => T | undefined): Promise<T> {
  for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; await delay(5)) {
    const found = look();
    if (found !== undefined) return found;
  }
  throw new Error('It did not come in time.');
}

/** Splits a text at the `|` that marks the cursor. */
export function atCursor(marked: string): { text: string; position: Position; offset: number } {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, offset, position: TextDocument.create('', '', 0, text).positionAt(offset) };
}

/** The text after a completion was accepted; `mode` chooses between the ranges of an InsertReplaceEdit. */
export function accept(text: string, item: CompletionItem, mode: 'insert' | 'replace' = 'replace'): string {
  const edit = item.textEdit!;
  const range = 'range' in edit ? edit.range : edit[mode];
  const newText = item.insertTextFormat === 2 ? expand(edit.newText) : edit.newText;
  return applyEdits(text, [{ range, newText }, ...(item.additionalTextEdits ?? [])]);
}

/** The text after edits; refuses edits that lie outside of it or overlap. */
export function applyEdits(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

/** A snippet as it stands when the user accepts every tab stop's first proposal. */
export function expand(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}|\$\d+/g,
    (_all, escaped?: string, held?: string, chosen?: string) =>
      escaped ?? (held ?? chosen ?? '').replace(/\\(.)/g, '$1'),
  );
}
