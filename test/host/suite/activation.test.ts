// The first of the suite by its name: what it looks at is true only until the first live command.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import { freshName, ids, openFile, until, useLocalCognito, watchWindow } from './support';

const EXTENSION = 'cognito-client-editor.cognito-client-editor';
const DESCRIBE = 'DescribeUserPoolClient';

const run = (command: string, argument?: unknown): Thenable<{ outcome: string }> => vscode.commands.executeCommand(`cognitoClient.${command}`, argument);

/** The bundles of this extension that this extension host has loaded. */
function loaded(): string[] {
  const dist = `${vscode.Uri.joinPath(vscode.extensions.getExtension(EXTENSION)!.extensionUri, 'dist').fsPath}/`;
  const files = Object.keys(createRequire(__filename).cache).map((it) => it.replaceAll('\\', '/'));
  return files.filter((it) => it.startsWith(dist.replaceAll('\\', '/')) && !it.includes('/test/')).map((it) => it.slice(dist.length)).sort();
}

describe('what the extension loads and asks for', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const operations = (): string[] => local.it.requests.map(({ operation }) => operation).sort();

  it('starts with the first file and shows its findings without the AWS SDK, the local Cognito or a request', async () => {
    const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 99 });
    await until('the extension to be active', () => vscode.extensions.getExtension(EXTENSION)?.isActive);
    await until('a finding', () => vscode.languages.getDiagnostics(uri).length > 0);
    assert.deepEqual(loaded(), ['client.js']);
    assert.deepEqual(operations(), []);
  });

  it('loads the SDK with the first live command, which looks once at client and pool', async () => {
    const { uri } = await openFile(freshName(), '');
    assert.equal((await run('pull', { userPoolId: ids.UserPoolId, clientId: ids.ClientId, uri })).outcome, 'updated');
    assert.deepEqual(operations(), ['DescribeUserPool', DESCRIBE]);
    assert.deepEqual(loaded(), ['client.js', 'cognito-gateway.js']);
  });

  it('pushes with three looks at the client, one at the pool, and one update', async () => {
    const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    const done = run('push', uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'pushed');
    assert.deepEqual(operations(), ['DescribeUserPool', DESCRIBE, DESCRIBE, DESCRIBE, 'UpdateUserPoolClient']);
  });
});
