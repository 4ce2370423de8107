import * as vscode from 'vscode';
import type { App } from '../app';
import { readSettings } from '../connection/settings';
import { syncStatusOfText } from '../status/sync-status';
import { LANGUAGE_ID } from '../files/command-arguments';
import { readFileText } from '../files/workspace-clients';
import { driftTimer } from './drift-timer';
import { itemFor, type ItemNeeds } from './items';
import type { TreeState, WithTree } from './model';
import type { TreeNode } from './nodes';

const VIEW = 'cognitoClient.appClients';
/** What the welcome texts of package.json stand on. */
const STATE_KEY = 'cognitoClient.treeState';
/** Edits and answers come in bursts: items are drawn again once they pause. */
const PAUSE_MS = 300;

/** The view "Cognito App Clients". It asks AWS for nothing before the user loads it. */
export function createTreeView(app: App & WithTree): vscode.Disposable {
  const { tree, files, observations } = app;
  const changes = new vscode.EventEmitter<TreeNode | undefined>();
  let pause: ReturnType<typeof setTimeout> | undefined;
  const drawAgain = (): void => {
    clearTimeout(pause);
    if (tree.state === 'ready') pause = setTimeout(() => changes.fire(undefined), PAUSE_MS);
  };
  const view = vscode.window.createTreeView<TreeNode>(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getChildren: (node) => tree.children(node) as Promise<TreeNode[]>,
      getTreeItem: async (node) => itemFor(node, await needsOf(app, node)),
    },
  });
  showState(tree.state);
  return vscode.Disposable.from(
    view,
    changes,
    tree.onDidChange((node) => {
      showState(tree.state);
      changes.fire(node);
    }),
    new vscode.Disposable(() => clearTimeout(pause)),
    observations.onDidObserve(drawAgain),
    files.onDidChange(drawAgain),
    app.connections.onDidChange(drawAgain),
    driftTimer(app, view),
    app.connections.onDidRenew(() => {
      if (view.visible || tree.state === 'ready') void tree.retry();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === LANGUAGE_ID) drawAgain();
    }),
  );
}

function showState(state: TreeState): void {
  void vscode.commands.executeCommand('setContext', STATE_KEY, state);
}

async function needsOf(app: App, node: TreeNode): Promise<ItemNeeds> {
  const needs = {
    activeProfile: app.connections.profileOf(undefined).name,
    endpoint: readSettings().endpoint,
    file: undefined,
  };
  if (node.kind !== 'client') return needs;
  const [uri] = await app.files.filesOf(node);
  const text = uri && (await readFileText(uri));
  return uri === undefined || text === undefined
    ? needs
    : { ...needs, file: { uri, standing: await syncStatusOfText(app, uri, node, text) } };
}
