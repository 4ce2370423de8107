import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileNamed, folder, ids, openFile, setText, until } from './support';

const diagnosticsOf = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'cognito-client');
const codesOf = (document: vscode.TextDocument): unknown[] =>
  diagnosticsOf(document)
    .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
    .map(({ code }) => (typeof code === 'object' ? code.value : code));

describe('an app client file in the editor', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const [name] of await vscode.workspace.fs.readDirectory(folder()))
      if (name.endsWith('cognito-client.json')) await vscode.workspace.fs.delete(fileNamed(name));
  });

  it('has its own language, by either name', async () => {
    assert.equal((await openFile('a.cognito-client.json', ids)).languageId, 'cognito-client');
    assert.equal((await openFile('.cognito-client.json', ids)).languageId, 'cognito-client');
  });

  it('is checked while it changes, with a code, a link and the exact place', async () => {
    const document = await openFile('a.cognito-client.json', { ...ids, AccessTokenValidity: 60 });
    await until('the error', () => codesOf(document).includes('token-validity-range'));
    const error =
      diagnosticsOf(document).find(({ code }) => typeof code === 'object' && code.value === 'token-validity-range') ??
      assert.fail();
    assert.equal(document.getText(error.range), '60');
    assert.match(String((error.code as { target: vscode.Uri }).target), /^https:\/\/docs\.aws\.amazon\.com\//);
    await setText(document, document.getText().replace('60', '1'));
    await until('no error', () => codesOf(document).length === 0);
  });

  it('completes keys and values', async () => {
    const document = await openFile(
      'a.cognito-client.json',
      '{\n  "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", ""],\n  \n}\n',
    );
    const at = async (line: number, character: number): Promise<string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(line, character),
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    const keys = await at(2, 2);
    assert.ok(keys.includes('UserPoolId') && keys.includes('RefreshTokenRotation'), String(keys));
    assert.ok(!keys.includes('ExplicitAuthFlows'));
    const flows = await at(1, document.lineAt(1).text.indexOf('""') + 1);
    assert.ok(
      flows.includes('ALLOW_USER_AUTH') &&
        !flows.includes('ALLOW_USER_SRP_AUTH') &&
        !flows.includes('ADMIN_NO_SRP_AUTH'),
      String(flows),
    );
  });

  it('says what a key does beside the list', async () => {
    const document = await openFile('a.cognito-client.json', '{\n  \n}\n');
    const all = 100;
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 2),
      undefined,
      all,
    );
    const { documentation } = items.find(({ label }) => label === 'AccessTokenValidity') ?? assert.fail('no key');
    assert.match(
      typeof documentation === 'string' ? documentation : (documentation?.value ?? ''),
      /5 minutes to 1 day/,
    );
  });

  it('explains a key and what its value means', async () => {
    const document = await openFile('a.cognito-client.json', { ...ids, AccessTokenValidity: 10 });
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('AccessTokenValidity') + 3),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((it) => (typeof it === 'string' ? it : it.value))
      .join('\n');
    assert.match(text, /36[\s,. ]?000/u);
    assert.match(text, /5 minutes to 1 day/);
  });

  it('offers a quick fix that keeps the comments', async () => {
    const document = await openFile(
      'a.cognito-client.json',
      '{\n  "UserPoolId": "us-east-1_Abc123", // pool\n  "ClientId": "1abc", // client\n  "CallBackURLs": [] // where to\n}\n',
    );
    const error = await until('the error', () =>
      diagnosticsOf(document).find(({ code }) => typeof code === 'object' && code.value === 'unknown-parameter'),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      error.range,
    );
    const fix =
      actions.find(({ title }) => /CallbackURLs/.test(title)) ??
      assert.fail(`no fix among ${actions.map(({ title }) => title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit ?? assert.fail('the fix has no edit')));
    assert.match(document.getText(), /"ClientId": "1abc", \/\/ client\n {2}"CallbackURLs": \[\] \/\/ where to/);
  });

  it('has an outline, folding and formatting that leave comments and trailing commas alone', async () => {
    const document = await openFile(
      'a.cognito-client.json',
      '{ "CallbackURLs": [\n"https://a.example/cb", // main\n],\n}\n',
    );
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['CallbackURLs'],
    );
    assert.ok(
      (await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri))
        .length > 0,
    );
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const change = new vscode.WorkspaceEdit();
    change.set(document.uri, edits);
    await vscode.workspace.applyEdit(change);
    assert.equal(document.getText(), '{\n  "CallbackURLs": [\n    "https://a.example/cb", // main\n  ],\n}\n');
  });
});
