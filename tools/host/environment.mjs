// What the machine offers, and the environment that child processes get.
import path from 'node:path';

/** The project's root folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The folder with the host's own node_modules (code-server, its Node, the browser driver). */
export const HOST = import.meta.dirname;

/** The tests that run inside VS Code, a folder for each window that they need. */
export const SUITES = path.join(ROOT, 'test/host');

/**
 * Which VS Code this machine can run: `desktop` (downloaded by @vscode/test-electron, or VSCODE_EXECUTABLE) or `code-server`
 * (VS Code served on loopback and drawn by a headless Chromium). VSCODE_HOST chooses by hand.
 * @returns {'desktop' | 'code-server'}
 * @throws Error when VSCODE_HOST is neither of the two.
 */
export function chooseHost(env = process.env, platform = process.platform) {
  const asked = env.VSCODE_HOST;
  if (asked === 'desktop' || asked === 'code-server') return asked;
  if (asked) throw new Error(`VSCODE_HOST is "${asked}"; it can be "desktop" or "code-server".`);
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY ? 'code-server' : 'desktop';
}

/** The program that @vscode/test-electron is to start as VS Code; undefined lets it download one. */
export function vscodeExecutable() {
  return chooseHost() === 'code-server' ? path.join(HOST, 'vscode-on-code-server.mjs') : process.env.VSCODE_EXECUTABLE;
}

/**
 * The only names that children get of the person's own environment: where things are, languages, screens, and switches of our tests. A
 * token or password that a shell holds (GITHUB_TOKEN, NPM_TOKEN, DATABASE_URL and what nobody thinks of today) is not among them.
 */
const PASSED = [
  'PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TZ|TERM|COLORTERM|LANG|LANGUAGE|LC_[A-Z]+',
  'DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|XDG_(?:RUNTIME_DIR|SESSION_TYPE|CURRENT_DESKTOP)|DBUS_SESSION_BUS_ADDRESS',
  'SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|TEMP|TMP|USERNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|(?:LOCAL)?APPDATA',
  'PROGRAMDATA|PROGRAMFILES(?:\\(X86\\))?|PROCESSOR_ARCHITECTURE|NUMBER_OF_PROCESSORS',
  'CI|CHROMIUM|FORCE_COLOR|NO_COLOR|UPDATE_GENERATED|FLOW_SEED|AGREEMENT_[A-Z]+|FUZZ_[A-Z_]+',
];
const IS_PASSED = new RegExp(`^(?:${PASSED.join('|')})$`, 'i');

/** What of this process's environment children may have (no token, no AWS_* variable of the person's own), plus `extra`. */
export function cleanEnvironment(extra = {}, env = process.env) {
  const kept = Object.entries(env).filter(([name]) => IS_PASSED.test(name));
  return { ...Object.fromEntries(kept), ...extra };
}

/**
 * Credentials that are good for the local Cognito only, and that keep the SDK away from the person's own files and from the network.
 * @param {string} folder one that only this run can write to: it has no AWS files, and nobody else can put some there
 */
export const fakeCredentials = (folder) => ({
  AWS_ACCESS_KEY_ID: 'fake-access-key-id',
  AWS_SECRET_ACCESS_KEY: 'fake-secret-access-key',
  ...noAwsFiles(folder),
});

/** The same without keys, for checks that bring their own. */
export const noAwsFiles = (folder) => ({
  AWS_CONFIG_FILE: path.join(folder, 'no-aws-config'),
  AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'no-aws-credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
});
