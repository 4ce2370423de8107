// What prepare.mjs installs, one function each. All of them may be interrupted at any point and simply run again.
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withCleanup } from './cleanup.mjs';
import { findChromium, findOnPath } from './find-chromium.mjs';
import { HOST } from './environment.mjs';
import { npmCommand, runCommand } from './run-command.mjs';
import { startService } from './service.mjs';

const CODE = path.join(HOST, 'node_modules/code-server/lib/vscode');
const MARK = path.join(CODE, '.prepared');
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];

/** Parts of code-server that no test needs (260 MB, and most of the noise at start). */
const UNNEEDED = [
  'extensions/copilot',
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@vscode/windows-process-tree',
];

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
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * npm ci in a folder; a second time from an empty one if the first fails, for so it does while the rest of a killed run still ends.
 * @throws Error with npm's messages and a next step, Interrupted
 */
export async function installPackages(folder) {
  if ((await npm(['ci'], folder)).code === 0) return;
  console.log('  npm ci failed; trying once more from an empty node_modules …');
  await rm(path.join(folder, 'node_modules'), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  await npmOrThrow(['ci'], folder);
}

/** On a leash, so that no npm is left at work on the folder when this program is interrupted. */
function npm(args, cwd) {
  return withCleanup(async (defer) => {
    const running = startService(...npmCommand([...args, ...QUIET]), { cwd });
    defer(running.stop);
    return { code: await running.exited, output: running.output() };
  });
}

async function npmOrThrow(args, cwd) {
  const { code, output } = await npm(args, cwd);
  if (code !== 0)
    throw new Error(
      `${output.trim()}\nnpm ${args[0]} failed (exit ${code}). Run the same command again when the reason above is gone.`,
    );
}

/** Whether code-server's own packages are there too. */
export const isCodeServerComplete = () => existsSync(MARK);

/**
 * Installs the packages of the VS Code inside code-server, without build scripts: the native ones that are needed ship prebuilt.
 * @throws Error with a next step
 */
export async function completeCodeServer() {
  await npmOrThrow(['install', '--omit=dev'], CODE);
  for (const it of UNNEEDED) await rm(path.join(CODE, it), { recursive: true, force: true });
  await writeFile(MARK, '');
}

/** Installs Chromium with apt-get. @throws Error that says what to type where apt-get or the right to use it is missing */
export async function installChromium() {
  await installDebian(['chromium', 'fonts-dejavu-core'], CHROMIUM_BY_HAND);
  if (!findChromium()) throw new Error(CHROMIUM_BY_HAND);
}

/** The shells besides bash whose completion is tested. */
const SHELLS = ['fish', 'zsh'];

export const hasShells = () => SHELLS.every((shell) => findOnPath(shell) !== undefined);

/** Installs them with apt-get. @throws Error that says what to type */
export const installShells = () =>
  installDebian(
    SHELLS,
    `The shells whose completion is tested could not be installed. Type: sudo apt-get update && sudo apt-get install -y ${SHELLS.join(' ')}`,
  );

/** The lists of packages are fetched only where what they say is not enough. */
async function installDebian(packages, byHand) {
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if ((await apt(install)).code === 0) return;
  for (const args of [['update', '-qq'], install]) {
    const { code, output } = await apt(args);
    if (code !== 0) throw new Error(`${output.trim()}\n${byHand}`);
  }
}

function apt(args) {
  const [command, ...rest] = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'apt-get', ...args];
  return runCommand(command, rest, {
    show: false,
    collect: true,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

const CHROMIUM_BY_HAND =
  'Chromium could not be installed. Type: sudo apt-get update && sudo apt-get install -y chromium ' +
  '(or install Chrome or Chromium in another way; CHROMIUM=/path/to/it names one that is not on the PATH).';
