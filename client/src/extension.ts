import * as vscode from 'vscode';
import type { App } from './app';
import { openBases } from './bases';
import { registerCommands } from './commands';
import { openHistory } from './history';
import { jsonFiles } from './json-files';
import { startLanguageClient } from './language-client';
import { createLiveFiles } from './live-files';
import { createLog } from './log';
import { createRefusals } from './refusals';
import { createSeen } from './seen';
import { createSnapshots } from './snapshots';

/** Wires the extension together. Nothing here calls AWS or loads its SDK: that waits for the first live command. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = createLog();
  const kept = (name: string): ReturnType<typeof jsonFiles> => jsonFiles(vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, name).fsPath);
  const app: App = {
    extensionUri: context.extensionUri, log, snapshots: createSnapshots(), refusals: createRefusals(), liveFiles: createLiveFiles(() => app),
    bases: openBases(kept('bases'), log.failure), history: openHistory(kept('history'), log.failure),
    seen: createSeen(),
  };
  context.subscriptions.push(app.log, app.snapshots, app.refusals, app.liveFiles, registerCommands(app));
  context.subscriptions.push(await startLanguageClient(context));
}
