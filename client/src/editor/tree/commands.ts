import * as vscode from 'vscode';
import type { App } from '../app';
import { showMessage } from '../ui/messages';
import { pickRegionOrClient } from '../pick/pick-region';
import { requireTrust } from '../connection/session';
import { withCancellableProgress } from '../ui/progress';
import { UserError } from '../ui/user-error';
import { checkDrift, type DriftOutcome } from './drift';
import type { WithTree } from './model';
import type { ClientNode, TreeNode } from './nodes';

/** Cognito: Load App Clients. Reads profiles and the pools of the active one, again if they were read before. */
export async function loadTree({
  tree,
  consent,
}: App & WithTree): Promise<{ readonly outcome: 'loaded'; readonly state: string }> {
  requireTrust();
  await consent.require(undefined);
  await tree.load();
  return { outcome: 'loaded', state: tree.state };
}

/** Reads one more page of a list; after a failure, the page that failed. */
export async function moreOfTree({ tree, consent }: App & WithTree, node: unknown): Promise<void> {
  const { kind, of } = node as Extract<TreeNode, { kind: 'more' | 'failure' }>;
  if (kind !== 'more' && kind !== 'failure') return;
  await consent.require(undefined);
  await tree.more(of);
}

/** Reads the clients of one pool again. */
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
  const clicked = node as Extract<TreeNode, { kind: 'another-region' }> | undefined;
  tree.addRegion(clicked?.profile ?? connections.profileOf(undefined).name, region);
}

/** Cognito: Check Drift. Reads each app client that has a file in the workspace, and says how many files are in step with it. */
export async function checkDriftNow(app: App): Promise<DriftOutcome> {
  requireTrust();
  await app.consent.require(undefined);
  const outcome = await withCancellableProgress('Looking at the app clients of this workspace', (signal, report) =>
    checkDrift(app, 'command', signal, (done, all) => report({ message: `${done} of ${all}`, increment: 100 / all })),
  );
  void showMessage('info', describeDrift(outcome));
  return outcome;
}

function describeDrift({ looked, inStep, failed }: DriftOutcome): string {
  if (looked + failed === 0) return 'No file of this workspace names an app client.';
  const failures = failed > 0 ? ` ${failed} could not be looked at.` : '';
  return `${inStep} of ${looked + failed} app client files are in step with what is live.${failures}`;
}

/** Pulls a client of the tree: into its file, or into a new one, for which the profile of the tree is remembered. */
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

/** Makes a command that runs another one on the file of a client of the tree. */
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

/** The client of the tree that a command was called with. @throws UserError when it is none */
function clientIn(node: unknown): ClientNode {
  const given = node as Partial<TreeNode> | undefined;
  if (given?.kind !== 'client') throw new UserError('Choose an app client in the view "Cognito App Clients".');
  return given as ClientNode;
}
