import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../host/cleanup.mjs';
import { ROOT } from '../host/environment.mjs';
import { runCommand } from '../host/run-command.mjs';

const VSCE = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');

/**
 * Builds what ships, in a folder of its own: dist/, which the tests use, is not touched.
 * @param {(action: () => unknown) => void} defer where the clean-up goes
 * @returns {Promise<{ dist: string, pack(): Promise<string> }>}
 *   `dist` holds the minified bundles and meta.json; `pack` resolves to the path of the .vsix
 * @throws Error with the build's output
 */
export async function buildShipped(defer) {
  const folder = await temporaryFolder(defer, 'cognito-client-shipped-');
  const dist = path.join(folder, 'dist');
  await run([path.join(ROOT, 'tools/build/esbuild.mjs'), '--production', `--outdir=${dist}`], ROOT);
  let packed;
  return { dist, pack: () => (packed ??= pack(folder)) };
}

/** Copies what .vscodeignore lets into the .vsix, and packs it with the options of npm run package. */
async function pack(folder) {
  const list = await readFile(path.join(ROOT, '.vscodeignore'), 'utf8');
  const named = [...list.matchAll(/^!(.+?)(?:\/\*\*)?$/gm)]
    .map(([, name]) => name)
    .filter((name) => !name.startsWith('dist/'));
  for (const name of [...named, '.vscodeignore'])
    await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  const vsix = path.join(folder, 'shipped.vsix');
  await run(
    [VSCE, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '-o', vsix],
    folder,
  );
  return vsix;
}

async function run(args, cwd) {
  const { code, output } = await runCommand(process.execPath, args, { cwd, show: false, collect: true });
  if (code !== 0) throw new Error(`${output.trim()}\n${path.basename(args[0])} failed (exit ${code}).`);
}
