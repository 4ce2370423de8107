import type * as vscode from 'vscode';
import { registerCommands } from './commands';
import { startLanguageClient } from './language-client';
import { createLog } from './log';
import { createSnapshots } from './snapshots';

/** Wires the extension together. Nothing here calls AWS or loads its SDK: that waits for the first live command. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const app = { extensionUri: context.extensionUri, log: createLog(), snapshots: createSnapshots() };
  context.subscriptions.push(app.log, app.snapshots, registerCommands(app));
  context.subscriptions.push(await startLanguageClient(context));
}
