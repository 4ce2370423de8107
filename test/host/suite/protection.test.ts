// Protection beside the push of a file: what is created, what leads to a push, and settings that change while a question is open.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO } from '../../../local-cognito/src';
import {
  freshName,
  ids,
  liveSettings,
  openFile,
  requestsOf,
  setText,
  until,
  useLocalCognito,
  watchMessages,
  watchWindow,
  run,
  type Outcome,
} from './support';

const protect = (rules: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('cognitoClient').update('protected', rules, vscode.ConfigurationTarget.Global);

describe('protection', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const messages = watchMessages();
  const created = (): unknown[] => requestsOf(local.it, 'CreateUserPoolClient');
  const updates = (): unknown[] => requestsOf(local.it, 'UpdateUserPoolClient');
  afterEach(() => protect(undefined));

  const draft = (): Promise<vscode.TextDocument> =>
    openFile(freshName(), {
      UserPoolId: DEMO.poolId,
      ClientName: 'kiosk',
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
    });

  for (const [name, rule] of [
    ['the pool', { userPoolName: 'shop' }],
    ['the name that the client would get', { clientName: 'kio*' }],
  ] as const) {
    it(`lets no client be created where ${name} is read-only, before anything is asked`, async () => {
      await protect([{ ...rule, protection: 'readonly' }]);
      const { uri } = await draft();
      const { outcome, message } = await screen.pickers.unasked(run('create', { uri }));
      assert.equal(outcome, 'failed');
      assert.match(message ?? '', /^kiosk is protected \(/);
      assert.deepEqual(created(), []);
    });
  }

  it('wants the name of a client typed before it is created', async () => {
    await protect([{ userPoolName: 'shop', protection: 'confirm' }]);
    const document = await draft();
    const asked: string[] = [];
    for (const typed of ['kiosks', 'Kiosk', '', 'kiosk']) {
      messages.type((prompt) => {
        asked.push(prompt);
        return typed;
      });
      const done = run('create', { uri: document.uri });
      await screen.pickers.choose(/a client secret\?/, /Without a secret/);
      await screen.pickers.choose(/Create in shop/, /Create kiosk/);
      assert.equal((await done).outcome, typed === 'kiosk' ? 'created' : 'cancelled', `"${typed}"`);
      assert.equal(created().length, typed === 'kiosk' ? 1 : 0, `"${typed}"`);
    }
    assert.equal(asked.length, 4);
  });

  it('counts as it is when the answer is given: settings that change while the plan is on the screen', async () => {
    messages.type((prompt) => prompt.split(': ').at(-1));
    const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    const pushing = run('push', uri);
    await screen.pickers.review(/Push to shop-web/);
    await protect([{ clientName: 'shop-web', protection: 'readonly' }]);
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.match((await pushing).message ?? '', /shop-web is protected/);
    await protect(undefined);
    const creating = run('create', { uri: (await draft()).uri });
    await screen.pickers.choose(/a client secret\?/, /Without a secret/);
    await screen.pickers.titled(/Create in shop/);
    await protect([{ userPoolName: 'shop', protection: 'readonly' }]);
    await screen.pickers.choose(/Create in shop/, /Create kiosk/);
    assert.match((await creating).message ?? '', /kiosk is protected/);
    assert.deepEqual([updates(), created()], [[], []]);
  });

  it('holds whatever leads to the push: an undo, and a live document', async () => {
    const { uri } = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
    const pushing = run('push', uri);
    await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    await pushing;
    const before = liveSettings(local.it);
    await protect([{ clientName: 'shop-web', protection: 'readonly' }]);
    assert.match((await run('undoLastPush', uri)).message ?? '', /shop-web is protected/);
    await run('openLive', { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp });
    const live = vscode.window.activeTextEditor?.document ?? assert.fail('no editor');
    await until('what is live', () => live.getText().includes('"AuthSessionValidity": 7'));
    await setText(live, live.getText().replace('"AuthSessionValidity": 7', '"AuthSessionValidity": 8'));
    assert.equal(await live.save(), false);
    assert.deepEqual([updates().length, liveSettings(local.it)], [1, before]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  /** Answers every question of a command so that it goes on, until it ends. */
  async function goThrough(done: Thenable<Outcome>): Promise<Outcome> {
    let outcome: Outcome | undefined;
    void done.then((ended) => {
      outcome = ended;
    });
    const isOpen = (): vscode.QuickPick<vscode.QuickPickItem> | undefined =>
      screen.pickers.shown.find((picker) => picker.items.length > 0);
    const review = (): string | undefined => screen.pickers.reviews.asking(/./)?.page.title;
    for (;;) {
      await until('a question or the end', () => outcome !== undefined || isOpen() || review());
      const title = review();
      if (outcome === undefined && title !== undefined) {
        await screen.pickers.choose(exactly(title), GOES_ON);
        continue;
      }
      const picker = isOpen();
      if (outcome !== undefined || !picker) return outcome ?? assert.fail();
      if (!picker.canSelectMany) await screen.pickers.choose(exactly(picker.title ?? ''), GOES_ON);
      else await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await until('the next question', () => outcome !== undefined || isOpen() !== picker);
    }
  }
  const exactly = (title: string): RegExp => new RegExp(`^${title.replaceAll(/[^\w ]/g, '.')}$`);
  const GOES_ON =
    /^(shop-web ·.*|.*Push 1 change.*|.*Push to \d app clients?.*|.*(Undo|Restore) 1 change.*|.*what was live before.*|.*Take it into.*|target\.cogn.*)$/;

  /** Every way that leads to an update, besides the push of a file and of a live document. */
  const WAYS: Readonly<Record<string, (uri: vscode.Uri) => Thenable<Outcome>>> = {
    undo: (uri) => run('undoLastPush', uri),
    'a restore': (uri) => run('showHistory', uri),
    'several at once': (uri) => vscode.commands.executeCommand('cognitoClient.planMany', uri, [uri]),
    'a promotion': async () => {
      await openFile('target.cognito-client.json', { ...ids, AuthSessionValidity: 7 });
      const from = await openFile(freshName(), { ...ids, ClientId: DEMO.mobileApp, AuthSessionValidity: 9 });
      return run('promote', from.uri);
    },
  };
  for (const [name, start] of Object.entries(WAYS)) {
    it(`holds whatever leads to the push: ${name}`, async () => {
      const document = await openFile(freshName(), { ...ids, AuthSessionValidity: 7 });
      await goThrough(run('push', document.uri));
      if (name === 'several at once') {
        await setText(document, document.getText().replace('7', '8'));
        await document.save();
      }
      const before = liveSettings(local.it);
      for (const [protection, typed] of [
        ['readonly', 'shop-web'],
        ['confirm', 'shop'],
      ] as const) {
        messages.type(() => typed);
        await protect([{ clientName: 'shop-web', protection }]);
        await goThrough(start(document.uri));
        assert.deepEqual([updates().length, liveSettings(local.it)], [1, before], protection);
      }
      messages.type(() => 'shop-web');
      await goThrough(start(document.uri));
      assert.equal(updates().length, 2, 'with the right name it is sent: the way itself is open');
    });
  }
});
