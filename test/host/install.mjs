// What prepare.mjs installs, one function each. All of them may be interrupted at any point and simply run again.
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { HOST } from './environment.mjs';
import { runCommand, runNpm } from './run-command.mjs';

const CODE = path.join(HOST, 'node_modules/code-server/lib/vscode');
const MARK = path.join(CODE, '.prepared');
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Parts of code-server that no test needs (260 MB, and most of the noise at start). */
const UNNEEDED = ['extensions/copilot', 'node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'node_modules/@vscode/windows-process-tree'];

/**
 * Whether the folder's node_modules is what its lockfile says. npm writes its own record last and removes it first,
 * so that a missing record means an interrupted installation.
 */
export function isInstalled(folder) {
  const locked = packagesOf(path.join(folder, 'package-lock.json'));
  const present = packagesOf(path.join(folder, 'node_modules/.package-lock.json'));
  if (!locked || !present) return false;
  const wanted = Object.entries(locked).filter(([name, it]) => name !== '' && !it.optional);
  return wanted.every(([name, it]) => present[name] !== undefined && present[name].integrity === it.integrity);
}

function packagesOf(file) {
  try { return JSON.parse(readFileSync(file, 'utf8')).packages; } catch { return undefined; }
}

/**
 * npm ci in a folder; a second time from an empty one if the first fails, for that is what the rest of an interrupted npm, still
 * at work in the background, brings about.
 * @throws Error with a next step
 */
export async function installPackages(folder) {
  const install = () => runNpm(['ci', ...QUIET, '--engine-strict=false'], { cwd: folder });
  const first = await install();
  if (first.code === 0) return;
  console.log('  npm ci failed; trying once more from an empty node_modules …');
  await rm(path.join(folder, 'node_modules'), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  const { code } = await install();
  if (code !== 0) throw new Error(`npm ci failed (exit ${code}). Look at its messages above, then run the same command again.`);
}

/** Whether code-server's own packages are there too. */
export const isCodeServerComplete = () => existsSync(MARK);

/**
 * Installs the packages of the VS Code inside code-server, without build scripts: the native ones that are needed ship prebuilt.
 * @throws Error with a next step
 */
export async function completeCodeServer() {
  const { code } = await runNpm(['install', '--omit=dev', ...QUIET, '--engine-strict=false'], { cwd: CODE });
  if (code !== 0) throw new Error(`Installing code-server's packages failed (exit ${code}). Look at npm's messages above, then run the same command again.`);
  for (const it of UNNEEDED) await rm(path.join(CODE, it), { recursive: true, force: true });
  await writeFile(MARK, '');
}

/** Installs Chromium with apt-get. @throws Error that says what to type where apt-get or the right to use it is missing */
export async function installChromium() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']]) {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    const { code, output } = await runCommand(command, rest, { show: false, collect: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (code !== 0) throw new Error(`${output.trim()}\n${CHROMIUM_BY_HAND}`);
  }
  if (!findChromium()) throw new Error(CHROMIUM_BY_HAND);
}

const CHROMIUM_BY_HAND = 'Chromium could not be installed. Type: sudo apt-get update && sudo apt-get install -y chromium '
  + '(or install Chrome or Chromium in another way; CHROMIUM=/path/to/it names one that is not on the PATH).';
