import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol';
import { createLanguageStatus } from './language-status';
import { LANGUAGE_ID, LIVE_SCHEME } from './target';

/** Editors of these schemes get the language server; read-only snapshots and old versions in a diff do not. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', LIVE_SCHEME];

/** Starts the language server in a process of its own and connects the editor to it. */
export async function startLanguageClient(context: vscode.ExtensionContext): Promise<vscode.Disposable> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const client = new LanguageClient('cognitoClient', 'Cognito Client Language Server',
    { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6011'] } } },
    { documentSelector: SCHEMES.map((scheme) => ({ language: LANGUAGE_ID, scheme })), initializationOptions: { explainRule: true } satisfies InitializationOptions });
  const status = createLanguageStatus(client);
  await client.start();
  return { dispose: () => { status.dispose(); void client.dispose(); } };
}
