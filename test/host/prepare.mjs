// Installs what `npm start` and `npm test` need and this machine does not have yet. Plain Node: it runs before anything is installed.
import { runMain } from './cleanup.mjs';
import { chooseHost, HOST, ROOT } from './environment.mjs';
import { findChromium } from './find-chromium.mjs';
import { completeCodeServer, installChromium, installPackages, isCodeServerComplete, isInstalled } from './install.mjs';

/** In order: what it is, for which host, whether it is there, how to get it. */
const PARTS = [
  { what: 'the project\'s packages (npm ci)', isThere: () => isInstalled(ROOT), install: () => installPackages(ROOT) },
  { what: 'code-server, a VS Code without a display (npm ci in test/host)', host: 'code-server', isThere: () => isInstalled(HOST), install: () => installPackages(HOST) },
  { what: 'the packages of the VS Code inside code-server', host: 'code-server', isThere: isCodeServerComplete, install: completeCodeServer },
  { what: 'Chromium (apt-get)', host: 'code-server', isThere: () => findChromium() !== undefined, install: installChromium },
];

/**
 * Installs the missing parts for a host, saying what it does; silent and quick when all is there.
 * @param {'desktop' | 'code-server'} host
 * @throws Error with a next step
 */
export async function prepare(host) {
  if (host === 'code-server') requireLinux();
  for (const { what, isThere, install, host: only } of PARTS) {
    if ((only && only !== host) || isThere()) continue;
    console.log(`Installing ${what} …`);
    const start = performance.now();
    await install();
    console.log(`  done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

function requireLinux() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Error(`The code-server host runs on Linux x64 only; this is ${process.platform} ${process.arch}. Use the desktop host (unset VSCODE_HOST).`);
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    await prepare(chooseHost());
    return 0;
  });
}
