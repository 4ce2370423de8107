import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  fileNamed,
  freshName,
  ids,
  liveSettings,
  openFile,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchWindow,
  run,
  type Outcome,
  openOnDisk,
} from './support';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const file = fileNamed.bind(undefined, 'shop-web.cognito-client.json');

/** Pulls the single-page app and changes its file. */
async function pulledAndChanged(change: (text: string) => string): Promise<vscode.TextDocument> {
  await run('pull', target);
  const document = await openOnDisk(file());
  await setText(document, change(document.getText()));
  await document.save();
  return document;
}

describe('a push that cannot lose anything', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const updates = (): Record<string, unknown>[] => requestsOf(local.it, 'UpdateUserPoolClient');

  it('takes a line that was removed since the pull as a wish for the default, and says so', async () => {
    const document = await pulledAndChanged((text) => text.replace(/ {2}"AuthSessionValidity": 5,\n/, ''));
    const done = run('push', document.uri);
    const lines = await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.ok(
      lines.some((line) => line.includes('AuthSessionValidity: 5 → 3') && line.includes('reset to its default')),
      lines.join('\n'),
    );
    assert.equal((await done).outcome, 'pushed');
    assert.equal(updates()[0]?.['AuthSessionValidity'], 3, 'the default is written out');
  });

  it('keeps what only a colleague changed, and offers it to the file', async () => {
    const document = await pulledAndChanged((text) =>
      text.replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 6'),
    );
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { LogoutURLs: ['https://colleague.example.com/'] });
    const done = run('push', document.uri);
    const lines = await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.ok(lines.includes('LogoutURLs: https://colleague.example.com/'), "listed as somebody else's change");
    assert.equal((await done).outcome, 'pushed');
    assert.deepEqual(liveSettings(local.it)['LogoutURLs'], ['https://colleague.example.com/']);
    // Until the file is updated, it is still told as somebody else's change and never undone.
    assert.equal((await run('push', document.uri)).outcome, 'nothing-to-push');
    const pulling = run('pull', document.uri);
    await screen.pickers.choose(/differs/, /Take what is live/);
    assert.equal((await pulling).outcome, 'updated');
    assert.equal((await run('push', document.uri)).outcome, 'nothing-to-push');
    assert.equal(updates().length, 1);
  });

  it('sends nothing before a conflict is settled, and writes the decision into the file', async () => {
    const document = await pulledAndChanged((text) =>
      text.replace(
        '"http://localhost:5173/signed-in"',
        '"http://localhost:5173/signed-in",\n    "https://mine.example.com/cb"',
      ),
    );
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, {
      CallbackURLs: ['https://shop.example.com/signed-in', 'https://theirs.example.com/cb'],
    });
    const done = run('push', document.uri);
    const first = await screen.pickers.settle(/Push to/, 'CallbackURLs', /Both/);
    assert.ok(!first.some((line) => /^Push \d/.test(line)), 'there is no way to push yet');
    assert.ok(first.includes('( ) Mine: + https://mine.example.com/cb'), first.join('\n'));
    assert.ok(
      first.some((line) => /^\( \) Theirs: .*\+ https:\/\/theirs\.example\.com\/cb/.test(line)),
      first.join('\n'),
    );
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'pushed');
    assert.deepEqual(liveSettings(local.it)['CallbackURLs'], [
      'https://mine.example.com/cb',
      'https://shop.example.com/signed-in',
      'https://theirs.example.com/cb',
    ]);
    const said = (JSON.parse(document.getText()) as { CallbackURLs: string[] }).CallbackURLs;
    assert.deepEqual([...said].sort(), [
      'https://mine.example.com/cb',
      'https://shop.example.com/signed-in',
      'https://theirs.example.com/cb',
    ]);
    assert.equal(document.isDirty, false);
  });

  it('shows the plan as a document made for reading', async () => {
    const document = await pulledAndChanged((text) =>
      text.replace('"EnableTokenRevocation": true', '"EnableTokenRevocation": false'),
    );
    const done = run('push', document.uri);
    await screen.pickers.choose(/Push to/, /Open the Plan as a Document/);
    const plan = await until('the plan', () =>
      vscode.workspace.textDocuments.find(
        (textDocument) =>
          textDocument.uri.path.includes('/Push plan for') &&
          textDocument.getText().includes('### EnableTokenRevocation'),
      ),
    );
    assert.match(plan.getText(), /Account \| 123456789012/);
    assert.match(plan.getText(), /## Weakens a protection\n\n### EnableTokenRevocation — changed in the file/);
    assert.match(plan.getText(), /A stolen refresh token can no longer be revoked/);
    await screen.pickers.choose(/Push to/, /Do not push/);
    assert.equal((await done).outcome, 'cancelled');
    assert.deepEqual(updates(), []);
  });

  it('keeps a history, and undoes a push by a push', async () => {
    const before = liveSettings(local.it);
    const document = await pulledAndChanged((text) =>
      text.replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 11'),
    );
    const pushing = run('push', document.uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    await pushing;
    const looking = run('showHistory', document.uri);
    const [newest] = await screen.pickers.choose(/Push history/, /AuthSessionValidity: 5 → 11/);
    assert.match(newest ?? '', /^shop-web · AuthSessionValidity: 5 → 11/, "the open file's client comes first");
    await screen.pickers.choose(/shop-web: pushed/, /Only look/);
    assert.equal((await looking).outcome, 'shown');
    const undoing = run('undoLastPush', document.uri);
    const lines = await screen.pickers.choose(/^Undo the push of .* to shop-web/, /Undo 1 change in Cognito only/);
    assert.ok(lines.includes('AuthSessionValidity: 11 → 5'));
    assert.equal((await undoing).outcome, 'pushed');
    const forgetting = run('showHistory', document.uri);
    await screen.pickers.choose(/Push history/, /Forget the whole history/);
    await screen.pickers.choose(/Forget every push/, /Forget it/);
    assert.equal((await forgetting).outcome, 'forgotten');
    assert.match((await run('undoLastPush', document.uri)).message ?? '', /no push from here to undo/);
    assert.deepEqual(liveSettings(local.it), before);
  });

  it('shows a refusal at the value that the service names, until it changes', async () => {
    const document = await pulledAndChanged((text) =>
      text.replace(
        '"https://api.example.com/orders.read"',
        '"https://api.example.com/orders.read",\n    "nowhere/read"',
      ),
    );
    const done = run('push', document.uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'failed');
    const refusal = (): vscode.Diagnostic | undefined =>
      vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'Amazon Cognito');
    const shown = refusal() ?? assert.fail('no diagnostic');
    assert.equal(document.getText(shown.range), '"nowhere/read"');
    assert.match(shown.message, /Invalid scope requested: nowhere\/read \(ScopeDoesNotExistException, request /);
    await setText(document, document.getText().replace(',\n    "nowhere/read"', ''));
    await until('it to go away', () => !refusal());
  });
});

describe('protected app clients', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const protect = (rules: unknown, where: vscode.ConfigurationTarget): Thenable<void> =>
    vscode.workspace.getConfiguration('cognitoClient').update('protected', rules, where);
  afterEach(async () => {
    await protect(undefined, vscode.ConfigurationTarget.Global);
    await protect(undefined, vscode.ConfigurationTarget.Workspace);
  });
  const pushOneChange = async (): Promise<Outcome> => {
    const document = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    return run('push', { uri: document.uri });
  };

  for (const [name, rule] of [
    ['id of the pool', { userPoolId: 'us-east-1_*' }],
    ['name of the pool', { userPoolName: 'shop' }],
    ['account', { account: '123456789012' }],
    ['name of the client', { clientName: 'shop-*' }],
  ] as const) {
    it(`are not pushed to when read-only, by ${name}`, async () => {
      await protect([{ ...rule, protection: 'readonly' }], vscode.ConfigurationTarget.Global);
      assert.match((await pushOneChange()).message ?? '', /shop-web is protected/);
      assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
    });
  }

  it('are pushed to after their name was typed', async () => {
    await protect([{ clientName: 'shop-web', protection: 'confirm' }], vscode.ConfigurationTarget.Global);
    const window = vscode.window as { showInputBox: unknown };
    const original = window.showInputBox;
    for (const [typed, outcome] of [
      ['shop-wbe', 'cancelled'],
      ['shop-web', 'pushed'],
    ] as const) {
      window.showInputBox = (options: vscode.InputBoxOptions) =>
        Promise.resolve(options.prompt?.includes('shop-web') ? typed : undefined);
      const done = pushOneChange();
      await screen.pickers.choose(/Push to/, /Push 1 change/);
      assert.equal((await done).outcome, outcome);
    }
    window.showInputBox = original;
    assert.equal(requestsOf(local.it, 'UpdateUserPoolClient').length, 1);
  });

  it('cannot be freed by the workspace', async () => {
    await protect([{ account: '*', protection: 'readonly' }], vscode.ConfigurationTarget.Global);
    await protect([], vscode.ConfigurationTarget.Workspace);
    assert.equal((await pushOneChange()).outcome, 'failed');
    assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
  });

  it('stay protected when the account cannot be learnt', async () => {
    await protect([{ account: '999999999999', protection: 'readonly' }], vscode.ConfigurationTarget.Global);
    local.it.inject({ kind: 'access-denied', operation: 'DescribeUserPool' });
    assert.equal((await pushOneChange()).outcome, 'failed');
  });
});

describe('a live app client without a file', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const updates = (): Record<string, unknown>[] => requestsOf(local.it, 'UpdateUserPoolClient');
  const opened = async (): Promise<vscode.TextDocument> => {
    assert.equal((await run('openLive', target)).outcome, 'opened');
    const document = vscode.window.activeTextEditor?.document ?? assert.fail('no editor');
    await until('what is live', () => document.getText().includes('"AuthSessionValidity": 5'));
    await setText(document, document.getText().replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 8'));
    return document;
  };
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('is pushed when it is saved, after the same plan and question', async () => {
    const document = await opened();
    const saving = document.save();
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.equal(await saving, true);
    assert.equal(document.isDirty, false);
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 8);
  });

  it('stays as it is typed when the push is turned away', async () => {
    const document = await opened();
    const saving = document.save();
    await screen.pickers.choose(/Push to shop-web/, /Do not push/);
    assert.equal(await saving, false);
    assert.ok(document.isDirty && document.getText().includes('"AuthSessionValidity": 8'));
    assert.deepEqual(updates(), []);
  });

  it('is never pushed by auto-save', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('autoSaveDelay', 50, vscode.ConfigurationTarget.Workspace);
    await files.update('autoSave', 'afterDelay', vscode.ConfigurationTarget.Workspace);
    let tried = 0;
    const watching = vscode.workspace.onWillSaveTextDocument(({ reason }) => {
      if (reason === vscode.TextDocumentSaveReason.AfterDelay) tried++;
    });
    try {
      const document = await opened();
      await until('auto-save to try', () => tried > 0);
      assert.ok(document.isDirty);
      assert.deepEqual([screen.pickers.shown, updates()], [[], []]);
    } finally {
      watching.dispose();
      for (const name of ['autoSave', 'autoSaveDelay'])
        await files.update(name, undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
