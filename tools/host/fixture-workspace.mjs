import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './cleanup.mjs';

/**
 * Copies a workspace to a temporary folder and writes its settings, so that no run touches the original.
 * @returns {Promise<string>} the copy's path
 */
export async function copyWorkspace(defer, original, settings) {
  const parent = await temporaryFolder(defer, 'cognito-client-workspace-');
  const copy = path.join(parent, path.basename(original));
  await cp(original, copy, { recursive: true });
  await mkdir(path.join(copy, '.vscode'), { recursive: true });
  await writeFile(path.join(copy, '.vscode/settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
  return copy;
}

/**
 * Copies a workspace once for each name, as the folders of one multi-root workspace, and writes its settings.
 * @returns {Promise<string>} the path of its .code-workspace file
 */
export async function copyWorkspaceFolders(defer, original, names, settings) {
  const parent = await temporaryFolder(defer, 'cognito-client-workspace-');
  for (const name of names) await cp(original, path.join(parent, name), { recursive: true });
  const file = path.join(parent, 'folders.code-workspace');
  await writeFile(file, JSON.stringify({ folders: names.map((name) => ({ path: name })), settings }, null, 2));
  return file;
}
