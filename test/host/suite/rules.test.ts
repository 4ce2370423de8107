import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { freshName, ids, openFile, requestsOf, until, useLocalCognito, watchWindow } from './support';

type Outcome = { outcome: string; message?: string; code?: string };
const codesOf = (document: vscode.TextDocument, worst = vscode.DiagnosticSeverity.Warning): unknown[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity }) => source === 'cognito-client' && severity <= worst)
    .map(({ code }) => (typeof code === 'object' ? code.value : code));
const setRules = (rules: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('cognitoClient').update('rules', rules, vscode.ConfigurationTarget.Workspace);
const actionsAt = (document: vscode.TextDocument, text: string): Thenable<vscode.CodeAction[]> => {
  const at = document.positionAt(document.getText().indexOf(text));
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at));
};
const bad = { ...ids, CallbackURLs: ['http://app.example.com/cb'] };

describe('rules in the editor', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  afterEach(() => setRules(undefined));

  it('follow the settings at once', async () => {
    const document = await openFile(freshName(), bad);
    await until('the error', () => codesOf(document, vscode.DiagnosticSeverity.Error).includes('callback-http'));
    await setRules({ 'callback-*': 'warning' });
    await until(
      'a warning instead',
      () =>
        codesOf(document, vscode.DiagnosticSeverity.Error).length === 0 && codesOf(document).includes('callback-http'),
    );
    await setRules({ 'callback-http': 'off' });
    await until('nothing', () => !codesOf(document, vscode.DiagnosticSeverity.Hint).includes('callback-http'));
  });

  it('are silenced by a quick fix, and stop a push all the same', async () => {
    const document = await openFile(freshName(), bad);
    await until('the error', () => codesOf(document).includes('callback-http'));
    const silence =
      (await actionsAt(document, 'http://app')).find(({ title }) => /Silence callback-http on this line/.test(title)) ??
      assert.fail('no such action');
    assert.ok(await vscode.workspace.applyEdit(silence.edit ?? assert.fail('no edit')));
    await until('silence', () => !codesOf(document, vscode.DiagnosticSeverity.Hint).includes('callback-http'));
    await document.save();
    const { outcome, message } = await vscode.commands.executeCommand<Outcome>('cognitoClient.push', document.uri);
    assert.equal(outcome, 'failed');
    assert.match(message ?? '', /callback-http is silenced in the editor, but Cognito enforces it/);
    assert.deepEqual(local.it.requests, []);
  });

  it('do not stop a push that the pool may excuse: an own provider called google', async () => {
    local.it.edit(ids.UserPoolId, ids.ClientId, { SupportedIdentityProviders: ['COGNITO', 'google'] });
    const document = await openFile(freshName(), {
      ...ids,
      SupportedIdentityProviders: ['COGNITO', 'google'],
      AuthSessionValidity: 7,
    });
    await until('the remark in the editor', () => codesOf(document).includes('provider-name-case'));
    const done = vscode.commands.executeCommand<Outcome>('cognitoClient.push', document.uri);
    const lines = await screen.pickers.choose(/Push to/, /Do not push/);
    assert.ok(!lines.some((line) => /\$\(error\)/.test(line)), `the plan accuses nobody:\n${lines.join('\n')}`);
    assert.equal((await done).outcome, 'cancelled');
    assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
  });

  it('open their page from a diagnostic', async () => {
    const document = await openFile(freshName(), bad);
    await until('the error', () => codesOf(document).includes('callback-http'));
    const explain =
      (await actionsAt(document, 'http://app')).find(({ title }) => /Explain callback-http/.test(title)) ??
      assert.fail('no such action');
    const command = explain.command ?? assert.fail('no command');
    assert.deepEqual(await vscode.commands.executeCommand(command.command, ...(command.arguments ?? [])), {
      outcome: 'shown',
      code: 'callback-http',
    });
    await until('the page', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('callback-http')),
    );
    assert.equal(
      (await vscode.commands.executeCommand<Outcome>('cognitoClient.explainRule', '../../package')).outcome,
      'failed',
    );
  });

  it('are all repaired at once where that is safe, and sorted on request', async () => {
    const document = await openFile(
      freshName(),
      [
        '{',
        '  "clientName": "web", // a name',
        '  "AllowedOAuthFlows": ["authorization_code", "token"],',
        `  "ClientId": "${ids.ClientId}",`,
        `  "UserPoolId": "${ids.UserPoolId}"`,
        '}',
        '',
      ].join('\n'),
    );
    await until('the errors', () => codesOf(document).length >= 2);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    for (const kind of ['source.fixAll.cognitoClient', 'source.sort.cognitoClient']) {
      const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        whole,
        kind,
      );
      assert.ok(await vscode.workspace.applyEdit(action?.edit ?? assert.fail(`${kind} offers nothing`)), kind);
    }
    assert.equal(
      document.getText(),
      [
        '{',
        `  "UserPoolId": "${ids.UserPoolId}",`,
        `  "ClientId": "${ids.ClientId}",`,
        '  "ClientName": "web", // a name',
        // "implicit" would be the weaker of two values: nothing writes it unseen.
        '  "AllowedOAuthFlows": ["code", "token"]',
        '}',
        '',
      ].join('\n'),
    );
  });
});
