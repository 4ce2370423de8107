import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
  watchMessages,
  watchWindow,
  run,
  openOnDisk,
} from './support';

const target = { userPoolId: DEMO.poolId, clientId: DEMO.singlePageApp };

/** The data of the user, of code-server or of VS Code on a desktop. */
const userData = (): string => {
  const ofServer = path.join(process.env['HOME'] ?? '', 'data/User');
  return existsSync(ofServer)
    ? ofServer
    : path.join(path.dirname(process.env['IN_HOST_REPORT'] ?? ''), 'user-data/User');
};
/** Where the extension keeps what all windows share. */
const storage = (...names: string[]): string =>
  path.join(
    userData(),
    'globalStorage',
    vscode.extensions.all.find(({ id }) => /cognito-client-editor$/i.test(id))?.id.toLowerCase() ?? assert.fail(),
    ...names,
  );
const namesIn = (...names: string[]): string[] => (existsSync(storage(...names)) ? readdirSync(storage(...names)) : []);
const stored = (...names: string[]): Record<string, unknown>[] =>
  namesIn(...names).map((name) => JSON.parse(readFileSync(storage(...names, name), 'utf8')) as Record<string, unknown>);

/** Writes what a window leaves behind that ended in the middle of a push. */
function leaveBehind(record: Record<string, unknown>): void {
  // The id of a process that has ended.
  const ended = Number(
    execFileSync(process.execPath, ['-e', 'console.log(process.pid)'], {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    }),
  );
  const when = new Date(Date.now() - 60_000).toISOString();
  mkdirSync(storage('history-under-way'), { recursive: true });
  writeFileSync(
    storage('history-under-way', `${when.replaceAll(/\D/g, '')}-abcdef012345-left.json`),
    JSON.stringify({
      when,
      region: 'us-east-1',
      outcome: 'under way',
      owner: { process: ended, window: 'another' },
      ...record,
    }),
  );
}

describe('the history of pushes', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  const messages = watchMessages();
  const said = (text: RegExp): Promise<string> =>
    until(`a message ${String(text)}`, () => messages.shown.find(({ message }) => text.test(message))?.message);

  /** Pulls the client into its file, or opens that. */
  async function pulled(): Promise<vscode.TextDocument> {
    await run('pull', target);
    const document = await openOnDisk(fileNamed('shop-web.cognito-client.json'));
    await vscode.window.showTextDocument(document);
    return document;
  }
  async function change(document: vscode.TextDocument, from: string, to: string): Promise<void> {
    assert.ok(document.getText().includes(from), `${from} in\n${document.getText()}`);
    await setText(document, document.getText().replace(from, to));
    await document.save();
  }
  async function pushed(document: vscode.TextDocument, from: string, to: string): Promise<void> {
    await change(document, from, to);
    const done = run('push', document.uri);
    await screen.pickers.choose(/^Push to/, /Push \d change/);
    assert.equal((await done).outcome, 'pushed');
  }
  const minutes = (): unknown => liveSettings(local.it)['AuthSessionValidity'];
  async function undone(document: vscode.TextDocument, answer: RegExp): Promise<string[]> {
    const done = run('undoLastPush', document.uri);
    const lines = await screen.pickers.choose(/^Undo the push of/, answer);
    assert.equal((await done).outcome, 'pushed');
    return lines;
  }

  beforeEach(() => {
    for (const name of ['history', 'history-under-way']) rmSync(storage(name), { recursive: true, force: true });
  });

  it('has a record before the request is handled, in the storage that all windows share', async () => {
    const document = await pulled();
    const seen: Record<string, unknown>[] = [];
    local.it.between(() => void seen.push(...stored('history-under-way')), { operation: 'UpdateUserPoolClient' });
    await pushed(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
    assert.deepEqual(
      seen.map(({ outcome, name, changes, file }) => [outcome, name, changes, file]),
      [['under way', 'shop-web', ['AuthSessionValidity: 5 → 6'], document.uri.toString()]],
    );
    assert.deepEqual(namesIn('history-under-way'), []);
    assert.deepEqual(
      stored('history').map(({ outcome }) => outcome),
      ['as planned'],
    );
    assert.ok(namesIn('bases').length > 0);
  });

  it('keeps no record of a push that was refused', async () => {
    const document = await pulled();
    await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
    local.it.inject({ kind: 'access-denied', operation: 'UpdateUserPoolClient' });
    const done = run('push', document.uri);
    await screen.pickers.choose(/^Push to/, /Push \d change/);
    assert.equal((await done).outcome, 'failed');
    assert.deepEqual([namesIn('history-under-way'), stored('history')], [[], []]);
  });

  for (const [what, live, message, row] of [
    [
      'applied',
      { AuthSessionValidity: 9 },
      /All its changes are live: most likely it was applied/,
      /all its changes were live/,
    ],
    ['not applied', {}, /None of its changes is live: most likely it was not/, /none of its changes was live/],
    [
      'half there',
      { AuthSessionValidity: 7 },
      /it was applied is not known|whether it was applied is not known/,
      /not known whether/,
    ],
  ] as const) {
    it(`tells of a push whose window ended, when its client is read again: ${what}`, async () => {
      const document = await pulled();
      const before = liveSettings(local.it);
      leaveBehind({
        target,
        name: 'shop-web',
        before,
        planned: { ...before, AuthSessionValidity: 9 },
        changes: ['AuthSessionValidity: 5 → 9'],
      });
      local.it.edit(DEMO.poolId, DEMO.singlePageApp, live);
      await run('compare', document.uri);
      await said(message);
      const looking = run('showHistory', document.uri);
      const { items } = await screen.pickers.titled(/Push history/);
      assert.match(items[0]?.detail ?? '', row);
      await screen.pickers.escape(/Push history/);
      await looking;
    });
  }

  it('tells of a creation whose window ended that there may be a client', async () => {
    leaveBehind({
      target: { userPoolId: DEMO.poolId, clientId: '' },
      name: 'kiosk',
      before: {},
      planned: { ClientName: 'kiosk' },
      changes: ['ClientName: kiosk'],
    });
    const looking = run('showHistory');
    const { items } = await screen.pickers.titled(/Push history/);
    assert.match(items[0]?.detail ?? '', /it may have been created/);
    await said(/kiosk was being created in .*: it may have been created/);
    await screen.pickers.choose(/Push history/, /^kiosk/);
    const labels = await screen.pickers.choose(/kiosk: pushed/, /Only look/);
    assert.ok(!labels.some((label) => /Restore/.test(label)));
    await looking;
  });

  it('sends nothing without a record, unless the user says so', async () => {
    const document = await pulled();
    const folder = storage('history-under-way');
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, 'no folder');
    try {
      await change(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
      const declined = run('push', document.uri);
      await screen.pickers.choose(/^Push to/, /Push 1 change/);
      const answers = await screen.pickers.choose(/The push to shop-web cannot be recorded/, /Send nothing/);
      assert.match(answers[0] ?? '', /Send nothing/);
      assert.equal((await declined).outcome, 'cancelled');
      assert.deepEqual(requestsOf(local.it, 'UpdateUserPoolClient'), []);
      const sent = run('push', document.uri);
      await screen.pickers.choose(/^Push to/, /Push 1 change/);
      await screen.pickers.choose(/cannot be recorded/, /Send it without a record/);
      assert.equal((await sent).outcome, 'pushed');
      assert.equal(minutes(), 6);
    } finally {
      rmSync(folder);
    }
  });

  it('goes back one push with each undo, and never forward again', async () => {
    const document = await pulled();
    for (const [from, to] of [
      [5, 6],
      [6, 7],
      [7, 8],
    ])
      await pushed(document, `"AuthSessionValidity": ${from}`, `"AuthSessionValidity": ${to}`);
    for (const expected of [7, 6]) {
      await undone(document, /Undo 1 change in Cognito and in shop-web\.cognito-client\.json/);
      assert.equal(minutes(), expected);
      assert.ok(document.getText().includes(`"AuthSessionValidity": ${expected}`), 'the file comes along');
      assert.equal(document.isDirty, false);
    }
    await pushed(document, '"AuthSessionValidity": 6', '"AuthSessionValidity": 15');
    for (const expected of [6, 5]) {
      await undone(document, /Undo 1 change in Cognito and in/);
      assert.equal(minutes(), expected);
    }
    assert.match((await run('undoLastPush', document.uri)).message ?? '', /no push from here to undo/);
    assert.deepEqual(await run('push', document.uri), { outcome: 'nothing-to-push', changes: [] });
    await said(/shop-web is already what the file says/);
  });

  it('takes back only what that push changed: what was changed since stays, and is marked', async () => {
    const document = await pulled();
    await pushed(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { LogoutURLs: ['https://colleague.example.com/'] });
    const labels = await undone(document, /Undo 1 change in Cognito and in/);
    const at = labels.indexOf('Changed since then: stays');
    assert.match(labels[0] ?? '', /Do Not Push/);
    assert.equal(labels[at + 1], 'LogoutURLs: https://colleague.example.com/');
    assert.deepEqual([minutes(), liveSettings(local.it)['LogoutURLs']], [5, ['https://colleague.example.com/']]);
    // The other answer: exactly that state.
    await pushed(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { LogoutURLs: ['https://another.example.com/'] });
    const exactly = run('undoLastPush', document.uri);
    await screen.pickers.choose(/^Undo the push of/, /Exactly that state instead/);
    await screen.pickers.choose(/, exactly that state$/, /Undo 2 changes in Cognito only/);
    assert.equal((await exactly).outcome, 'pushed');
    assert.deepEqual(liveSettings(local.it)['LogoutURLs'], ['https://colleague.example.com/']);
  });

  it('settles in the same question what was changed again since', async () => {
    const document = await pulled();
    await pushed(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 12 });
    const done = run('undoLastPush', document.uri);
    const { page } = await screen.pickers.review(/^Undo the push of/);
    assert.deepEqual(
      page.answers.filter(({ kind }) => kind === 'push'),
      [],
    );
    await screen.pickers.settle(/^Undo the push of/, 'AuthSessionValidity', /As it was before that push/);
    await screen.pickers.choose(/^Undo the push of/, /Undo 1 change in Cognito only/);
    assert.equal((await done).outcome, 'pushed');
    assert.equal(minutes(), 5);
  });

  it('knows afterwards that it was you, where the file was left as it is', async () => {
    const document = await pulled();
    await pushed(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
    await undone(document, /Undo 1 change in Cognito only/);
    assert.ok(document.getText().includes('"AuthSessionValidity": 6'));
    messages.answer(/you have not changed this file since the last pull or push/, 'Push My Values…');
    assert.deepEqual(await run('push', document.uri), { outcome: 'nothing-to-push', changes: [] });
    const told = await said(/you have not changed this file/);
    assert.match(told, /1 setting of shop-web changed since then: AuthSessionValidity: 6 → 5 \(undone by you at /);
    const shown = messages.shown.find(({ message }) => message === told);
    assert.deepEqual(shown?.items, ['Update File', 'Compare with Live', 'Push My Values…']);
    // The button pushes what the file says.
    await screen.pickers.choose(/^Push to/, /Push 1 change/);
    await until('the value of the file', () => minutes() === 6);
  });

  it('keeps in the file what was edited since, when an undo brings it along', async () => {
    const document = await openFile(freshName(), { ...ids, AuthSessionValidity: 6, EnableTokenRevocation: false });
    const done = run('push', document.uri);
    await screen.pickers.choose(/^Push to/, /Push 2 changes/);
    await done;
    await change(document, '"AuthSessionValidity": 6', '"AuthSessionValidity": 14');
    await undone(document, /Undo 2 changes in Cognito and in/);
    assert.deepEqual(JSON.parse(document.getText()), {
      ...ids,
      AuthSessionValidity: 14,
      EnableTokenRevocation: true,
    });
    const again = run('push', document.uri);
    const labels = await screen.pickers.choose(/^Push to/, /Do not push/);
    await again;
    assert.ok(labels.includes('AuthSessionValidity: 5 → 14'), labels.join('\n'));
  });

  it('lists the pushes to every client, those to the open one first', async () => {
    const other = await openFile(freshName(), { ...ids, ClientId: DEMO.mobileApp, AuthSessionValidity: 8 });
    const document = await pulled();
    await pushed(document, '"AuthSessionValidity": 5', '"AuthSessionValidity": 6');
    const second = run('push', other.uri);
    await screen.pickers.choose(/^Push to/, /Push 1 change/);
    await second;
    const looking = run('showHistory', document.uri);
    const { items } = await screen.pickers.titled(/Push history/);
    assert.deepEqual(
      items.map(({ label }) => label.split(' · ')[0]),
      ['shop-web', 'Other app clients', 'shop-mobile', '$(trash) Forget the whole history…'],
    );
    assert.match(items[0]?.detail ?? '', /as planned · shop · us-east-1 · 123456789012$/);
    await screen.pickers.escape(/Push history/);
    await looking;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const undoing = run('undoLastPush');
    await screen.pickers.choose(/Undo the last push to/, /^shop-web/);
    await screen.pickers.choose(/^Undo the push of .* to shop-web/, /Do not push/);
    assert.equal((await undoing).outcome, 'cancelled');
  });
});
