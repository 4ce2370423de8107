import assert from 'node:assert/strict';
import { unlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import { freshName, ids, openFile, requestsOf, until, useLocalCognito, watchWindow, run } from './support';

const machine = { userPoolId: DEMO.poolId, clientId: DEMO.machine };

describe('the argument of a command', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const described = (): unknown[] => requestsOf(local.it, 'DescribeUserPoolClient').map(({ ClientId }) => ClientId);

  /** The file of a client that is not active, and the active file of another one. */
  async function twoFiles(): Promise<vscode.TextDocument> {
    const named = await openFile(freshName(), { ...ids, ClientId: DEMO.machine, AccessTokenValidity: 20 });
    await until('the workspace to know the file', async () =>
      (await vscode.workspace.findFiles('**/*.cognito-client.json')).some(({ path }) => path === named.uri.path),
    );
    await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    return named;
  }

  for (const command of ['plan', 'compare', 'pull', 'push', 'openLive'])
    it(`is about the client that it names, whatever file is active: ${command}`, async () => {
      const named = await twoFiles();
      const text = named.getText();
      const done = run(command, machine);
      if (command === 'pull') await screen.pickers.choose(/Pull nightly-export/, /Keep my file/);
      if (command === 'push') await screen.pickers.choose(/Push to nightly-export/, /Do not push/);
      const { outcome, message } = await done;
      assert.ok(['shown', 'different', 'cancelled', 'opened'].includes(outcome), `${outcome} ${message}`);
      assert.deepEqual([...new Set(described())], [DEMO.machine]);
      assert.equal(named.getText(), text);
    });

  it('is about the client that it names, whatever file is active: explain', async () => {
    const named = await twoFiles();
    assert.equal((await run('explain', machine)).outcome, 'shown');
    const name = named.uri.path.split('/').at(-1)?.replace('.cognito-client.json', '') ?? '';
    await until('the explanation of that file', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.path.includes(`What ${name} can do`)),
    );
  });

  for (const command of ['plan', 'compare', 'push', 'explain', 'promote', 'chooseProfile', 'create'])
    it(`that names a client without a file is an error that says so, and never about the active file: ${command}`, async () => {
      await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
      const { outcome, message } = await run(command, { userPoolId: DEMO.poolId, clientId: DEMO.mobileApp });
      assert.equal(outcome, 'failed');
      assert.match(message ?? '', new RegExp(`No file of this workspace names app client ${DEMO.mobileApp}`));
      assert.deepEqual(local.it.requests, []);
    });

  for (const command of ['plan', 'compare', 'push', 'explain', 'pull', 'promote'])
    it(`whose file names another client than its ids is an error: ${command}`, async () => {
      const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
      const { outcome, message } = await run(command, { ...machine, uri: uri.toString() });
      assert.equal(outcome, 'failed');
      assert.match(message ?? '', /names another app client than the command/);
      assert.deepEqual(local.it.requests, []);
    });

  it('means no file that was deleted a moment ago', async () => {
    const { uri } = await twoFiles();
    assert.equal((await run('plan', machine)).outcome, 'shown', 'the workspace knows the file');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    unlinkSync(uri.fsPath);
    const { outcome, message } = await run('plan', machine);
    assert.equal(outcome, 'failed');
    assert.match(message ?? '', /No file of this workspace names app client/);
    assert.equal((await run('pull', machine)).outcome, 'written');
  });

  it('that names a client starts no file for another one', async () => {
    assert.match((await run('newFile', machine)).message ?? '', /names no app client yet/);
  });
});
