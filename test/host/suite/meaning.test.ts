import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { linesOf } from '../../review-lines';
import { DEMO } from '../../../local-cognito/src';
import {
  fileNamed,
  freshName,
  ids,
  openFile,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchWindow,
  openOnDisk,
} from './support';

const titlesOn = async (uri: vscode.Uri): Promise<string[]> =>
  (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 99)).map(
    ({ command }) => command?.title ?? '',
  );
const stateOf = (uri: vscode.Uri, wanted: RegExp): Promise<string> =>
  until(`a state ${String(wanted)}`, async () => (await titlesOn(uri)).find((text) => wanted.test(text)));

describe('lenses', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const machine = { userPoolId: DEMO.poolId, clientId: DEMO.machine };

  it('say how a file stands, after each look, without a request of their own', async () => {
    const uri = fileNamed(freshName());
    await vscode.commands.executeCommand('cognitoClient.pull', { ...machine, uri });
    await stateOf(uri, /^in step, seen just now$/);
    const document = await openOnDisk(uri);
    await setText(document, document.getText().replace('"ENABLED"', '"LEGACY"'));
    await stateOf(uri, /^1 change to push/);
    assert.deepEqual((await titlesOn(uri)).slice(1), ['Pull', 'Compare', 'Plan', 'Push']);
    assert.equal(requestsOf(local.it, 'DescribeUserPoolClient').length, 1, 'only the pull looked');
    local.it.edit(DEMO.poolId, DEMO.machine, { AccessTokenValidity: 20 });
    await vscode.commands.executeCommand('cognitoClient.compare', { uri });
    await stateOf(uri, /^1 change to push, 1 setting changed live, seen just now$/);
  });

  it('say that a client is not found, and that Cognito is out of reach', async () => {
    const missing = { ...ids, ClientId: 'nosuchclient0000000000001' };
    const document = await openFile(freshName(), missing);
    await stateOf(document.uri, /^live not looked at yet$/);
    await vscode.commands.executeCommand('cognitoClient.compare', document.uri);
    await stateOf(document.uri, /^not found$/);
    assert.deepEqual((await titlesOn(document.uri)).slice(1), ['Create It Again…', 'Compare']);
    const denied = await openFile(freshName(), { ...ids, ClientId: 'another000000000000000001' });
    local.it.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient' });
    await vscode.commands.executeCommand('cognitoClient.compare', denied.uri);
    await stateOf(denied.uri, /^no permission to look$/);
  });

  it('are not on snapshots, offer no pull on live documents, and can be switched off', async () => {
    const { uri } = await vscode.commands.executeCommand<{ uri: vscode.Uri }>('cognitoClient.openLive', machine);
    const [first, status, ...actions] = await until('the lenses', async () => {
      const titles = await titlesOn(uri);
      return titles.length > 1 && titles;
    });
    assert.match(first ?? '', /live app client: to save it is to push it$/);
    assert.match(status ?? '', /^in step/);
    assert.deepEqual(actions, ['Compare', 'Plan', 'Push']);
    const looks = requestsOf(local.it, 'DescribeUserPoolClient').length;
    assert.match(
      (await vscode.commands.executeCommand<{ message?: string }>('cognitoClient.pull', uri)).message ?? '',
      /no file to pull into/,
    );
    assert.deepEqual(
      [requestsOf(local.it, 'DescribeUserPoolClient').length, requestsOf(local.it, 'UpdateUserPoolClient')],
      [looks, []],
    );
    await vscode.commands.executeCommand('cognitoClient.compare', { uri });
    const diff = await until('the comparison', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input;
    });
    assert.deepEqual(await titlesOn(diff.original), []);
    const setting = vscode.workspace.getConfiguration('cognitoClient');
    await setting.update('codeLens', false, vscode.ConfigurationTarget.Workspace);
    try {
      await until('no lens', async () => (await titlesOn(uri)).length === 0);
    } finally {
      await setting.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('plan shows what a push would do and sends nothing, also for text that is not saved', async () => {
    const document = await openFile(freshName(), { ...ids, AuthSessionValidity: 5 });
    await setText(document, document.getText().replace('5\n', '7\n'));
    assert.deepEqual(await vscode.commands.executeCommand('cognitoClient.plan', document.uri), {
      outcome: 'shown',
      changes: 1,
      conflicts: 0,
    });
    const plan = await until('the plan', () =>
      screen.pickers.reviews.all().find(({ page }) => page.title === 'Plan of a push to shop-web'),
    );
    assert.ok(linesOf(plan.page).includes('AuthSessionValidity: 5 → 7'), linesOf(plan.page).join('\n'));
    assert.ok(!plan.page.answers.some(({ kind }) => kind === 'push'), 'it leads to the push, and does not push');
    assert.ok(document.isDirty);
    assert.deepEqual([screen.pickers.shown.length, requestsOf(local.it, 'UpdateUserPoolClient')], [0, []]);
  });
});

describe('a new app client file', () => {
  useLocalCognito();
  const screen = watchWindow();
  const create = (argument?: unknown): Thenable<{ outcome: string; uri?: vscode.Uri; message?: string }> =>
    vscode.commands.executeCommand('cognitoClient.newFile', argument);
  const errorsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity < vscode.DiagnosticSeverity.Hint);

  it('is filled with the chosen archetype where it is empty, as a snippet, and nothing is reported', async () => {
    const document = await openFile(freshName(), '');
    assert.deepEqual(await titlesOn(document.uri), ['Start from an Archetype…', 'Pull an App Client…']);
    const done = create(document.uri);
    const labels = await screen.pickers.choose(/what kind of app/, /^Machine to machine$/);
    assert.equal(labels.length, 7, 'six kinds, and the way to create a client');
    assert.equal((await done).outcome, 'written');
    assert.match(document.getText(), /"AllowedOAuthFlows": \["client_credentials"\]/);
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await until(
      'the second tab stop',
      () =>
        vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection) ===
        '1example23456789',
    );
    await until('the checks of the new text', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .every(({ code }) => String((code as { value?: unknown } | undefined)?.value ?? code) !== 'json-syntax'),
    );
    assert.deepEqual(
      errorsOf(document.uri).map(({ message }) => message),
      [],
    );
  });

  it('is made in the workspace under a free name, or unsaved', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['my-mobile-app.cognito-client.json', 'my-mobile-app-2.cognito-client.json']) {
      const done = create();
      await screen.pickers.choose(/what kind of app/, /^Mobile app$/);
      await screen.pickers.choose(/Where does/, /A file in/);
      assert.equal((await done).uri?.path.split('/').at(-1), name);
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(fileNamed(name))), /com\.example\.app/);
    }
    const done = create();
    await screen.pickers.choose(/what kind of app/, /^Single-page app$/);
    await screen.pickers.choose(/Where does/, /An unsaved file/);
    assert.equal((await done).uri?.scheme, 'untitled');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is never written over what is there', async () => {
    const document = await openFile(freshName(), ids);
    const before = document.getText();
    assert.match((await create(document.uri)).message ?? '', /not empty/);
    assert.equal(document.getText(), before);
  });
});
