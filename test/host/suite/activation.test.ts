// The first of the suite by its name: what it looks at is true only until the first live command.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import { watchOutgoing } from './outgoing';
import { watchStatusItems } from './status-items';
import { freshName, ids, openFile, setText, until, useLocalCognito, watchWindow } from './support';

const EXTENSION = 'cognito-client-editor.cognito-client-editor';
const DESCRIBE = 'DescribeUserPoolClient';

const SERVER = /^process \S*node\S* .*dist.server\.js --node-ipc/;

const outgoing = watchOutgoing();
const items = watchStatusItems();
const liveValues = (mode: string): Thenable<void> =>
  vscode.workspace.getConfiguration('cognitoClient').update('liveValues', mode, vscode.ConfigurationTarget.Workspace);

const run = (command: string, argument?: unknown): Thenable<{ outcome: string }> =>
  vscode.commands.executeCommand(`cognitoClient.${command}`, argument);

/** The bundles of this extension that this extension host has loaded. */
function loaded(): string[] {
  const dist = `${vscode.Uri.joinPath(vscode.extensions.getExtension(EXTENSION)!.extensionUri, 'dist').fsPath}/`;
  const files = Object.keys(createRequire(__filename).cache).map((key) => key.replaceAll('\\', '/'));
  return files
    .filter((file) => file.startsWith(dist.replaceAll('\\', '/')) && !file.includes('/test/'))
    .map((file) => file.slice(dist.length))
    .sort();
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

  it('asks for nothing before the first live command, while files are typed in, and starts nothing but the language server', async () => {
    await liveValues('afterFirstUse');
    const text = `${JSON.stringify({ ...ids, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'] }, null, 2)}\n`;
    const document = await openFile(freshName(), text);
    const at = (what: string): vscode.Position => document.positionAt(document.getText().indexOf(what) + what.length);
    const ask = (feature: string, ...args: unknown[]): Thenable<readonly unknown[] & { items?: readonly unknown[] }> =>
      vscode.commands.executeCommand(`vscode.execute${feature}Provider`, document.uri, ...args);
    assert.ok(((await ask('CompletionItem', at('"openid'))) as { items: readonly unknown[] }).items.length > 0);
    assert.ok((await ask('Hover', at('"AllowedOAuthF'))).length > 0);
    await until('the code lens', async () => (await ask('CodeLens', 10)).length > 0);
    await ask('InlayHint', new vscode.Range(0, 0, 6, 0));
    await setText(document, text.replace('{', '{ "AuthSessionValidity": 99,'));
    await until('a finding', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    await until(
      'how live values stand',
      () => items.language('cognitoClient.liveValues')?.text === 'Live values wait for the first live command',
    );
    await liveValues('off');
    await until('that they are off', () => items.language('cognitoClient.liveValues')?.text === 'Live values are off');
    assert.deepEqual(operations(), []);
    assert.match(outgoing.seen.join('\n'), SERVER);
    assert.deepEqual(
      outgoing.seen.filter((line) => !SERVER.test(line)),
      [],
    );
  });

  it('loads the SDK with the first live command, which looks once at client and pool, and watches the shared AWS files from then on', async () => {
    const { uri } = await openFile(freshName(), '');
    assert.equal((await run('pull', { userPoolId: ids.UserPoolId, clientId: ids.ClientId, uri })).outcome, 'updated');
    assert.deepEqual(operations(), ['DescribeUserPool', DESCRIBE]);
    assert.deepEqual(loaded(), ['client.js', 'cognito-gateway.js']);
    assert.ok(outgoing.seen.includes(`socket 127.0.0.1:${new URL(local.it.url).port}`), outgoing.seen.join('\n'));
    await until('the shared AWS files to be watched', () =>
      outgoing.seen.some((line) => /^watch .*\.aws.sso.cache$/.test(line)),
    );
    outgoing.stop();
  });

  it('pushes with three looks at the client, one at the pool, its providers and resource servers, and one update', async () => {
    const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    const done = run('push', uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'pushed');
    assert.deepEqual(operations(), [
      'DescribeUserPool',
      DESCRIBE,
      DESCRIBE,
      DESCRIBE,
      'ListIdentityProviders',
      'ListResourceServers',
      'UpdateUserPoolClient',
    ]);
  });
});
