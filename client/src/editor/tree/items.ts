import * as vscode from 'vscode';
import { failureSentence } from '../../aws/failure-sentence';
import { sanitizeLabel } from '../ui/safe-text';
import { type SyncStatus, formatSyncStatus } from '../../sync/sync-status';
import { pluralize } from '../../sync/format';
import { nodeId, type ClientNode, type TreeNode } from './nodes';

/** What an item shows besides what its node holds. */
export interface ItemNeeds {
  /** The profile that commands use when none is given. */
  readonly activeProfile: string | undefined;
  readonly endpoint: string | undefined;
  /** The first file of a client and its sync status; undefined for a client without a file. */
  readonly file: { readonly uri: vscode.Uri; readonly status: SyncStatus } | undefined;
}

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
type Make<K extends TreeNode['kind']> = (node: Extract<TreeNode, { kind: K }>, needs: ItemNeeds) => vscode.TreeItem;

const MAKERS: { readonly [K in TreeNode['kind']]: Make<K> } = {
  profile: ({ profile, detail, isActive }) =>
    item(profile ?? 'Default credentials', isActive ? Expanded : Collapsed, {
      description: detail,
      iconPath: icon('account'),
    }),
  region: ({ scope: { region, profile } }, { activeProfile }) =>
    item(region, profile === activeProfile ? Expanded : Collapsed, { iconPath: icon('globe') }),
  'another-region': () => item('Another region…', None, { iconPath: icon('add') }),
  pool: ({ pool }) =>
    item(pool.name || pool.id, Collapsed, {
      description: pool.id,
      iconPath: icon('organization'),
      contextValue: 'pool',
    }),
  client: (node, needs) => clientItem(node, needs),
  more: ({ read }) =>
    item('Load more…', None, { description: `${pluralize(read, 'item')} so far`, iconPath: icon('ellipsis') }),
  failure: (node, needs) => failureItem(node, needs),
  none: ({ of }) => item(of.kind === 'pool' ? 'No app clients' : 'No user pools here', None),
};

/** The tree item of a node. */
export function itemFor(node: TreeNode, needs: ItemNeeds): vscode.TreeItem {
  const made = (MAKERS[node.kind] as Make<typeof node.kind>)(node as never, needs);
  made.id = nodeId(node);
  if (node.kind === 'more' || node.kind === 'failure')
    made.command = { command: 'cognitoClient.tree.more', title: made.label as string, arguments: [node] };
  if (node.kind === 'another-region')
    made.command = { command: 'cognitoClient.tree.addRegion', title: 'Another Region', arguments: [node] };
  return made;
}

function failureItem({ of, error }: Extract<TreeNode, { kind: 'failure' }>, { endpoint }: ItemNeeds): vscode.TreeItem {
  const sentence = failureSentence(error, {
    region: of.scope.region,
    settings: { profile: of.scope.profile, endpoint },
    subject: of.kind === 'pool' ? `user pool ${of.pool.id}` : 'user pools',
  });
  return item('Try again', None, {
    description: sentence,
    tooltip: sentence,
    iconPath: icon('error', 'list.errorForeground'),
  });
}

function clientItem(node: ClientNode, { file, activeProfile }: ItemNeeds): vscode.TreeItem {
  const status = file && formatSyncStatus(file.status);
  return item(node.name || node.clientId, None, {
    description: [file ? status || 'has a file' : '', node.clientId].filter(Boolean).join(' · '),
    iconPath: file ? ICONS[file.status.state] : icon('key'),
    contextValue: `client${file ? '.file' : ''}${node.profile === activeProfile ? '.active' : ''}`,
    tooltip: [
      node.name,
      `${node.clientId} of ${node.poolName || node.userPoolId}`,
      file && `${vscode.workspace.asRelativePath(file.uri)}: ${status || 'live was not looked at yet'}`,
    ]
      .filter(Boolean)
      .join('\n'),
    ...(file && { command: { command: 'vscode.open', title: 'Open File', arguments: [file.uri] } }),
  });
}

const icon = (id: string, color?: string): vscode.ThemeIcon =>
  new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));

const ICONS: { readonly [S in SyncStatus['state']]: vscode.ThemeIcon } = {
  'in-step': icon('pass', 'testing.iconPassed'),
  'file-ahead': icon('arrow-up', 'gitDecoration.modifiedResourceForeground'),
  'live-ahead': icon('arrow-down', 'gitDecoration.modifiedResourceForeground'),
  both: icon('warning', 'list.warningForeground'),
  gone: icon('error', 'list.errorForeground'),
  unknown: icon('file'),
};

function item(
  label: string,
  state: vscode.TreeItemCollapsibleState,
  more: Partial<vscode.TreeItem> = {},
): vscode.TreeItem {
  const { description, tooltip } = more;
  return Object.assign(
    new vscode.TreeItem(sanitizeLabel(label), state),
    more,
    typeof description === 'string' && { description: sanitizeLabel(description) },
    typeof tooltip === 'string' && { tooltip: tooltip.split('\n').map(sanitizeLabel).join('\n') },
  );
}
