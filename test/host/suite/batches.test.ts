import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  cancelProgress,
  fileNamed,
  freshName,
  ids,
  openFile,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchMessages,
  watchWindow,
} from './support';

type Many = { readonly clients: readonly { readonly outcome: string; readonly message?: string }[] };
const plan = (uris: readonly vscode.Uri[]): Thenable<Many> =>
  vscode.commands.executeCommand('cognitoClient.planMany', uris[0], uris);
const outcomes = async (done: Thenable<Many>): Promise<string[]> => (await done).clients.map(({ outcome }) => outcome);
const other = { UserPoolId: DEMO.poolId, ClientId: DEMO.mobileApp };

describe('a batch of pushes', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const messages = watchMessages();
  const updates = (): unknown[] => requestsOf(local.it, 'UpdateUserPoolClient').map((request) => request['ClientId']);
  const changed = async (
    client: typeof ids | typeof other,
    settings: object = { AuthSessionValidity: 7 },
  ): Promise<vscode.Uri> => (await openFile(freshName(), { ...client, ...settings })).uri;
  const protect = (rules: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration('cognitoClient').update('protected', rules, vscode.ConfigurationTarget.Global);
  afterEach(() => protect(undefined));

  it('ends between two clients when it is cancelled, cuts no update in two, and goes on where it stopped when run again', async () => {
    const files = [await changed(ids), await changed(other)];
    local.it.inject({ kind: 'slow', operation: 'UpdateUserPoolClient', times: 1, delay: 800 });
    cancelProgress(/^Pushing 2 app clients/, () => updates().length === 1);
    const first = plan(files);
    await screen.pickers.choose(/2 would change/, /stop at the first/);
    assert.deepEqual([await outcomes(first), updates()], [['pushed', 'not-started'], [DEMO.singlePageApp]]);
    assert.equal(
      local.it.describe(DEMO.poolId, DEMO.singlePageApp)?.['AuthSessionValidity'],
      7,
      'what was under way was carried to its end',
    );
    const second = plan(files);
    await screen.pickers.choose(/1 would change/, /Push to 1 app client/);
    assert.deepEqual(
      [await outcomes(second), updates()],
      [
        ['pushed', 'nothing-to-push'],
        [DEMO.singlePageApp, DEMO.mobileApp],
      ],
    );
  });

  it('tells of all under one progress: VS Code shows three notifications of a moment, and the outcome is to be one of them', async () => {
    const files = [await changed(ids), await changed(other)];
    const done = plan(files);
    await screen.pickers.choose(/2 would change/, /go on after/);
    assert.deepEqual(await outcomes(done), ['pushed', 'pushed']);
    assert.deepEqual(messages.progresses, ['Planning app clients', 'Pushing 2 app clients']);
    assert.deepEqual(
      messages.shown.map(({ message }) => message),
      ['App clients: 2 pushed.'],
    );
  });

  it("settles a conflict in its turn, asks a protected client's name, and pushes nothing to a read-only one", async () => {
    const mine = fileNamed(freshName());
    await vscode.commands.executeCommand('cognitoClient.pull', {
      userPoolId: DEMO.poolId,
      clientId: DEMO.singlePageApp,
      uri: mine,
    });
    const document = await vscode.workspace.openTextDocument(mine);
    await setText(document, document.getText().replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 7'));
    await document.save();
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 15 });
    const machine = await changed({ UserPoolId: DEMO.poolId, ClientId: DEMO.machine } as unknown as typeof ids, {
      AccessTokenValidity: 20,
      TokenValidityUnits: { AccessToken: 'minutes' },
    });
    const files = [mine, await changed(other), machine];
    await protect([
      { clientName: 'shop-mobile', protection: 'confirm' },
      { clientName: 'nightly-*', protection: 'readonly' },
    ]);
    messages.type((prompt) => (/shop-mobile/.test(prompt) ? 'shop-mobile' : undefined));
    const done = plan(files);
    const { page } = await screen.pickers.review(/2 would change/);
    assert.match(page.status, /1 app client with conflicts: you settle or skip each/);
    assert.deepEqual(page.failures, [
      `${vscode.workspace.asRelativePath(machine)}: nightly-export is protected (clientName nightly-*): 1 change would not be pushed.`,
    ]);
    // It stops nobody behind it.
    await screen.pickers.choose(/2 would change/, /stop at the first/);
    await screen.pickers.settle(/Push to shop-web/, 'AuthSessionValidity', /Mine/);
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    const { clients } = await done;
    assert.deepEqual(
      clients.map(({ outcome }) => outcome),
      ['pushed', 'pushed', 'failed'],
    );
    assert.match(clients[2]?.message ?? '', /nightly-export is protected/);
    assert.deepEqual(updates(), [DEMO.singlePageApp, DEMO.mobileApp]);
    assert.equal(local.it.describe(DEMO.poolId, DEMO.singlePageApp)?.['AuthSessionValidity'], 7);
  });

  it('skips the client whose question is turned away or whose name is mistyped, and goes on', async () => {
    const files = [await changed(other), await changed(ids)];
    await protect([{ clientName: 'shop-mobile', protection: 'confirm' }]);
    messages.type(() => 'shop-mobil');
    const done = plan(files);
    await screen.pickers.choose(/2 would change/, /stop at the first/);
    assert.deepEqual([await outcomes(done), updates()], [['skipped', 'pushed'], [DEMO.singlePageApp]]);
    assert.match(messages.shown.at(-1)?.message ?? '', /1 skipped, 1 pushed\. Plan again to go on with what is left\./);
  });

  it('says where the workspace uses what it takes away, in the review and in the document, and asks on', async () => {
    const [gone, kept] = ['https://shop.example.com/signed-in', 'http://localhost:5173/signed-in'];
    await vscode.workspace.fs.writeFile(fileNamed('login.env'), new TextEncoder().encode(`REDIRECT=${gone}\n`));
    try {
      const files = [await changed(ids, { CallbackURLs: [kept], DefaultRedirectURI: kept }), await changed(other)];
      const done = plan(files);
      await screen.pickers.choose(/2 would change/, /Open the Plans as a Document/);
      const text = await until('the search to end', () =>
        vscode.workspace.textDocuments.find(
          (document) =>
            /Push plan for 2 app clients/.test(document.uri.path) && /files? (was|were) read/.test(document.getText()),
        ),
      );
      assert.match(
        text.getText(),
        /## What else would break\n\n### shop\\-web\n\n\*\*[^\n]*\(CallbackURLs\) stands in:\n\n- \[login\\\.env:1\]\(<\/login\.env#L1>\)/,
      );
      assert.match(text.getText(), /\[CallbackURLs\]\(<\/mine-[^>]*#L\d+>\)/, 'and each parameter leads to its line');
      const lines = await screen.pickers.choose(/2 would change/, /Do not push/);
      assert.ok(lines.includes(`${gone} (CallbackURLs)`), lines.join('\n'));
      assert.deepEqual([await outcomes(done), updates()], [['not-started', 'not-started'], []]);
    } finally {
      await vscode.workspace.fs.delete(fileNamed('login.env'));
    }
  });
});
