import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO, type Changes } from '../../../local-cognito/src';
import { fileNamed, freshName, ids, openFile, requestsOf, until, useLocalCognito, watchWindow } from './support';

type Window = { showInformationMessage: unknown };

/** Answers the extension's messages by their text for the time of `work`. */
async function answering<T>(
  answers: readonly (readonly [RegExp, string])[],
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly said: string[] }> {
  const [window, said] = [vscode.window as Window, [] as string[]];
  const original = window.showInformationMessage;
  window.showInformationMessage = (message: string, ...more: unknown[]) => {
    said.push(
      `${message} ${more
        .filter((value) => typeof value === 'object')
        .map((it) => JSON.stringify(it))
        .join(' ')}`,
    );
    return Promise.resolve(answers.find(([text]) => text.test(message))?.[1]);
  };
  try {
    return { result: await work(), said };
  } finally {
    window.showInformationMessage = original;
  }
}

describe('several app clients at once', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const updates = (): Record<string, unknown>[] => requestsOf(local.it, 'UpdateUserPoolClient');
  const other = { UserPoolId: DEMO.poolId, ClientId: DEMO.mobileApp };
  type Many = { outcome: string; clients: { outcome: string; message?: string }[] };
  const plan = (uris: vscode.Uri[]): Thenable<Many> =>
    vscode.commands.executeCommand('cognitoClient.planMany', uris[0], uris);

  it('plans a selection in one review, asks once, pushes one after the other, and has nothing left to do then', async () => {
    const files = [
      await openFile(freshName(), { ...ids, AuthSessionValidity: 7 }),
      await openFile(freshName(), { ...other, AuthSessionValidity: 9 }),
    ].map(({ uri }) => uri);
    const done = plan(files);
    const lines = await screen.pickers.choose(/Plan for 2 app clients: 2 would change/, /go on after a failure/);
    for (const part of ['shop-web', 'AuthSessionValidity: 5 → 7', 'shop-mobile', '2 changes affect lifetimes'])
      assert.ok(lines.includes(part), lines.join('\n'));
    assert.deepEqual(
      (await done).clients.map(({ outcome }) => outcome),
      ['pushed', 'pushed'],
    );
    assert.deepEqual(
      updates().map((update) => update['AuthSessionValidity']),
      [7, 9],
    );
    assert.deepEqual(
      (await plan(files)).clients.map(({ outcome }) => outcome),
      ['nothing-to-push', 'nothing-to-push'],
    );
    assert.equal(updates().length, 2);
  });

  it('sends nothing when Enter is pressed at once', async () => {
    const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    const done = plan([uri]);
    await screen.pickers.choose(/Plan for 1 app client/, /Do not push/);
    assert.deepEqual([(await done).outcome, updates()], ['planned', []]);
  });

  it('stops at the first that fails, says what was not started, and goes on with what is left when run again', async () => {
    const files = [
      await openFile(freshName(), { ...ids, AuthSessionValidity: 7 }),
      await openFile(freshName(), { ...other, AuthSessionValidity: 9 }),
    ].map(({ uri }) => uri);
    local.it.inject({ kind: 'concurrent-modification', operation: 'UpdateUserPoolClient', times: 1 });
    const first = plan(files);
    await screen.pickers.choose(/2 would change/, /stop at the first that fails/);
    assert.deepEqual(
      (await first).clients.map(({ outcome }) => outcome),
      ['failed', 'not-started'],
    );
    const second = plan(files);
    await screen.pickers.choose(/2 would change/, /stop at the first that fails/);
    assert.deepEqual(
      (await second).clients.map(({ outcome }) => outcome),
      ['pushed', 'pushed'],
    );
  });

  it('asks anew about a client that somebody changed since the plan was confirmed', async () => {
    const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    const done = plan([uri]);
    await screen.pickers.review(/Plan for 1 app client/);
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { EnableTokenRevocation: false });
    await screen.pickers.choose(/Plan for 1 app client/, /Push to 1 app client/);
    await screen.pickers.escape(/Push to shop-web/);
    assert.deepEqual([(await done).clients.map(({ outcome }) => outcome), updates()], [['skipped'], []]);
  });

  /** Plans shop-web and another client, turns the question about shop-web away, which says this, and expects that the other one is pushed. */
  async function pushesOnlyTheOther(files: vscode.Uri[], says: RegExp): Promise<void> {
    const done = plan(files);
    await screen.pickers.choose(/Plan for 2 app clients/, /go on after a failure/);
    const lines = await screen.pickers.choose(/Push to shop-web/, /Do not push/);
    assert.ok(
      lines.some((line) => says.test(line)),
      lines.join('\n'),
    );
    assert.deepEqual(
      (await done).clients.map(({ outcome }) => outcome),
      ['skipped', 'pushed'],
    );
    assert.deepEqual(
      updates().map((update) => update['ClientId']),
      [DEMO.mobileApp],
    );
  }

  it('asks anew about a client with a setting that an update may take away, whose safe answer is no', async () => {
    const files = [
      await openFile(freshName(), { ...ids, AuthSessionValidity: 7 }),
      await openFile(freshName(), { ...other, AuthSessionValidity: 9 }),
    ].map(({ uri }) => uri);
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { FutureSetting: 'ON' } as Changes);
    await pushesOnlyTheOther(files, /A push may take 1 setting away .* FutureSetting/);
  });

  for (const [what, settings, says] of [
    ['a missing provider', { SupportedIdentityProviders: ['COGNITO', 'Corporate'] }, /no identity provider Corporate/],
    ['an unknown scope', { AllowedOAuthScopes: ['openid', 'nowhere/read'] }, /no resource server nowhere/],
  ] as const)
    it(`stops before anything is sent where the pool makes a refusal certain: ${what}`, async () => {
      const refused = await openFile(freshName(), { ...ids, ...settings });
      const sound = await openFile(freshName(), { ...other, AuthSessionValidity: 9 });
      const single = vscode.commands.executeCommand<{ outcome: string }>('cognitoClient.push', refused.uri);
      const one = await screen.pickers.choose(/Push to shop-web/, /Do not push/);
      assert.ok(one.some((line) => says.test(line)) && one.includes('Cognito refuses this update'), one.join('\n'));
      assert.deepEqual([(await single).outcome, updates()], ['cancelled', []]);

      await pushesOnlyTheOther([refused.uri, sound.uri], says);
    });

  it('creates a client from a kind of app; the secret is shown and copied on demand, and is nowhere else', async () => {
    const file = await openFile(freshName(), {
      UserPoolId: DEMO.poolId,
      ClientName: 'job',
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['reports/export'],
      AllowedOAuthFlowsUserPoolClient: true,
    });
    const { result, said } = await answering([], async () => {
      const done: Thenable<{ outcome: string; clientId: string; uri: vscode.Uri }> = vscode.commands.executeCommand(
        'cognitoClient.create',
        { uri: file.uri },
      );
      const secret = await screen.pickers.choose(/a client secret\?/, /With a secret/);
      assert.match(secret[0] ?? '', /With a secret/, 'what the settings need comes first');
      await screen.pickers.choose(/Create in shop · us-east-1 · 123456789012/, /Create job/);
      const created = await done;
      await screen.pickers.choose(/^Created job \(\w+\), with a client secret$/, /Copy Secret/);
      return created;
    });
    const secret = String(local.it.describe(DEMO.poolId, result.clientId)?.['ClientSecret']);
    assert.match(secret, /DO_NOT_LEAK/);
    await until('the secret to be in the clipboard', async () => (await vscode.env.clipboard.readText()) === secret);
    await vscode.env.clipboard.writeText('');
    const text = file.getText();
    assert.equal((JSON.parse(text) as { ClientId?: string }).ClientId, result.clientId);
    const documents = vscode.workspace.textDocuments.map((document) => document.getText()).join('\n');
    for (const it of [text, documents, said.join('\n'), JSON.stringify(result)]) assert.ok(!it.includes(secret));
    assert.equal(requestsOf(local.it, 'CreateUserPoolClient')[0]?.['GenerateSecret'], true);
  });

  it('promotes the open file to another client, which keeps its own addresses, and remembers what was kept', async () => {
    const to = await openFile(freshName(), {
      ...other,
      ClientName: 'shop-mobile',
      CallbackURLs: ['com.example.shop://signed-in'],
      AuthSessionValidity: 3,
    });
    const from = await openFile(freshName(), {
      ...ids,
      ClientName: 'shop-web',
      CallbackURLs: ['https://shop.example.com/signed-in'],
      AuthSessionValidity: 8,
    });
    const done: Thenable<{ outcome: string }> = vscode.commands.executeCommand('cognitoClient.promote', from.uri);
    await screen.pickers.choose(/^Promote .* to…/, new RegExp(to.uri.path.split('/').at(-1)!));
    const kept = await screen.pickers.titled(/keep of its own/);
    assert.ok(kept.selectedItems.some(({ label }) => label === 'CallbackURLs'));
    assert.ok(!kept.selectedItems.some(({ label }) => label === 'AuthSessionValidity'));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const memory = fileNamed(to.uri.path.split('/').at(-1)!.replace('.cognito-client.json', '.promotion.json'));
    await screen.pickers.titled(/^Promote .* to mine-/);
    const remembered = '{\n  // agreed with the mobile team\n  "keep": ["ClientName"]\n}\n';
    await vscode.workspace.fs.writeFile(memory, new TextEncoder().encode(remembered));
    await screen.pickers.choose(/^Promote .* to mine-/, /Take it into the file/);
    await screen.pickers.choose(/Push to shop-mobile/, /Push 1 change to shop-mobile/);
    assert.equal((await done).outcome, 'pushed');
    const stored = local.it.describe(DEMO.poolId, DEMO.mobileApp);
    assert.deepEqual(
      [stored?.['AuthSessionValidity'], stored?.['ClientName'], stored?.['CallbackURLs']],
      [8, 'shop-mobile', ['com.example.shop://signed-in']],
    );
    const afterwards = new TextDecoder().decode(await vscode.workspace.fs.readFile(memory));
    assert.match(
      afterwards,
      /\/\/ agreed with the mobile team[^]*"CallbackURLs"/,
      'with what was saved while it asked',
    );
    await vscode.workspace.fs.delete(memory);
  });
});
