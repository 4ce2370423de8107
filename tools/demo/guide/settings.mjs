import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Changes settings of the workspace; undefined takes one away. Resolves to those from before. */
export async function changeSettings(workspace, settings) {
  const file = path.join(workspace, '.vscode/settings.json');
  const before = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, `${JSON.stringify({ ...before, ...settings }, null, 2)}\n`);
  return before;
}
