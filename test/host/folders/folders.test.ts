import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { freshName, ids, liveSettings, requestsOf, until, useLocalCognito, watchWindow } from '../suite/support';

type Outcome = { outcome: string; message?: string };
const push = (uri: vscode.Uri): Thenable<Outcome> => vscode.commands.executeCommand('cognitoClient.push', uri);

describe('a workspace with two folders', () => {
  const local = useLocalCognito();
  const screen = watchWindow();

  const folder = (name: string): vscode.WorkspaceFolder =>
    vscode.workspace.workspaceFolders?.find((candidate) => candidate.name === name) ?? assert.fail(`no folder ${name}`);
  async function write(name: string, file: string, value: unknown): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder(name).uri, file);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(value, null, 2)));
    return uri;
  }
  async function protect(name: string, rules: unknown): Promise<void> {
    await write(name, '.vscode/settings.json', { 'cognitoClient.protected': rules });
    await until('the settings of the folder', () => {
      const configured = vscode.workspace.getConfiguration('cognitoClient', folder(name).uri).inspect('protected');
      return JSON.stringify(configured?.workspaceFolderValue) === JSON.stringify(rules);
    });
  }

  it("takes a folder's own protection for the files of that folder", async () => {
    await protect('prod', [{ clientName: 'shop-*', protection: 'readonly' }]);
    const change = { ...ids, AuthSessionValidity: 7 };
    const inProd = await write('prod', 'shop.cognito-client.json', change);
    const { outcome, message } = await push(inProd);
    assert.equal(outcome, 'failed');
    assert.match(message ?? '', /^shop-web is protected \(clientName shop-\*\): nothing is pushed to it from here\.$/);
    assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
    const inDev = await write('dev', 'shop.cognito-client.json', change);
    const pushing = push(inDev);
    await screen.pickers.choose(/^Push to shop-web/, /Push 1 change/);
    assert.equal((await pushing).outcome, 'pushed');
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 7);
  });

  it('adds up the protection of workspace and folder: none lifts what the other sets', async () => {
    const configuration = vscode.workspace.getConfiguration('cognitoClient');
    const rules = [{ clientName: 'shop-web', protection: 'readonly' }];
    await configuration.update('protected', rules, vscode.ConfigurationTarget.Workspace);
    try {
      await protect('dev', []);
      const { message } = await push(await write('dev', freshName(), { ...ids, AuthSessionValidity: 7 }));
      assert.match(message ?? '', /^shop-web is protected/);
      assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
    } finally {
      await configuration.update('protected', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
