import * as vscode from 'vscode';
import { LanguageClient, ProgressType, TransportKind } from 'vscode-languageclient/node';
import { POOL_CONTEXT, POOL_CONTEXT_CHANGED, type InitializationOptions, type PoolContextParams, type PoolContextResult } from '../../server/src/protocol';
import { createLanguageStatus } from './language-status';
import type { LiveValues } from './live-values';
import { LANGUAGE_ID, LIVE_SCHEME } from './target';

/** Editors of these schemes get the language server; read-only snapshots and old versions in a diff do not. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', LIVE_SCHEME];

const PARTIAL = new ProgressType<PoolContextResult>();

/** Starts the language server in a process of its own and connects the editor to it. */
export async function startLanguageClient(context: vscode.ExtensionContext, liveValues: LiveValues): Promise<vscode.Disposable> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const client = new LanguageClient('cognitoClient', 'Cognito Client Language Server',
    { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6011'] } } },
    { documentSelector: SCHEMES.map((scheme) => ({ language: LANGUAGE_ID, scheme })), initializationOptions: { explainRule: true, poolContext: true } satisfies InitializationOptions });
  const asked = client.onRequest(POOL_CONTEXT, (params: PoolContextParams, token: vscode.CancellationToken) => liveValues.answer(params, token, (context) => {
    if (params.partialResultToken !== undefined && client.isRunning()) void client.sendProgress(PARTIAL, params.partialResultToken, context);
  }));
  const changed = liveValues.onDidChange(() => { if (client.isRunning()) void client.sendNotification(POOL_CONTEXT_CHANGED); });
  const status = createLanguageStatus(client);
  await client.start();
  return { dispose: () => { vscode.Disposable.from(asked, changed, status).dispose(); void client.dispose(); } };
}
