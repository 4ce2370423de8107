import * as vscode from 'vscode';
import type { App } from './app';
import { openBases } from './bases';
import { registerCommands } from './commands';
import { createConnections } from './connections';
import { openHistory } from './history';
import { jsonFiles } from './json-files';
import { createLanguageServer } from './language-server';
import { registerLenses } from './lenses';
import { createLiveFiles } from './live-files';
import { createLiveStatus } from './live-status';
import { createLiveValues } from './live-values';
import { createLog } from './log';
import { openRecents } from './pick/recents';
import { createPlaces } from './places';
import { createRefusals } from './refusals';
import { createSeen } from './seen';
import { createSnapshots } from './snapshots';
import { createStatusBar } from './status-bar';
import { createClientTree } from './tree/model';
import { sourcesFor } from './tree/sources';
import { createTreeView } from './tree/view';
import { tellUnkept } from './unkept';
import { createWorkspaceClients } from './workspace-clients';

/** Wires the extension together. Nothing here calls AWS or loads its SDK: that waits for the first live command. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = createLog();
  const kept = (name: string): ReturnType<typeof jsonFiles> =>
    jsonFiles(vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, name).fsPath);
  const unkept = tellUnkept(log);
  const seen = createSeen();
  const connections = createConnections(context.workspaceState, log);
  const liveValues = createLiveValues({ seen, connections });
  const app: App = {
    extensionUri: context.extensionUri,
    log,
    snapshots: createSnapshots(),
    refusals: createRefusals(),
    liveFiles: createLiveFiles(() => app),
    bases: openBases(kept('bases'), unkept),
    history: openHistory(kept('history'), unkept),
    seen,
    liveValues,
    connections,
    places: createPlaces(context.workspaceState),
    recents: openRecents(context.workspaceState),
    files: createWorkspaceClients(),
    tree: createClientTree(sourcesFor(() => app)),
    languageServer: createLanguageServer(context, log, liveValues),
  };
  context.subscriptions.push(
    app.log,
    app.snapshots,
    app.refusals,
    app.liveFiles,
    app.liveValues,
    app.connections,
    app.places,
    app.files,
    registerCommands(app),
    registerLenses(app),
    createStatusBar(app),
    createLiveStatus(liveValues),
    createTreeView(app),
    app.languageServer,
  );
  await app.languageServer.start();
}
