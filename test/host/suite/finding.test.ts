import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  fileNamed,
  freshName,
  ids,
  openFile,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchWindow,
} from './support';

const run = <T>(command: string, argument?: unknown): Thenable<T> =>
  vscode.commands.executeCommand<T>(`cognitoClient.${command}`, argument);
const PAGE = 60;

describe('finding an app client among 10,000', () => {
  const local = useLocalCognito({ moreClients: 10_000 - 3 });
  const screen = watchWindow();

  it(`shows the first ${PAGE} after one request, filters while the next is held back, and stops loading when it is closed`, async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((go) => {
      release = go;
    });
    const pages = (): number => requestsOf(local.it, 'ListUserPoolClients').length;
    local.it.between(() => (pages() > 1 ? held : undefined), { operation: 'ListUserPoolClients', times: Infinity });
    const done = run<{ outcome: string }>('pullAnother');
    await screen.pickers.choose(/AWS Region/, /^us-east-1$/);
    await screen.pickers.choose(/User pool in/, /^shop$/);
    const picker = await screen.pickers.titled(/App client of shop/);
    await until('the first page', () => picker.items.length === PAGE);
    await until('the second request to be on its way', () => pages() === 2);
    picker.value = 'client-00042';
    await until('the filtered item', () => picker.activeItems[0]?.label === 'client-00042');
    assert.ok(picker.busy && picker.items.length === PAGE, 'the second page was still held back');
    await screen.pickers.escape(/App client of shop/);
    assert.equal((await done).outcome, 'cancelled');
    release();
    await until('quiet', () => pages() <= 3);
  });

  it(`has them all after ceil(N / ${PAGE}) = ${Math.ceil(10_000 / PAGE)} requests`, async () => {
    const done = run<{ outcome: string }>('pullAnother');
    await screen.pickers.choose(/AWS Region/, /^us-east-1$/);
    await screen.pickers.choose(/User pool in/, /^shop$/);
    const picker = await screen.pickers.titled(/App client of shop/);
    await until('the end of the list', () => !picker.busy, 60_000);
    assert.equal(picker.items.length, 10_000);
    assert.equal(requestsOf(local.it, 'ListUserPoolClients').length, Math.ceil(10_000 / PAGE));
    await screen.pickers.escape(/App client of shop/);
    assert.equal((await done).outcome, 'cancelled');
  });
});

describe('finding an app client by what is known of it', () => {
  const local = useLocalCognito();
  const screen = watchWindow();

  it('offers what was pulled before, without any list', async () => {
    await run('pull', { userPoolId: DEMO.poolId, clientId: DEMO.mobileApp });
    const again = run<{ uri: vscode.Uri }>('pullAnother');
    const labels = await screen.pickers.choose(/AWS Region/, /^shop-mobile$/);
    assert.ok(labels.indexOf('shop-mobile') < labels.indexOf('us-east-1'), 'above the regions');
    assert.ok((await again).uri.path.endsWith('shop-mobile.cognito-client.json'));
    assert.equal(requestsOf(local.it, 'ListUserPools').length, 0);
  });

  for (const [what, text, requests] of [
    ['the ids of pool and client', `${DEMO.poolId}/${DEMO.machine}`, []],
    [
      'the ARN of a pool',
      `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${DEMO.poolId}`,
      ['ListUserPoolClients'],
    ],
  ] as const) {
    it(`goes straight on from ${what}`, async () => {
      const done = run<{ uri: vscode.Uri }>('pullAnother');
      (await screen.pickers.titled(/AWS Region/)).value = text;
      await screen.pickers.choose(/AWS Region/, /^(User pool|App client) /);
      if (requests.length > 0) await screen.pickers.choose(/App client of/, /^nightly-export$/);
      assert.ok((await done).uri.path.endsWith('nightly-export.cognito-client.json'));
      assert.deepEqual(
        [...requestsOf(local.it, 'ListUserPools'), ...requestsOf(local.it, 'ListUserPoolClients')].length,
        requests.length,
      );
    });
  }
});

describe('the view of app clients', () => {
  const local = useLocalCognito();

  it('asks for nothing when it is shown, and for the pools when it is loaded', async () => {
    await vscode.commands.executeCommand('cognitoClient.appClients.focus');
    assert.equal(local.it.requests.length, 0);
    await vscode.workspace
      .getConfiguration('cognitoClient')
      .update('region', 'us-east-1', vscode.ConfigurationTarget.Workspace);
    const { state } = await run<{ state: string }>('loadClients');
    assert.equal(state, 'ready');
    assert.equal(requestsOf(local.it, 'ListUserPools').length, 1);
  });

  it('tells how the files of the workspace stand to what is live, one describe for each', async () => {
    const { uri } = await run<{ uri: vscode.Uri }>('pull', {
      userPoolId: DEMO.poolId,
      clientId: DEMO.singlePageApp,
      uri: fileNamed(freshName()),
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await openFile(freshName(), { ...ids, ClientId: DEMO.mobileApp });
    const before = requestsOf(local.it, 'DescribeUserPoolClient').length;
    const first = await run<{ looked: number; inStep: number; failed: number }>('checkDrift');
    assert.deepEqual([first.looked, first.failed], [2, 0]);
    assert.equal(requestsOf(local.it, 'DescribeUserPoolClient').length - before, 2);
    await setText(document, JSON.stringify({ ...ids, ClientName: 'renamed' }));
    const second = await run<{ inStep: number }>('checkDrift');
    assert.equal(second.inStep, first.inStep - 1, 'an unsaved change counts');
  });
});
