import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const METER = path.join(import.meta.dirname, 'meter.cjs');
const DEADLINE_MS = 60_000;

/** A client without pulled diagnostics: every server then decides itself when it publishes. The rest is what VS Code declares. */
const CAPABILITIES = {
  textDocument: {
    synchronization: {},
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
    },
  },
};

/** Starts a server and shakes hands with it. `openedAt` of what it resolves to counts from the start of the process. */
export async function startServer(peer) {
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', METER, ...peer.args], {
    stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const settings = peer.settings();
  connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => settings[section] ?? null));
  connection.onRequest('client/registerCapability', () => null);
  connection.onUnhandledNotification(() => undefined);
  const waiting = new Set();
  connection.onNotification('textDocument/publishDiagnostics', (it) => {
    for (const look of waiting) look(it);
  });
  connection.listen();
  const { capabilities } = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: CAPABILITIES,
    initializationOptions: {},
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings });
  const kind = capabilities.textDocumentSync?.change ?? capabilities.textDocumentSync;
  /** Resolves at the first publication from now on that `fits`. */
  const published = (uri, fits) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`${peer.name} published nothing fitting in ${DEADLINE_MS} ms.`)),
        DEADLINE_MS,
      );
      const look = (it) => {
        if (it.uri !== uri || !fits(it.diagnostics)) return;
        clearTimeout(late);
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
    });
  return {
    peer,
    started,
    connection,
    published,
    incremental: kind === 2,
    used: () => used(child),
    stop: () => stop(child, connection),
  };
}

/** CPU time in milliseconds and resident memory in bytes of the process until now. */
async function used(child) {
  const answer = once(child, 'message');
  child.send('used');
  const [{ cpu, rss }] = await answer;
  return { cpu: (cpu.user + cpu.system) / 1000, rss };
}

async function stop(child, connection) {
  const exited = once(child, 'exit');
  child.kill();
  await exited;
  connection.dispose();
}
