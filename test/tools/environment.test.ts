// What the project starts gets of a person's environment what it needs by name, and nothing that a shell may hold besides.
import assert from 'node:assert/strict';
import { cleanEnvironment, fakeCredentials } from '../../tools/host/environment.mjs';

/** What a developer's or a CI's environment holds. */
const PERSONS = {
  PATH: '/usr/bin',
  HOME: '/home/me',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  TERM: 'xterm',
  DISPLAY: ':0',
  SystemRoot: 'C:\\Windows',
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  UPDATE_GENERATED: '1',
  GITHUB_TOKEN: 'secret',
  NPM_TOKEN: 'secret',
  npm_config__auth: 'secret',
  AWS_ACCESS_KEY_ID: 'secret',
  AWS_SESSION_TOKEN: 'secret',
  AWS_PROFILE: 'production',
  DATABASE_URL: 'postgres://me:secret@db',
  HTTPS_PROXY: 'http://me:secret@proxy',
  SSH_AUTH_SOCK: '/run/agent',
  NODE_OPTIONS: '--require ./x.js',
  VSCODE_IPC_HOOK_CLI: '/run/vscode',
  ELECTRON_RUN_AS_NODE: '1',
  PORT: '3000',
  PASSWORD: 'secret',
  MY_PATH: '/elsewhere',
};

describe('the environment of what the project starts', () => {
  it('has what programs need, and no token, password, proxy or profile of the person', () => {
    assert.deepEqual(Object.keys(cleanEnvironment({}, PERSONS)), [
      'PATH',
      'HOME',
      'LANG',
      'LC_ALL',
      'TERM',
      'DISPLAY',
      'SystemRoot',
      'ProgramFiles(x86)',
      'UPDATE_GENERATED',
    ]);
  });

  it('has what the caller adds, whatever its name', () =>
    assert.deepEqual(cleanEnvironment({ AWS_REGION: 'us-east-1' }, PERSONS)['AWS_REGION'], 'us-east-1'));

  it('names AWS files inside the folder of the run, where nobody else can put some', () => {
    const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = fakeCredentials('/run/of/mine');
    for (const file of [AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE]) assert.match(file, /^\/run\/of\/mine\//);
  });
});
