import * as vscode from 'vscode';
import type { App } from '../app';
import { readSettings, REGISTERED_CLIENTS } from '../connection/settings';
import { syncStatusOfText } from '../status/sync-status';
import { LANGUAGE_ID } from '../files/command-arguments';
import { readFileText } from '../files/workspace-clients';
import { driftTimer } from './drift';
import { itemFor, type ItemNeeds } from './items';
import type { TreeState, WithTree } from './model';
import type { TreeNode } from './nodes';

const VIEW = 'cognitoClient.appClients';
/** The context key that the welcome texts of package.json depend on. */
const STATE_KEY = 'cognitoClient.treeState';
/** Edits and answers come in bursts: items are redrawn when they pause. */
const REDRAW_DELAY_MS = 300;

/** The view "Cognito App Clients". It asks AWS for nothing before the user loads it. */
export function createTreeView(app: App & WithTree): vscode.Disposable {
  const { tree, files, observations } = app;
  const changes = new vscode.EventEmitter<TreeNode | undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const redrawSoon = (): void => {
    clearTimeout(timer);
    if (tree.state === 'ready') timer = setTimeout(() => changes.fire(undefined), REDRAW_DELAY_MS);
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
    new vscode.Disposable(() => clearTimeout(timer)),
    observations.onDidObserve(redrawSoon),
    files.onDidChange(redrawSoon),
    app.connections.onDidChange(redrawSoon),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(REGISTERED_CLIENTS)) tree.forgetClients();
    }),
    driftTimer(app, view),
    app.connections.onDidRenew(() => {
      if (view.visible || tree.state === 'ready') void tree.retry();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === LANGUAGE_ID) redrawSoon();
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
    : { ...needs, file: { uri, status: await syncStatusOfText(app, uri, node, text) } };
}
