// Of several app clients, only what was planned is pushed, and what fails is told without a secret.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import { watchLog } from './log';
import {
  freshName,
  ids,
  openFile,
  requestsOf,
  setEndpoint,
  setText,
  until,
  useLocalCognito,
  watchMessages,
  watchWindow,
} from './support';

const log = watchLog();

interface Many {
  readonly outcome: string;
  readonly clients: readonly { readonly file: string; readonly outcome: string; readonly message?: string }[];
}
type Outcome = { outcome: string; message?: string; changes?: number };
const plan = (...uris: vscode.Uri[]): Thenable<Many> =>
  vscode.commands.executeCommand('cognitoClient.planMany', uris[0], uris);
const run = (command: string, argument?: unknown): Thenable<Outcome> =>
  vscode.commands.executeCommand(`cognitoClient.${command}`, argument);

describe('a batch of plans', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const messages = watchMessages();
  const updates = (): unknown[] => requestsOf(local.it, 'UpdateUserPoolClient').map((request) => request['ClientId']);
  const web = (settings: object = { AuthSessionValidity: 7 }): Promise<vscode.TextDocument> =>
    openFile(freshName(), { ...ids, ...settings });
  const mobile = (): Promise<vscode.TextDocument> =>
    openFile(freshName(), { UserPoolId: DEMO.poolId, ClientId: DEMO.mobileApp, AuthSessionValidity: 9 });

  it('pushes no file that was changed after the plan, saved or not', async () => {
    for (const saves of [true, false]) {
      const documents = [await web(), await mobile()] as const;
      const done = plan(...documents.map(({ uri }) => uri));
      await screen.pickers.review(/2 would change/);
      for (const document of documents) {
        await setText(document, document.getText().replace(/"AuthSessionValidity": \d/, '"AuthSessionValidity": 12'));
        if (saves) await document.save();
      }
      await screen.pickers.choose(/2 would change/, /go on after a failure/);
      const { clients } = await done;
      assert.deepEqual(
        clients.map(({ outcome, message }) => [outcome, message]),
        documents.map(() => ['failed', 'The file was changed after the plan: plan again.']),
      );
      assert.match(messages.shown.at(-1)?.message ?? '', /2 failed\. Plan again/);
      for (const document of documents) await document.save();
    }
    assert.deepEqual(updates(), []);
  });

  it('plans no file with unsaved changes, and none with an error of the settings', async () => {
    const unsaved = await web();
    await setText(unsaved, unsaved.getText().replace('7', '8'));
    const rules = vscode.workspace.getConfiguration('cognitoClient');
    await rules.update('rules', { 'sec-implicit-grant': 'error' }, vscode.ConfigurationTarget.Workspace);
    try {
      const implicit = await web({ AllowedOAuthFlows: ['implicit'], AllowedOAuthScopes: ['openid'] });
      const { outcome, clients } = await screen.pickers.unasked(plan(unsaved.uri, implicit.uri));
      assert.equal(outcome, 'planned');
      assert.deepEqual(
        clients.map((client) => client.outcome),
        ['failed', 'failed'],
      );
      assert.match(clients[0]?.message ?? '', /^It has unsaved changes: save it first/);
      assert.match(clients[1]?.message ?? '', /^It has 1 error to be mended before a push\. .*implicit/i);
    } finally {
      await rules.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
      await unsaved.save();
    }
    assert.deepEqual(updates(), []);
  });

  it('stops at a client that Cognito stored otherwise, whose difference the next plan still shows', async () => {
    const documents = [await web(), await mobile()] as const;
    local.it.between(
      () =>
        local.it.between(() => local.it.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 15 }), {
          operation: 'DescribeUserPoolClient',
        }),
      { operation: 'UpdateUserPoolClient' },
    );
    const done = plan(...documents.map(({ uri }) => uri));
    await screen.pickers.choose(/2 would change/, /stop at the first that fails/);
    assert.deepEqual(
      (await done).clients.map(({ outcome }) => outcome),
      ['stored-otherwise', 'not-started'],
    );
    assert.deepEqual(updates(), [DEMO.singlePageApp]);
    assert.equal((await run('plan', documents[0].uri)).changes, 1);
  });

  it('writes no secret into the log that an address or an error holds', async () => {
    const document = await web();
    const done = plan(document.uri);
    await screen.pickers.review(/1 would change/);
    await setEndpoint('http://cognito.example.com/?ClientSecret=fake-secret-DO-NOT-LEAK');
    await screen.pickers.choose(/1 would change/, /Push to 1 app client/);
    assert.equal((await done).clients[0]?.outcome, 'failed');
    await until('the failure in the log', () => log.some((line) => /cannot be used: it must be an https/.test(line)));
    assert.ok(!log.join('\n').includes('DO-NOT-LEAK'));
  });
});

describe('a push of a file', () => {
  const local = useLocalCognito();
  const screen = watchWindow();

  it('sends nothing when the command names another client than the file', async () => {
    const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    const other = { uri, userPoolId: DEMO.poolId, clientId: DEMO.mobileApp };
    const { outcome } = await screen.pickers.unasked(run('push', other));
    assert.equal(outcome, 'failed');
    assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
  });

  it('stops when the save that it offers fails', async () => {
    const document = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    await setText(document, document.getText().replace('7', '8'));
    const done = run('push', document.uri);
    await screen.pickers.titled(/unsaved changes/);
    // A folder of this name: nothing can be saved there.
    await vscode.workspace.fs.delete(document.uri);
    await vscode.workspace.fs.createDirectory(document.uri);
    await screen.pickers.choose(/unsaved changes/, /Save and go on/);
    assert.equal((await done).outcome, 'cancelled');
    assert.deepEqual(local.it.requests, []);
    await vscode.workspace.fs.delete(document.uri, { recursive: true });
    await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode('{}'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
