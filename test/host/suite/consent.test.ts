// What the settings of a workspace may decide about requests, and the door through which each connection goes.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createConnections } from '../../../client/src/editor/connection/connections';
import { createConsent, type Consent } from '../../../client/src/editor/connection/consent';
import { watchWindow } from './support';

const { Workspace, Global } = vscode.ConfigurationTarget;
const set = (name: string, value: unknown, target: vscode.ConfigurationTarget): Thenable<void> =>
  vscode.workspace.getConfiguration('cognitoClient').update(name, value, target);

/** The state of a user, in memory. */
function stateOfUser(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, byDefault?: T) => (values.has(key) ? values.get(key) : byDefault) as T,
    update: async (key, value) => void values.set(key, value),
  };
}

describe('the consent to what a workspace decides', () => {
  const screen = watchWindow();
  let state: vscode.Memento;
  let consent: Consent;
  beforeEach(async () => {
    await set('endpoint', undefined, Workspace);
    await set('liveValues', undefined, Workspace);
    state = stateOfUser();
    consent = createConsent(state);
  });
  afterEach(async () => {
    consent.dispose();
    for (const target of [Workspace, Global])
      for (const name of ['endpoint', 'profile', 'driftCheckMinutes']) await set(name, undefined, target);
    await set('liveValues', 'off', Workspace);
  });
  async function allow(host: RegExp): Promise<void> {
    const done = consent.require(undefined);
    await screen.pickers.choose(/^Allow this workspace to send requests to /, host);
    await done;
  }

  for (const [what, name, value, target, host] of [
    ['an endpoint', 'endpoint', 'https://other.test', Workspace, 'other.test'],
    [
      'an endpoint that looks like this machine',
      'endpoint',
      'https://localhost.other.test',
      Workspace,
      'localhost.other.test',
    ],
    ['one that looks like its address', 'endpoint', 'https://127.0.0.1.other.test', Workspace, '127.0.0.1.other.test'],
    ['a profile', 'profile', 'me', Workspace, 'AWS'],
    ['live values without a command', 'liveValues', 'always', Workspace, 'AWS'],
    ['a drift check without a command', 'driftCheckMinutes', 30, Workspace, 'AWS'],
    ['an endpoint on this machine', 'endpoint', 'https://localhost:4567', Workspace, undefined],
    ['one by its address', 'endpoint', 'http://127.0.0.1:4567', Workspace, undefined],
    ["the user's own endpoint", 'endpoint', 'https://other.test', Global, undefined],
    ["the user's own profile", 'profile', 'me', Global, undefined],
    ['nothing', 'endpoint', undefined, Workspace, undefined],
  ] as const)
    it(`${host === undefined ? 'is not needed' : 'is needed, and no connection is opened before it'}: ${what}`, async () => {
      await set(name, value, target);
      const connections = createConnections(stateOfUser(), { call: () => undefined }, consent);
      try {
        assert.equal(consent.missing(undefined), host);
        const open = (): unknown => connections.optionsFor('us-east-1', undefined);
        if (host === undefined) return void assert.doesNotThrow(open);
        assert.throws(open, new RegExp(`^GatewayError: Nothing was sent to ${host.replaceAll('.', '\\.')}\\.`));
        await allow(/^\$\(check\) Allow /);
        assert.doesNotThrow(open);
        assert.equal(createConsent(state).missing(undefined), undefined, 'it is remembered');
      } finally {
        connections.dispose();
      }
    });

  it('counts for what was allowed only: another profile or host is asked about', async () => {
    await set('endpoint', 'https://other.test', Workspace);
    await allow(/Allow other\.test$/);
    await set('profile', 'me', Workspace);
    assert.equal(consent.missing(undefined), 'other.test');
    await set('profile', undefined, Workspace);
    assert.equal(consent.missing(undefined), undefined);
    await set('endpoint', 'https://third.test', Workspace);
    assert.equal(consent.missing(undefined), 'third.test');
  });

  it('counts in this workspace only: another one that names the same host is asked about', async () => {
    await set('endpoint', 'https://other.test', Workspace);
    await allow(/Allow other\.test$/);
    const connections = createConnections(stateOfUser(), { call: () => undefined }, consent);
    const open = (): unknown => connections.optionsFor('us-east-1', undefined);
    const here = Object.getOwnPropertyDescriptor(vscode.workspace, 'workspaceFile') ?? assert.fail();
    try {
      // What VS Code says in a window of another workspace.
      const elsewhere = vscode.Uri.file('/somewhere/else.code-workspace');
      Object.defineProperty(vscode.workspace, 'workspaceFile', { configurable: true, get: () => elsewhere });
      assert.equal(consent.missing(undefined), 'other.test');
      assert.throws(open, /^GatewayError: Nothing was sent to other\.test\./);
      await allow(/Allow other\.test$/);
      assert.doesNotThrow(open);
    } finally {
      Object.defineProperty(vscode.workspace, 'workspaceFile', here);
      connections.dispose();
    }
    assert.equal(consent.missing(undefined), undefined, 'the answer for here stands');
  });

  it('is not asked for what the user chooses, unless something was not allowed before', async () => {
    await consent.keep(undefined, () => set('profile', 'me', Workspace));
    assert.equal(consent.missing(undefined), undefined, 'the user chose it');
    await set('endpoint', 'https://other.test', Workspace);
    await consent.keep(undefined, () => set('profile', 'you', Workspace));
    assert.equal(consent.missing(undefined), 'other.test', 'the endpoint was never allowed');
  });
});
