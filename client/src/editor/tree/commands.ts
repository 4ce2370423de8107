import * as vscode from 'vscode';
import type { App } from '../app';
import { showMessage } from '../ui/messages';
import { pickRegionOrClient } from '../pick/pick-region';
import { requireTrust } from '../connection/session';
import { UserError } from '../ui/user-error';
import { checkDrift, type DriftOutcome } from './drift-check';
import type { WithTree } from './model';
import type { ClientNode, TreeNode } from './nodes';

/** Cognito: Load App Clients. Reads profiles and the pools of the active one, anew when they were read before. */
export async function loadTree({ tree }: WithTree): Promise<{ readonly outcome: 'loaded'; readonly state: string }> {
  requireTrust();
  await tree.load();
  return { outcome: 'loaded', state: tree.state };
}

/** Reads one more page of a list, or the same again after a failure. */
export async function moreOfTree({ tree }: WithTree, node: unknown): Promise<void> {
  const { kind, of } = node as Extract<TreeNode, { kind: 'more' | 'failure' }>;
  if (kind === 'more' || kind === 'failure') await tree.more(of);
}

/** Reads the clients of one pool anew. */
export async function reloadPool({ tree }: WithTree, node: unknown): Promise<void> {
  const pool = node as TreeNode;
  if (pool.kind === 'pool') tree.forget(pool);
}

/** Cognito: Add Region to Tree. Shows one more region below a profile. */
export async function addRegion({ tree, connections }: App & WithTree, node: unknown): Promise<void> {
  requireTrust();
  const { region } = await pickRegionOrClient([]);
  if (!region)
    throw new UserError(
      "An app client's id says nothing of its region. Choose a region, or paste the id of a user pool.",
    );
  tree.addRegion(
    (node as Extract<TreeNode, { kind: 'another-region' }> | undefined)?.profile ??
      connections.profileOf(undefined).name,
    region,
  );
}

/** Cognito: Check Drift. Looks at each app client that has a file in the workspace, and says how many are not in step. */
export async function checkDriftNow(app: App): Promise<DriftOutcome> {
  requireTrust();
  const outcome = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Looking at the app clients of this workspace',
      cancellable: true,
    },
    (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return checkDrift(app, 'command', abort.signal, (done, all) =>
        progress.report({ message: `${done} of ${all}`, increment: 100 / all }),
      );
    },
  );
  const { looked, inStep, failed } = outcome;
  void showMessage(
    'info',
    looked + failed === 0
      ? 'No file of this workspace names an app client.'
      : `${inStep} of ${looked + failed} app client files are in step with what is live.${failed > 0 ? ` ${failed} could not be looked at.` : ''}`,
  );
  return outcome;
}

/** Pulls a client of the tree: into its file where it has one, else into a new one that goes on under the same profile. */
export async function pullFromTree({ files, connections }: App, node: unknown): Promise<unknown> {
  const { userPoolId, clientId, region, profile } = clientIn(node);
  const [uri] = await files.filesOf({ userPoolId, clientId });
  if (uri) return vscode.commands.executeCommand('cognitoClient.pull', { uri });
  const outcome = await vscode.commands.executeCommand<{ uri?: vscode.Uri }>('cognitoClient.pull', {
    userPoolId,
    clientId,
    region,
    profile,
  });
  if (profile !== undefined && outcome.uri && connections.profileOf(outcome.uri).name !== profile)
    await connections.chooseForFile(outcome.uri, profile);
  return outcome;
}

/** A command on the file of a client of the tree. */
export const onFileOf =
  (command: string) =>
  async ({ files }: App, node: unknown): Promise<unknown> => {
    const client = clientIn(node);
    const [uri] = await files.filesOf(client);
    if (!uri) throw new UserError(`${client.name} has no file in this workspace. Pull it first.`);
    return vscode.commands.executeCommand(command, { uri });
  };

export async function openLiveFromTree(_: App, node: unknown): Promise<unknown> {
  const { userPoolId, clientId, region } = clientIn(node);
  return vscode.commands.executeCommand('cognitoClient.openLive', { userPoolId, clientId, region });
}

export async function copyClientId(_: App, node: unknown): Promise<void> {
  await vscode.env.clipboard.writeText(clientIn(node).clientId);
}

/** @throws UserError when the command was called without a client of the tree */
function clientIn(node: unknown): ClientNode {
  const it = node as Partial<TreeNode> | undefined;
  if (it?.kind !== 'client') throw new UserError('Choose an app client in the view "Cognito App Clients".');
  return it as ClientNode;
}
