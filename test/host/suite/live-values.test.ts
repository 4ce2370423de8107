import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import { watchStatusItems } from './status-items';
import {
  cancelProgress,
  fileNamed,
  freshName,
  ids,
  openFile,
  requestsOf,
  until,
  useLocalCognito,
  watchWindow,
} from './support';

const items = watchStatusItems();
const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
/** Which only live values ask for. */
const LISTS = ['ListResourceServers', 'ListIdentityProviders'];
const use = (mode: 'off' | 'afterFirstUse' | 'always'): Thenable<void> =>
  vscode.workspace.getConfiguration('cognitoClient').update('liveValues', mode, vscode.ConfigurationTarget.Workspace);
const wrong = { ...ids, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', 'reports/exprot'] };
const codesIn = (uri: vscode.Uri): unknown[] =>
  vscode.languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : code));

describe('live values', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  afterEach(() => use('off'));

  it('complete, underline and mend an open file after a pull', async () => {
    await use('afterFirstUse');
    await vscode.commands.executeCommand('cognitoClient.pull', target);
    const document = await openFile(freshName(), wrong);
    await until('the unknown scope', () => codesIn(document.uri).includes('scope-unknown-custom'));
    const at = document.positionAt(document.getText().indexOf('reports/exprot'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
    );
    assert.ok(
      actions.some(({ title }) => title === 'Change to reports/export'),
      actions.map(({ title }) => title).join(),
    );
    const inList = document.positionAt(document.getText().indexOf('"openid"') + 1);
    const { items: completions } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      inList,
    );
    assert.ok(
      completions.some(
        ({ label, detail }) => label === 'https://api.example.com/orders.write' && detail === 'Change orders',
      ),
    );
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('AllowedOAuthFlows') + 2),
    );
    assert.match(
      hover?.contents.map((content) => (content as vscode.MarkdownString).value).join() ?? '',
      /Live: the same\./,
    );
    for (const operation of LISTS) assert.equal(requestsOf(local.it, operation).length, 1, operation);
  });

  it('say in the language status what could not be read, and of when they are', async () => {
    const says = (text: RegExp): Promise<unknown> =>
      until(String(text), () => text.test(items.language('cognitoClient.liveValues')?.text ?? ''));
    local.it.inject({ kind: 'access-denied', operation: 'ListResourceServers' });
    await use('always');
    await openFile(freshName(), ids);
    await says(/^Live values as of \d\d.\d\d.*, incomplete$/);
    const { detail, command, severity } = items.language('cognitoClient.liveValues') ?? assert.fail('no item');
    assert.deepEqual(
      [detail, command?.command, severity],
      ['Not read: resource servers', 'cognitoClient.refreshLiveValues', vscode.LanguageStatusSeverity.Warning],
    );
    local.it.clearFaults();
    await vscode.commands.executeCommand(command?.command ?? '');
    await says(/^Live values as of \d\d.\d\d( [AP]M)?$/);
  });

  it('stop a push of what the pool does not have, but not by an old answer', async () => {
    await use('always');
    const document = await openFile(freshName(), wrong);
    await until('the unknown scope', () => codesIn(document.uri).includes('scope-unknown-custom'));
    const { outcome, message } = await vscode.commands.executeCommand<{ outcome: string; message: string }>(
      'cognitoClient.push',
      document.uri,
    );
    assert.equal(outcome, 'failed');
    assert.match(message, /Not pushed: 1 error first\..* no scope exprot/);
    assert.equal(requestsOf(local.it, 'ListResourceServers').length, 2, 'asked anew before it stops');
    assert.equal(requestsOf(local.it, 'UpdateUserPoolClient').length, 0);
  });

  it('stop a push that is cancelled while they are asked for, before it asks anything', async () => {
    await use('always');
    const document = await openFile(freshName(), wrong);
    await until('the unknown scope', () => codesIn(document.uri).includes('scope-unknown-custom'));
    const asked = (): number => requestsOf(local.it, 'ListResourceServers').length;
    local.it.inject({ kind: 'slow', delay: 60_000, operation: 'ListResourceServers' });
    cancelProgress(/^Asking Amazon Cognito what the user pool has/, () => asked() > 1);
    const { outcome } = await screen.pickers.unasked(
      vscode.commands.executeCommand<{ outcome: string }>('cognitoClient.push', document.uri),
    );
    assert.equal(outcome, 'cancelled');
    assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
  });

  it('ask for nothing when they are off', async () => {
    await use('off');
    await vscode.commands.executeCommand('cognitoClient.pull', target);
    const document = await openFile(freshName(), wrong);
    await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, new vscode.Position(1, 4));
    await vscode.commands.executeCommand(
      'cognitoClient.compare',
      vscode.Uri.joinPath(fileNamed('.'), document.uri.path.split('/').at(-1) ?? ''),
    );
    for (const operation of LISTS) assert.deepEqual(requestsOf(local.it, operation), [], operation);
    assert.ok(!codesIn(document.uri).includes('scope-unknown-custom'));
  });
});
