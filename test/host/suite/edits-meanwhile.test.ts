// What is typed into a file while a command that writes it asks its question: it stays, and the user is told.
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
  useLocalCognito,
  watchMessages,
  watchWindow,
  run,
  type Outcome,
  openOnDisk,
} from './support';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };
const TYPED = '// typed meanwhile';

describe('what is typed while a question is open', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const messages = watchMessages();
  const updates = (): unknown[] => requestsOf(local.it, 'UpdateUserPoolClient');
  const type = (document: vscode.TextDocument): Promise<void> =>
    setText(document, document.getText().replace('{', `{\n  ${TYPED}`));
  const change = (document: vscode.TextDocument, before: string, after: string): Promise<void> => {
    assert.ok(document.getText().includes(before), before);
    return setText(document, document.getText().replace(before, after));
  };
  const pulled = async (): Promise<vscode.TextDocument> => {
    const uri = fileNamed(freshName());
    await run('pull', { ...target, uri });
    return openOnDisk(uri);
  };
  /** A file that both sides changed: what live is now is settled in its question. */
  const conflicting = async (): Promise<vscode.TextDocument> => {
    const document = await pulled();
    await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 7');
    await document.save();
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 9 });
    return document;
  };

  it('stays during a pull, which writes nothing then', async () => {
    const document = await openFile(freshName(), { ...ids, ClientName: 'mine' });
    const done = run('pull', document.uri);
    await screen.pickers.titled(/differs from what is live/);
    await type(document);
    const text = document.getText();
    await screen.pickers.choose(/differs from what is live/, /Take what is live/);
    assert.match((await done).message ?? '', /The file changed while .* Nothing was written: pull again/);
    assert.equal(document.getText(), text);
  });

  it('stays in the target of a promotion, which sends nothing then', async () => {
    const to = await openFile(freshName(), {
      UserPoolId: DEMO.poolId,
      ClientId: DEMO.mobileApp,
      AuthSessionValidity: 3,
    });
    const from = await openFile(freshName(), { ...ids, AuthSessionValidity: 8 });
    const done = run('promote', from.uri);
    await screen.pickers.choose(/^Promote .* to…/, new RegExp(to.uri.path.split('/').at(-1)!));
    await screen.pickers.titled(/keep of its own/);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await screen.pickers.titled(/^Promote .* to mine-/);
    await type(to);
    const text = to.getText();
    await screen.pickers.choose(/^Promote .* to mine-/, /Take it into the file/);
    assert.match((await done).message ?? '', /changed meanwhile. Nothing was sent/);
    assert.deepEqual([to.getText(), updates()], [text, []]);
    assert.match((await promoteAnew(from, to)).message ?? '', /has unsaved changes\. Save it first/);
    await to.save();
  });
  const promoteAnew = async (from: vscode.TextDocument, to: vscode.TextDocument): Promise<Outcome> => {
    const done = run('promote', from.uri);
    await screen.pickers.choose(/^Promote .* to…/, new RegExp(to.uri.path.split('/').at(-1)!));
    return done;
  };

  it('stays in a file whose client is created, beside the new id, and is a change to push', async () => {
    const document = await openFile(freshName(), {
      UserPoolId: DEMO.poolId,
      ClientName: 'kiosk',
      AuthSessionValidity: 6,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
    });
    const done = run('create', document.uri);
    await screen.pickers.choose(/a client secret\?/, /Without a secret/);
    await screen.pickers.titled(/Create in shop/);
    await type(document);
    await change(document, '"AuthSessionValidity": 6', '"AuthSessionValidity": 11');
    await screen.pickers.choose(/Create in shop/, /Create kiosk/);
    const { outcome, clientId } = await done;
    assert.equal(outcome, 'created');
    const text = document.getText();
    for (const part of [TYPED, '"AuthSessionValidity": 11', `"ClientId": "${clientId}"`])
      assert.ok(text.includes(part), text);
    assert.equal(local.it.describe(DEMO.poolId, String(clientId))?.['AuthSessionValidity'], 6);
    assert.equal((await run('plan', document.uri)).changes, 1);
    await document.save();
  });

  it('stays when a settled conflict is pushed; what was settled is not in the file then, which is told and asked again', async () => {
    const document = await conflicting();
    await change(document, '"EnableTokenRevocation": true', '"EnableTokenRevocation": false');
    await document.save();
    const done = run('push', document.uri);
    await screen.pickers.settle(/Push to/, 'AuthSessionValidity', /Theirs/);
    await screen.pickers.review(/Push to/);
    await type(document);
    const text = document.getText();
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'pushed');
    assert.equal(document.getText(), text);
    const told = messages.shown.map(({ message }) => message).join('\n');
    assert.match(told, /does not have what you settled for AuthSessionValidity: it was changed meanwhile/);
    const { conflicts } = await run('plan', document.uri);
    assert.equal(conflicts, 1);
    await document.save();
  });

  it('is the only thing that keeps what was settled out of the file: also where nothing else is sent', async () => {
    const document = await conflicting();
    const done = run('push', document.uri);
    await screen.pickers.settle(/Push to/, 'AuthSessionValidity', /Theirs/);
    assert.equal((await done).outcome, 'nothing-to-push');
    assert.ok(document.getText().includes('"AuthSessionValidity": 9') && !document.isDirty, document.getText());
    const { changes, conflicts } = await run('plan', document.uri);
    assert.deepEqual([changes, conflicts, updates()], [0, 0, []]);
  });

  it('stays when a push is undone', async () => {
    const document = await pulled();
    await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 11');
    await document.save();
    const pushing = run('push', document.uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    await pushing;
    const undoing = run('undoLastPush', document.uri);
    await screen.pickers.review(/Undo the push/);
    await type(document);
    await screen.pickers.choose(/Undo the push/, /Undo 1 change in Cognito and in mine-/);
    assert.equal((await undoing).outcome, 'pushed');
    assert.ok(document.getText().includes(TYPED), document.getText());
    assert.match(document.getText(), /"AuthSessionValidity": 5\b/, 'and the file is brought along');
    await document.save();
  });

  it('stays in an empty file that an archetype was chosen for', async () => {
    const document = await openFile(freshName(), '');
    const done = run('newFile', document.uri);
    await screen.pickers.titled(/what kind of app/);
    await setText(document, `{\n  ${TYPED}\n  "ClientName": "mine"\n}\n`);
    const text = document.getText();
    await screen.pickers.choose(/what kind of app/, /^Single-page app$/);
    assert.match((await done).message ?? '', /changed while you chose. Nothing was written/);
    assert.equal(document.getText(), text);
    await document.save();
  });

  it('stays in an empty file that a client was created for, and the client can be pulled', async () => {
    const document = await openFile(freshName(), '');
    messages.name('kiosk');
    const done = run('create', document.uri);
    await screen.pickers.choose(/what kind of app/, /^Single-page app$/);
    await screen.pickers.choose(/AWS Region/, /^us-east-1$/);
    await screen.pickers.choose(/User pool in us-east-1/, /^shop$/);
    await screen.pickers.choose(/a client secret\?/, /Without a secret/);
    await screen.pickers.titled(/Create in shop/);
    await setText(document, 'not JSON yet');
    await screen.pickers.choose(/Create in shop/, /Create kiosk/);
    assert.match((await done).message ?? '', /was created, with the id .*, but its file could not be written/);
    assert.equal(document.getText(), 'not JSON yet');
    await document.save();
  });
});
