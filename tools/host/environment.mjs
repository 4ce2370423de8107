// What the machine offers, and the environment that child processes get.
import { tmpdir } from 'node:os';
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

/** Names that must not reach VS Code from the person's own shell: real credentials, and options meant for another Node. */
const PRIVATE = /^(AWS_.*|NODE_OPTIONS|PORT|VSCODE_.*|ELECTRON_RUN_AS_NODE)$/i;

/** This process's environment without the person's AWS_* variables, plus `extra`. */
export function cleanEnvironment(extra = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !PRIVATE.test(name));
  return { ...Object.fromEntries(kept), ...extra };
}

/** Credentials that are good for the local Cognito only, and that keep the SDK away from the person's own files and from the network. */
export const FAKE_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'fake-access-key-id',
  AWS_SECRET_ACCESS_KEY: 'fake-secret-access-key',
  AWS_CONFIG_FILE: path.join(tmpdir(), 'no-such-aws-config'),
  AWS_SHARED_CREDENTIALS_FILE: path.join(tmpdir(), 'no-such-aws-credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
};
