// What of a live document may be pushed, and by which save.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  freshName,
  ids,
  liveSettings,
  openFile,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchWindow,
} from './support';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const openLive = (): Thenable<{ outcome: string; uri: vscode.Uri }> =>
  vscode.commands.executeCommand('cognitoClient.openLive', target);

describe('a live document', () => {
  // Before the editors are closed: an unsaved one would ask.
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  const local = useLocalCognito();
  const screen = watchWindow();
  const updates = (): unknown[] => requestsOf(local.it, 'UpdateUserPoolClient');
  const opened = async (): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument((await openLive()).uri);
    await until('what is live', () => document.getText().includes('"AuthSessionValidity": 5'));
    return document;
  };
  const change = (document: vscode.TextDocument, before: string | RegExp, after: string): Promise<void> => {
    const text = document.getText().replace(before, after);
    assert.notEqual(text, document.getText());
    return setText(document, text);
  };
  /** What is asked of Cognito while `work` runs. */
  const asked = async (work: () => Thenable<unknown>): Promise<number> => {
    const before = local.it.requests.length;
    await work();
    return local.it.requests.length - before;
  };

  for (const [what, before, after] of [
    ['another client', `"ClientId": "${DEMO.singlePageApp}"`, `"ClientId": "${DEMO.mobileApp}"`],
    ['another pool', `"UserPoolId": "${DEMO.poolId}"`, '"UserPoolId": "us-east-1_AnotherPool"'],
    ['no client', `"ClientId": "${DEMO.singlePageApp}",`, ''],
  ] as const) {
    it(`is not pushed when it names ${what} now`, async () => {
      const document = await opened();
      await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 8');
      await change(document, before, after);
      const text = document.getText();
      assert.equal(await asked(async () => assert.equal(await screen.pickers.unasked(document.save()), false)), 0);
      assert.deepEqual([document.isDirty, document.getText(), screen.pickers.shown], [true, text, []]);
    });
  }

  it('is not pushed with an error, which it is led to', async () => {
    const document = await opened();
    await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 99');
    assert.equal(await asked(async () => assert.equal(await screen.pickers.unasked(document.save()), false)), 0);
    assert.ok(document.isDirty && document.getText().includes('99'));
    const editor = vscode.window.activeTextEditor;
    assert.deepEqual(
      [editor?.document.uri.toString(), editor?.document.lineAt(editor.selection.start.line).text.trim().slice(0, 25)],
      [document.uri.toString(), '"AuthSessionValidity": 99'],
    );
  });

  it('is pushed neither when the focus goes elsewhere, nor by a program, not even after a save of its user', async () => {
    const document = await opened();
    await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 8');
    const saving = document.save();
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.equal(await saving, true);
    const byProgram = new vscode.WorkspaceEdit();
    const text = document.getText().replace('"AuthSessionValidity": 8', '"AuthSessionValidity": 9');
    byProgram.createFile(document.uri, { overwrite: true, contents: new TextEncoder().encode(text) });
    await screen.pickers.unasked(vscode.workspace.applyEdit(byProgram));
    assert.equal(updates().length, 1);
    const files = vscode.workspace.getConfiguration('files');
    await files.update('autoSave', 'onFocusChange', vscode.ConfigurationTarget.Workspace);
    const reasons: vscode.TextDocumentSaveReason[] = [];
    const watching = vscode.workspace.onWillSaveTextDocument(({ reason }) => reasons.push(reason));
    try {
      await vscode.window.showTextDocument(document);
      await change(document, '"AuthSessionValidity": 8', '"AuthSessionValidity": 9');
      await openFile(freshName(), ids);
      await until('the save by focus', () => reasons.includes(vscode.TextDocumentSaveReason.FocusOut));
      assert.ok(document.isDirty);
    } finally {
      watching.dispose();
      await files.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
    assert.deepEqual([updates().length, screen.pickers.shown], [1, []]);
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 8);
    await vscode.window.showTextDocument(document);
  });

  it('shows what is live after a push, with what a colleague changed meanwhile', async () => {
    const document = await opened();
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { LogoutURLs: ['https://colleague.example.com/'] });
    await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 8');
    const saving = document.save();
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.equal(await saving, true);
    await until('what is live', () => document.getText().includes('https://colleague.example.com/'));
    assert.ok(!document.isDirty && document.getText().includes('"AuthSessionValidity": 8'));
    // What file and client agree on is what is shown: another save plans its own change only.
    await change(document, '"AuthSessionValidity": 8', '"AuthSessionValidity": 9');
    const again = document.save();
    const lines = await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.ok(lines.includes('AuthSessionValidity: 8 → 9'), lines.join('\n'));
    assert.equal(await again, true);
    assert.deepEqual(liveSettings(local.it)['LogoutURLs'], ['https://colleague.example.com/']);
  });

  it('says what a save does, and is read-only where nothing may be pushed, as soon as the settings say so', async () => {
    const document = await opened();
    const titles = async (): Promise<string[]> =>
      (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)).flatMap(
        ({ command }) => command?.title ?? [],
      );
    const permissions = async (): Promise<vscode.FilePermission | undefined> =>
      (await vscode.workspace.fs.stat(document.uri)).permissions;
    assert.equal((await titles())[0], '$(broadcast) live app client: to save it is to push it');
    assert.equal(await permissions(), undefined);
    const settings = vscode.workspace.getConfiguration('cognitoClient');
    const rules = [{ userPoolName: 'shop', clientName: 'shop-*', protection: 'readonly' }];
    await settings.update('protected', rules, vscode.ConfigurationTarget.Global);
    try {
      assert.equal(await permissions(), vscode.FilePermission.Readonly);
      assert.equal((await titles())[1], '$(lock) protected: nothing is pushed from here');
    } finally {
      await settings.update('protected', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('can be saved again once its client is opened again, where VS Code had it without the extension', async () => {
    const document = await opened();
    await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 8');
    // As after a reload of the window: the editor has unsaved work, and the extension knows of no document.
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await vscode.languages.setTextDocumentLanguage(document, 'cognito-client');
    assert.equal(await asked(async () => assert.equal(await screen.pickers.unasked(document.save()), false)), 0);
    await openLive();
    assert.ok(document.isDirty && document.getText().includes('"AuthSessionValidity": 8'));
    const saving = document.save();
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.equal(await saving, true);
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 8);
  });

  it('keeps unsaved work when its client is opened again', async () => {
    const document = await opened();
    await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 8');
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 12, EnableTokenRevocation: false });
    await openLive();
    assert.ok(document.isDirty && document.getText().includes('"AuthSessionValidity": 8'));
    const saving = document.save();
    const lines = await screen.pickers.choose(/Push to shop-web/, /Do not push/);
    assert.ok(
      lines.some((line) => /Settle 1 conflict before you push/.test(line)),
      `begun on the old value: ${lines.join('\n')}`,
    );
    assert.equal(await saving, false);
  });
});
