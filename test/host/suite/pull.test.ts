import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  fileNamed,
  ids,
  openFile,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchWindow,
  openOnDisk,
} from './support';

const run = (command: string, argument?: unknown): Thenable<{ outcome: string; uri?: vscode.Uri; message?: string }> =>
  vscode.commands.executeCommand(`cognitoClient.${command}`, argument);
const textOf = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };

describe('pulling an app client', () => {
  const local = useLocalCognito();
  const screen = watchWindow();

  it('writes a new file after region, pool and client were chosen', async () => {
    const done = run('pullAnother');
    await screen.pickers.choose(/AWS Region/, /^us-east-1$/);
    await screen.pickers.choose(/User pool in us-east-1/, /^shop$/);
    const labels = await screen.pickers.choose(/App client of shop/, /^shop-mobile$/);
    assert.deepEqual(labels, ['shop-web', 'nightly-export', 'shop-mobile']);
    assert.equal((await done).outcome, 'written');
    const file = JSON.parse(await textOf(fileNamed('shop-mobile.cognito-client.json'))) as Record<string, unknown>;
    assert.deepEqual(Object.keys(file).slice(0, 3), ['UserPoolId', 'ClientId', 'ClientName']);
    assert.deepEqual(file['CallbackURLs'], ['com.example.shop://signed-in']);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, fileNamed('shop-mobile.cognito-client.json').path);
  });

  it('leaves the new file where it is when the user undoes', async () => {
    await run('pull', target);
    const document = vscode.window.activeTextEditor?.document ?? assert.fail('no editor');
    await setText(document, document.getText().replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 6'));
    await vscode.commands.executeCommand('undo');
    await until('the pulled text again', () => document.getText().includes('"AuthSessionValidity": 5'));
    for (let more = 0; more < 3; more++) await vscode.commands.executeCommand('undo');
    assert.ok((await textOf(document.uri)).includes('"AuthSessionValidity": 5'));
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('leaves out what an update cannot take, the secret before all', async () => {
    await run('pull', { userPoolId: DEMO.poolId, clientId: DEMO.machine });
    const text = await textOf(fileNamed('nightly-export.cognito-client.json'));
    assert.ok(!text.includes(DEMO.secret));
    for (const name of ['ClientSecret', 'CreationDate', 'LastModifiedDate', 'ClientType'])
      assert.ok(!text.includes(name), name);
    const document = await openOnDisk(fileNamed('nightly-export.cognito-client.json'));
    await vscode.window.showTextDocument(document);
    const errors = await vscode.commands
      .executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(1, 4))
      .then(() =>
        vscode.languages
          .getDiagnostics(document.uri)
          .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning),
      );
    assert.deepEqual(
      errors.map(({ message }) => message),
      [],
      'a file as Cognito describes it has no error and no warning',
    );
  });

  it('shows the difference and keeps the file when asked to', async () => {
    const document = await openFile('mine.cognito-client.json', { ...ids, ClientName: 'mine' });
    const before = document.getText();
    const done = run('pull');
    await screen.pickers.titled(/differs from what is live/);
    assert.ok(
      vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
      'the difference is on the screen',
    );
    await screen.pickers.choose(/differs/, /Keep my file/);
    assert.equal((await done).outcome, 'cancelled');
    assert.equal(document.getText(), before);
    assert.equal(await textOf(document.uri), before);
  });

  it('updates the open file in place: comments and layout stay', async () => {
    const document = await openFile(
      'mine.cognito-client.json',
      [
        '// our shop',
        `{ "UserPoolId": "${DEMO.poolId}",`,
        `  "ClientId": "${DEMO.singlePageApp}", // the browser`,
        '  "ClientName": "old", // a name',
        '  "IdTokenValidity": 1800, "TokenValidityUnits": { "IdToken": "seconds" },',
        '}',
        '',
      ].join('\n'),
    );
    const done = run('pull', document.uri);
    await screen.pickers.choose(/differs/, /Take what is live/);
    assert.equal((await done).outcome, 'updated');
    const text = await textOf(document.uri);
    assert.ok(
      text.startsWith('// our shop\n{ "UserPoolId"') &&
        text.includes('// the browser\n') &&
        text.includes('"ClientName": "shop-web", // a name'),
      text,
    );
    assert.ok(text.includes('"IdTokenValidity": 1800'), 'half an hour stays written as it was');
    assert.equal((await run('pull', { uri: document.uri })).outcome, 'unchanged');
  });

  it('does not save over unsaved work', async () => {
    const document = await openFile('mine.cognito-client.json', { ...ids, ClientName: 'on disk' });
    const onDisk = document.getText();
    await setText(document, onDisk.replace('on disk', 'typed'));
    const done = run('pull', document.uri.toString());
    await screen.pickers.choose(/differs/, /Take what is live/);
    assert.equal((await done).outcome, 'updated');
    assert.ok(document.isDirty && document.getText().includes('shop-web'));
    assert.equal(await textOf(document.uri), onDisk);
    await vscode.commands.executeCommand('undo');
    await until('the typed text again', () => document.getText().includes('typed'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('does not take the file of another client of the same name', async () => {
    await openFile('shop-web.cognito-client.json', { ...ids, ClientId: 'another', ClientName: 'shop-web' });
    const { uri } = await run('pull', target);
    assert.ok(uri?.path.endsWith(`/shop-web-${DEMO.singlePageApp}.cognito-client.json`), uri?.path);
    assert.ok((await textOf(fileNamed('shop-web.cognito-client.json'))).includes('another'));
  });

  it('reports a setting that this version does not know, instead of losing it in silence', async () => {
    local.it.inject({ kind: 'unknown-member', operation: 'DescribeUserPoolClient' });
    const said: string[] = [];
    const original = vscode.window.showWarningMessage;
    (vscode.window as { showWarningMessage: unknown }).showWarningMessage = (message: string) => {
      said.push(message);
      return Promise.resolve(undefined);
    };
    await run('pull', target);
    (vscode.window as { showWarningMessage: unknown }).showWarningMessage = original;
    assert.match(said.join(), /FutureSetting/);
  });

  it('turns back at every step without writing or asking more of AWS', async () => {
    for (const steps of [0, 1, 2]) {
      const done = run('pullAnother');
      if (steps > 0) await screen.pickers.choose(/AWS Region/, /^us-east-1$/);
      if (steps > 1) await screen.pickers.choose(/User pool/, /^shop$/);
      await screen.pickers.escape([/AWS Region/, /User pool/, /App client/][steps] as RegExp);
      assert.equal((await done).outcome, 'cancelled');
    }
    assert.deepEqual(requestsOf(local.it, 'DescribeUserPoolClient'), []);
    assert.deepEqual((await vscode.workspace.findFiles('*.cognito-client.json')).length, 0);
  });
});

describe('comparing with live', () => {
  const local = useLocalCognito();

  it('shows live, read-only, beside the file', async () => {
    const document = await openFile('mine.cognito-client.json', { ...ids, ClientName: 'mine' });
    assert.equal((await run('compare', document.uri)).outcome, 'different');
    const diff = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(diff instanceof vscode.TabInputTextDiff);
    assert.equal(diff.modified.toString(), document.uri.toString());
    const live = await vscode.workspace.openTextDocument(diff.original);
    assert.ok(live.getText().includes('"ClientName": "shop-web"'));
    assert.equal(vscode.workspace.fs.isWritableFileSystem(diff.original.scheme) ?? false, false);
    assert.equal(local.it.requests.length, 1);
  });

  it('says when there is no difference', async () => {
    await run('pull', target);
    assert.equal((await run('compare', { uri: fileNamed('shop-web.cognito-client.json') })).outcome, 'same');
  });
});
