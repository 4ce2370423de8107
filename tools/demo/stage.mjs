import path from 'node:path';
import { temporaryFolder } from '../host/cleanup.mjs';
import { cleanEnvironment, fakeCredentials } from '../host/environment.mjs';
import { copyWorkspace } from '../host/fixture-workspace.mjs';
import { settingsFor, startLocalCognito } from '../host/local-cognito.mjs';

/**
 * Starts a local Cognito and copies the demo workspace, with settings that point at it.
 * @param {(action: () => unknown) => void} defer where the clean-up goes
 * @returns the Cognito's facts, the workspace's folder, and the environment for VS Code: fake credentials only
 */
export async function setStage(defer) {
  const cognito = await startLocalCognito(defer);
  const workspace = await copyWorkspace(defer, path.join(import.meta.dirname, 'workspace'), settingsFor(cognito));
  const folder = await temporaryFolder(defer, 'cognito-client-aws-');
  return { cognito, workspace, env: cleanEnvironment(fakeCredentials(folder)) };
}
