import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './environment.mjs';

/** Where a failed run leaves what is needed to understand it; git-ignored, uploaded by CI. */
export const ARTIFACTS = path.join(ROOT, '.host-artifacts');

/**
 * Keeps a screenshot, the server's output, the workbench's console and VS Code's own logs of a failed run.
 * @param {import('playwright-core').Page} page
 * @param {{ home: string, output: () => string }} server
 * @param {string[]} [consoleLines]
 */
export async function keepArtifacts(page, server, consoleLines = []) {
  await rm(ARTIFACTS, { recursive: true, force: true });
  await mkdir(ARTIFACTS, { recursive: true });
  await page
    .screenshot({ path: path.join(ARTIFACTS, 'workbench.png') })
    .catch((error) => consoleLines.push(`no screenshot: ${error.message}`));
  await writeFile(path.join(ARTIFACTS, 'server.log'), server.output());
  await writeFile(path.join(ARTIFACTS, 'console.log'), consoleLines.join('\n'));
  const logs = path.join(server.home, 'data/logs');
  if (existsSync(logs)) await cp(logs, path.join(ARTIFACTS, 'logs'), { recursive: true });
  console.error(`A screenshot and the logs of this run are in ${path.relative(process.cwd(), ARTIFACTS)}.`);
}
