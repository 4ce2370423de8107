import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { takeClientLock } from '../../../client/src/state/client-lock';
import { userStateFolder } from '../../../client/src/state/state-folder';
import { DEMO, type Changes } from '../../../local-cognito/src';
import { settable } from '../../../server/src/language/schema';
import {
  cancelProgress,
  fileNamed,
  freshName,
  ids,
  liveSettings,
  openFile,
  progressReport,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchWindow,
} from './support';

type Outcome = { outcome: string; message?: string; changes?: string[] };
const push = (argument?: unknown): Thenable<Outcome> => vscode.commands.executeCommand('cognitoClient.push', argument);
const pull = (clientId: string): Thenable<Outcome> =>
  vscode.commands.executeCommand('cognitoClient.pull', { userPoolId: DEMO.poolId, clientId });

describe('pushing an app client', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const updates = (): Record<string, unknown>[] => requestsOf(local.it, 'UpdateUserPoolClient');

  /** Opens a hand-written file that says one thing. */
  const oneChange = (): Promise<vscode.TextDocument> => openFile(freshName(), { ...ids, AuthSessionValidity: 7 });

  it('sends one complete request: everything that is live is in it, only what the file changes differs', async () => {
    const before = liveSettings(local.it);
    const document = await oneChange();
    const done = push(document.uri);
    const lines = await screen.pickers.choose(/^Push to shop-web$/, /Push 1 change to shop-web/);
    for (const where of [
      `App client: shop-web (${DEMO.singlePageApp})`,
      `User pool: shop (${DEMO.poolId})`,
      'Region: us-east-1',
      'Account: 123456789012',
      `Endpoint: ${new URL(local.it.url).host}: not an endpoint of AWS`,
    ])
      assert.ok(lines.includes(where), `${where} is not in\n${lines.join('\n')}`);
    assert.ok(lines.includes('AuthSessionValidity: 5 → 7'), lines.join('\n'));
    assert.deepEqual(await done, { outcome: 'pushed', changes: ['AuthSessionValidity: 5 → 7'] });
    const [sent, ...more] = updates();
    assert.deepEqual(more, [], 'one request');
    for (const name of settable)
      if (name in before) assert.ok(name in (sent ?? {}), `${name} is live and must be in the request`);
    assert.deepEqual(liveSettings(local.it), { ...before, AuthSessionValidity: 7 });
  });

  it('says that it is not known what the file and the client last agreed on, and does not after a push', async () => {
    const document = await oneChange();
    const first = push(document.uri);
    const lines = await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.ok(
      lines.some((line) =>
        /No record was found of what this file and the client last agreed on\. .* somebody else/.test(line),
      ),
      lines.join('\n'),
    );
    assert.equal((await first).outcome, 'pushed');
    await setText(document, JSON.stringify({ ...ids, AuthSessionValidity: 8 }));
    await document.save();
    const second = push(document.uri);
    const known = await screen.pickers.choose(/Push to shop-web/, /Do not push/);
    assert.ok(!known.some((line) => /agreed on/.test(line)), known.join('\n'));
    await second;
  });

  it('names what an update may take away before it asks, and says that it is gone', async () => {
    const document = await oneChange();
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { FutureSetting: 'ON' } as Changes);
    const done = push(document.uri);
    const lines = await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.ok(
      lines.some((line) => /A push may take 1 setting away .* FutureSetting/.test(line)),
      lines.join('\n'),
    );
    assert.equal((await done).outcome, 'pushed');
    assert.equal(liveSettings(local.it)['FutureSetting'], undefined);
  });

  it('waits for another push of the client from this machine, whichever window or terminal makes it', async () => {
    const before = liveSettings(local.it);
    const locks = path.join(userStateFolder(process.env), 'locks');
    const waiting = progressReport(
      /^Another push of app client \S+ of user pool \S+ is under way on this machine \(process \d+\): waiting for it to end\.$/,
    );
    const giveBack = await takeClientLock({ userPoolId: ids.UserPoolId, clientId: ids.ClientId }, process.env, {
      signal: new AbortController().signal,
      onWait: () => assert.fail('nobody else pushes'),
      pause: () => assert.fail('nobody else pushes'),
    });
    const document = await oneChange();
    const done = push(document.uri);
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    await waiting;
    assert.deepEqual(liveSettings(local.it), before, 'nothing is sent while the other one may send');
    await giveBack();
    assert.equal((await done).outcome, 'pushed');
    assert.deepEqual(readdirSync(locks), [], 'the lock is given back');
  });

  it('offers not to push first, and does not push when its tab is closed', async () => {
    const document = await oneChange();
    const done = push(document.uri);
    const { page } = await screen.pickers.review(/Push to/);
    assert.deepEqual(
      page.answers.filter(({ kind }) => kind !== 'other').map(({ label, kind }) => [label, kind]),
      [
        ['Do Not Push', 'safe'],
        ['Push 1 change to shop-web', 'push'],
      ],
    );
    // Closing the tab is to not push. What keys do in it is for the test of the page.
    await screen.pickers.escape(/Push to/);
    assert.equal((await done).outcome, 'cancelled');
    assert.deepEqual(updates(), []);
  });

  it('compares live and what will be live, beside the review', async () => {
    const document = await oneChange();
    const done = push(document.uri);
    await screen.pickers.choose(/Push to/, /Compare Live/);
    const diff = await until('the comparison', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input;
    });
    const [left, right] = await Promise.all(
      [diff.original, diff.modified].map(
        async (uri) => JSON.parse((await vscode.workspace.openTextDocument(uri)).getText()) as Record<string, unknown>,
      ),
    );
    assert.deepEqual({ ...left, AuthSessionValidity: 7 }, right);
    assert.equal((left?.['CallbackURLs'] as string[]).length, 2);
    await screen.pickers.escape(/Push to/);
    assert.equal((await done).outcome, 'cancelled');
    assert.deepEqual(updates(), []);
  });

  it('lists every value that would be reset, and resets only what was confirmed', async () => {
    const document = await openFile(freshName(), {
      ...ids,
      ClientName: 'shop-web',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    });
    const done = push(document.uri);
    const first = await screen.pickers.choose(/Push to/, /Exactly this file instead/);
    assert.ok(
      first.some((line) => /^CallbackURLs: .*https:\/\/shop\.example\.com/.test(line)),
      'kept from live is shown too',
    );
    const second = await screen.pickers.choose(/Push to .*, exactly this file/, /Push \d+ changes to shop-web/);
    for (const reset of [
      /^CallbackURLs: − /,
      /^SupportedIdentityProviders: − /,
      /^AllowedOAuthFlowsUserPoolClient: true → false/,
      /^RefreshTokenRotation: /,
      /^AuthSessionValidity: 5 → 3/,
      /^AccessTokenValidity: 30 minutes → 1 hour/,
    ]) {
      assert.ok(
        second.some((line) => reset.test(line)),
        `${String(reset)} in\n${second.join('\n')}`,
      );
    }
    assert.equal((await done).outcome, 'pushed');
    const sent = updates()[0] ?? {};
    assert.deepEqual(
      [sent['CallbackURLs'], sent['EnableTokenRevocation'], sent['AuthSessionValidity']],
      [[], true, 3],
      'defaults are written out',
    );
  });

  it('is stopped by errors, says the first and sends nothing', async () => {
    const document = await openFile(freshName(), { ...ids, AccessTokenValidity: 60 });
    const { outcome, message } = await push(document.uri);
    assert.equal(outcome, 'failed');
    assert.match(message ?? '', /Not pushed: 1 error first\. Line 4: /);
    assert.deepEqual(local.it.requests, []);
  });

  for (const [name, text] of [
    ['not JSON', 'hello'],
    ['half-typed', '{ "UserPoolId": "us-east-1_DemoPool1", "Cli'],
    ['a list', '[]'],
    ['empty', ''],
    ['a NUL', '{ "UserPoolId": "us-\0" }'],
    ['nested 10,000 deep', '['.repeat(10_000)],
    ['a describe answer', JSON.stringify({ UserPoolClient: { ...ids, ClientSecret: DEMO.secret } })],
    ['wrong types', JSON.stringify({ ...ids, CallbackURLs: 'x', AuthSessionValidity: '5' })],
  ] as const) {
    it(`refuses bad input and leaves it alone: ${name}`, async () => {
      const document = await openFile('bad.cognito-client.json', text);
      const { outcome, message } = await push(document.uri);
      assert.equal(outcome, 'failed');
      assert.ok(message && !message.includes(DEMO.secret) && !/\bat .*\.js:\d/.test(message), message);
      assert.equal(document.getText(), text);
      assert.deepEqual(local.it.requests, []);
    });
  }

  it('offers to save, and sends nothing when that is declined', async () => {
    const document = await oneChange();
    await setText(document, document.getText().replace('7', '9'));
    const declined = push(document.uri);
    await screen.pickers.choose(/unsaved changes/, /Do not push/);
    assert.equal((await declined).outcome, 'cancelled');
    assert.ok(document.isDirty);
    assert.deepEqual(local.it.requests, []);
    const accepted = push(document.uri);
    await screen.pickers.choose(/unsaved changes/, /Save and go on/);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await accepted).outcome, 'pushed');
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 9);
  });

  it('says that there is nothing to push, whatever the order and the units', async () => {
    await pull(DEMO.singlePageApp);
    const uri = fileNamed('shop-web.cognito-client.json');
    const document = await vscode.workspace.openTextDocument(uri);
    const value = JSON.parse(document.getText()) as Record<string, unknown>;
    await setText(
      document,
      JSON.stringify({
        ...value,
        CallbackURLs: [...(value['CallbackURLs'] as string[])].reverse(),
        AccessTokenValidity: 1800,
        TokenValidityUnits: { ...(value['TokenValidityUnits'] as object), AccessToken: 'seconds' },
      }),
    );
    await document.save();
    assert.deepEqual(await push(uri), { outcome: 'nothing-to-push', changes: [] });
    assert.deepEqual(updates(), []);
  });

  it("plans again when a colleague changes the client while the question is open, and keeps the colleague's change", async () => {
    const document = await oneChange();
    const done = push(document.uri);
    await screen.pickers.review(/Push to/);
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { LogoutURLs: ['https://colleague.example.com/'] });
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    const again = await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.ok(again.includes('The app client changed in Cognito while you were deciding. This is a new plan.'));
    assert.ok(
      again.some((line) => /^LogoutURLs: .*colleague\.example\.com/.test(line)),
      again.join('\n'),
    );
    assert.equal((await done).outcome, 'pushed');
    assert.deepEqual(liveSettings(local.it)['LogoutURLs'], ['https://colleague.example.com/']);
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 7);
  });

  for (const [moment, title, answered] of [
    ['while it reads', /^Reading/, 0],
    ['while it makes sure that nothing moved', /^Pushing/, 1],
  ] as const) {
    it(`sends nothing when cancelled ${moment}`, async () => {
      const before = liveSettings(local.it);
      const document = await oneChange();
      const text = document.getText();
      const describes = (): number => requestsOf(local.it, 'DescribeUserPoolClient').length;
      if (answered === 0) local.it.inject({ kind: 'slow', delay: 60_000 });
      cancelProgress(title, () => describes() > answered);
      const done = push(document.uri);
      if (answered > 0) {
        await screen.pickers.review(/Push to/);
        local.it.inject({ kind: 'slow', delay: 60_000 });
        await screen.pickers.choose(/Push to/, /Push 1 change/);
      }
      assert.equal((await done).outcome, 'cancelled');
      assert.deepEqual([updates(), liveSettings(local.it), document.getText()], [[], before, text]);
    });
  }

  it('tells the truth when the answer is lost: applied', async () => {
    const document = await oneChange();
    local.it.inject({ kind: 'internal-error-after', operation: 'UpdateUserPoolClient' });
    const done = push(document.uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'pushed');
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 7);
  });

  it('tells the truth when the answer is lost: not applied', async () => {
    const document = await oneChange();
    local.it.inject({ kind: 'reset-before-body', operation: 'UpdateUserPoolClient' });
    const done = push(document.uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    const { outcome, message } = await done;
    assert.equal(outcome, 'failed');
    assert.match(message ?? '', /None of your changes is live so far: most likely the update was not applied/);
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 5);
  });

  it('tells the truth when nobody can say: neither a success nor a way back', async () => {
    const document = await oneChange();
    local.it.between(() => local.it.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient', times: 1 }), {
      operation: 'UpdateUserPoolClient',
    });
    const done = push(document.uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    const { outcome, message } = await done;
    assert.equal(outcome, 'failed');
    assert.match(message ?? '', /accepted the update of shop-web, but reading back what is live failed\. /);
    assert.equal(liveSettings(local.it)['AuthSessionValidity'], 7);
    const looking = vscode.commands.executeCommand('cognitoClient.showHistory', document.uri);
    const { items } = await screen.pickers.titled(/Push history/);
    assert.match(items[0]?.detail ?? '', / · not known · /);
    await screen.pickers.choose(/Push history/, /AuthSessionValidity: 5 → 7/);
    await screen.pickers.choose(/shop-web: pushed/, /Only look/);
    await looking;
  });

  it('reports what the service stored instead', async () => {
    const document = await oneChange();
    const done = push(document.uri);
    await screen.pickers.review(/Push to/);
    let asked = 0;
    local.it.between(
      () => {
        asked++;
        if (asked === 2) local.it.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 15 });
      },
      { operation: 'DescribeUserPoolClient', times: 2 },
    );
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'stored-otherwise');
  });

  it("shows a refusal in the service's words and changes nothing", async () => {
    const before = liveSettings(local.it);
    const document = await openFile(freshName(), { ...ids, AllowedOAuthScopes: ['openid', 'nowhere/read'] });
    const done = push(document.uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.match((await done).message ?? '', /refused the request: Invalid scope requested: nowhere\/read/);
    assert.deepEqual(liveSettings(local.it), before);
  });

  it('leaves no trace of the secret in workspace, storage or logs', async () => {
    await pull(DEMO.machine);
    const uri = fileNamed('nightly-export.cognito-client.json');
    const document = await vscode.workspace.openTextDocument(uri);
    await setText(document, document.getText().replace('"AccessTokenValidity": 15', '"AccessTokenValidity": 20'));
    await document.save();
    const done = push(uri);
    const lines = await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'pushed');
    const open = vscode.workspace.textDocuments
      .map((textDocument) => textDocument.uri.toString() + textDocument.getText())
      .join('\n');
    assert.ok(!(lines.join('\n') + open).includes(DEMO.secret));
  });
});

describe('failures', () => {
  const local = useLocalCognito();
  const cases = [
    ['access-denied', /may not do this\. Its policy must allow cognito-idp:DescribeUserPoolClient/],
    ['expired-token', /has expired\. Sign in again/],
    ['unrecognized-client', /does not accept/],
    ['throttled', /limiting requests/],
    ['html-body', /not Cognito's\. Check the endpoint/],
    ['html-502', /internal error/],
    ['empty-object', /not Cognito's/],
    ['reset-after-body', /could not be reached/],
  ] as const;
  for (const [kind, sentence] of cases) {
    it(`are one sentence with the next step: ${kind}`, async () => {
      local.it.inject({ kind });
      const { outcome, message } = await vscode.commands.executeCommand<Outcome>('cognitoClient.pull', {
        userPoolId: DEMO.poolId,
        clientId: DEMO.singlePageApp,
      });
      assert.equal(outcome, 'failed');
      assert.match(message ?? '', sentence);
    });
  }

  it('name the client that does not exist', async () => {
    const { message } = await vscode.commands.executeCommand<Outcome>('cognitoClient.pull', {
      userPoolId: DEMO.poolId,
      clientId: 'nobody',
    });
    assert.match(message ?? '', /There is no app client nobody of user pool us-east-1_DemoPool1 in us-east-1/);
  });

  it('refuse an argument of another shape', async () => {
    for (const argument of [7, { userPoolId: 'x' }, { uri: 3 }, { userPoolId: '', clientId: '' }]) {
      assert.equal(
        (await vscode.commands.executeCommand<Outcome>('cognitoClient.push', argument)).outcome,
        'failed',
        JSON.stringify(argument),
      );
    }
    assert.deepEqual(local.it.requests, []);
  });
});
