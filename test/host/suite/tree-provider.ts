import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TreeNode } from '../../../client/src/editor/tree/nodes';

/** Watches the view of app clients that the extension makes from now on. */
export function watchTree(): {
  /** The nodes below a node, as when the user opens it. */
  children(node?: TreeNode): Promise<readonly TreeNode[]>;
  /** The first node of a kind below a node. */
  below(node: TreeNode | undefined, kind: TreeNode['kind']): Promise<TreeNode>;
  /** What VS Code shows of a node. */
  item(node: TreeNode): Promise<vscode.TreeItem>;
} {
  const providers: vscode.TreeDataProvider<TreeNode>[] = [];
  const window = vscode.window as { createTreeView: typeof vscode.window.createTreeView };
  const original = window.createTreeView;
  window.createTreeView = (id, options) => {
    if (id === 'cognitoClient.appClients') providers.push(options.treeDataProvider as (typeof providers)[number]);
    return original.call(vscode.window, id, options) as vscode.TreeView<never>;
  };
  const provider = (): vscode.TreeDataProvider<TreeNode> => providers[0] ?? assert.fail('the view is not there yet');
  const children = async (node?: TreeNode): Promise<readonly TreeNode[]> => (await provider().getChildren(node)) ?? [];
  return {
    children,
    below: async (node, kind) => (await children(node)).find((child) => child.kind === kind) ?? assert.fail(kind),
    item: async (node) => provider().getTreeItem(node),
  };
}
