// Installs what `npm start` and `npm test` need and this machine does not have yet. Plain Node: it runs before anything is installed.
import { runMain } from './cleanup.mjs';
import { chooseHost, HOST, ROOT } from './environment.mjs';
import { findChromium } from './find-chromium.mjs';
import {
  completeCodeServer,
  hasShells,
  installChromium,
  installPackages,
  installShells,
  isCodeServerComplete,
  isInstalled,
} from './install.mjs';

/** In order: what it is, for which host, whether it is there, how to get it. */
const PARTS = [
  { what: "the project's packages (npm ci)", isThere: () => isInstalled(ROOT), install: () => installPackages(ROOT) },
  {
    what: 'code-server, a VS Code without a display (npm ci in tools/host)',
    host: 'code-server',
    isThere: () => isInstalled(HOST),
    install: () => installPackages(HOST),
  },
  {
    what: 'the packages of the VS Code inside code-server',
    host: 'code-server',
    isThere: isCodeServerComplete,
    install: completeCodeServer,
  },
  {
    what: 'Chromium (apt-get)',
    host: 'code-server',
    isThere: () => findChromium() !== undefined,
    install: installChromium,
  },
  {
    what: 'fish and zsh, whose completion is tested (apt-get)',
    host: 'code-server',
    onlyFor: 'tests',
    canDoWithout: true,
    isThere: hasShells,
    install: installShells,
  },
];

/**
 * Installs the missing parts for a host, saying what it does; silent and quick when all is there.
 * @param {'desktop' | 'code-server'} host
 * @param {'tests'} [purpose] tests need more than the demo
 * @throws Error with a next step
 */
export async function prepare(host, purpose) {
  if (host === 'code-server') requireLinux();
  for (const { what, isThere, install, host: only, onlyFor, canDoWithout } of PARTS) {
    if ((only && only !== host) || (onlyFor && onlyFor !== purpose) || isThere()) continue;
    console.log(`Installing ${what} …`);
    const start = performance.now();
    const failed = canDoWithout
      ? await install().then(
          () => undefined,
          (error) => error,
        )
      : void (await install());
    console.log(
      failed
        ? `  ${failed.message}\n  Going on without: the tests say what they leave out.`
        : `  done in ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
  }
}

function requireLinux() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Error(
    `The code-server host runs on Linux x64 only; this is ${process.platform} ${process.arch}. Use the desktop host (unset VSCODE_HOST).`,
  );
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    await prepare(chooseHost(), process.argv[2]);
    return 0;
  });
}
