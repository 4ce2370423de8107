import * as vscode from 'vscode';
import type { App } from './app';
import { openBases } from '../state/bases';
import { registerCommands, type CommandContext } from './commands';
import { createConnections } from './connection/connections';
import { createConsent } from './connection/consent';
import { openHistory } from '../state/history';
import { jsonFiles, type JsonFiles } from '../state/json-files';
import { sharedBases } from '../state/shared-bases';
import { createLanguageServer } from './language-server/language-server';
import { registerLenses } from './status/code-lenses';
import { createLiveDocuments } from './push/live-documents';
import { createLiveStatus } from './live/live-status';
import { createLiveValues } from './live/live-values';
import { createLog, createStorageWarning } from './ui/log';
import { openRecents } from './pick/recents';
import { createDestinations } from './connection/destinations';
import { watchInterrupted } from './push/interrupted';
import { createRefusals } from './push/refusals';
import { createObservations } from '../state/last-seen';
import { createReviews } from './ui/reviews';
import { createSnapshots } from './ui/virtual-documents';
import { createStatusBar } from './status/status-bar';
import { createClientTree } from './tree/model';
import { sourcesFor } from './tree/sources';
import { createTreeView } from './tree/view';
import { createWorkspaceClients } from './files/workspace-clients';

/** Wires the extension together. Nothing here calls AWS or loads its SDK: that waits for the first live command. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = createLog();
  const warnOfStorage = createStorageWarning(log);
  // What belongs to file and client is shared by all windows; a folder and its workspace file are two workspaces.
  const shared = storageIn(context.globalStorageUri);
  const ofWindow = context.storageUri && storageIn(context.storageUri);
  const observations = createObservations();
  const consent = createConsent(context.globalState);
  const connections = createConnections(context.workspaceState, log, consent);
  const liveValues = createLiveValues({ observations, connections, consent });
  const app: App = {
    extensionUri: context.extensionUri,
    log,
    snapshots: createSnapshots(),
    bases: sharedBases(
      openBases(shared('bases'), warnOfStorage),
      openBases(ofWindow?.('bases') ?? shared('bases'), warnOfStorage),
    ),
    history: openHistory(
      {
        finished: shared('history'),
        underWay: shared('history-under-way'),
        ...(ofWindow && { earlier: ofWindow('history') }),
      },
      warnOfStorage,
    ),
    observations,
    liveValues,
    connections,
    consent,
    destinations: createDestinations(context.workspaceState),
    recents: openRecents(context.workspaceState),
    files: createWorkspaceClients(),
    reviews: createReviews(context.extensionUri),
    languageServer: createLanguageServer(context, log, liveValues),
  };
  const commandContext: CommandContext = {
    ...app,
    liveDocuments: createLiveDocuments(app),
    refusals: createRefusals(),
    tree: createClientTree(sourcesFor(app)),
  };
  context.subscriptions.push(
    app.log,
    app.snapshots,
    commandContext.refusals,
    commandContext.liveDocuments,
    app.liveValues,
    app.connections,
    app.consent,
    app.destinations,
    app.files,
    app.reviews,
    registerCommands(commandContext),
    registerLenses(app),
    createStatusBar(app),
    createLiveStatus(liveValues),
    createTreeView(commandContext),
    watchInterrupted(app),
    app.languageServer,
  );
  await app.languageServer.start();
}

/** Opens folders of one of VS Code's storage locations by name. */
const storageIn =
  (location: vscode.Uri) =>
  (name: string): JsonFiles =>
    jsonFiles(vscode.Uri.joinPath(location, name).fsPath);
