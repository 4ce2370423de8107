// The review of a push: a tab that stays until it is answered. What keys do in its page is for the test of the page.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEMO, startLocalCognito } from '../../../local-cognito/src';
import {
  freshName,
  ids,
  liveSettings,
  openFile,
  requestsOf,
  run,
  setEndpoint,
  setText,
  until,
  useLocalCognito,
  watchMessages,
  watchWindow,
  type Outcome,
} from './support';
import { linesOf } from '../../review-lines';

describe('the review of a push', () => {
  const local = useLocalCognito();
  const screen = watchWindow();
  watchMessages();
  const updates = (): unknown[] => requestsOf(local.it, 'UpdateUserPoolClient');
  const reviewTabs = (): vscode.Tab[] =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && /review/.test(input.viewType)),
    );
  const changed = (settings: object = { AuthSessionValidity: 7 }): Promise<vscode.TextDocument> =>
    openFile(freshName(), { ...ids, ...settings });

  it('begins with where the push goes and with the verdict, the riskiest change first', async () => {
    const { uri } = await changed({
      AuthSessionValidity: 7,
      CallbackURLs: ['https://shop.example.com/signed-in'],
      EnableTokenRevocation: false,
    });
    const done = run('push', uri);
    const { page } = await screen.pickers.review(/^Push to shop-web$/);
    assert.deepEqual(
      page.verdict?.parts.map(({ tone, text }) => [tone, text]),
      [
        ['breaks-sign-in', '1 change can break sign-in'],
        ['weakens-protection', '1 weakens a protection'],
        ['changes-lifetimes', '1 affects lifetimes'],
      ],
    );
    assert.equal(page.verdict?.grave, '1 change can break sign-in, 1 weakens a protection');
    assert.deepEqual(
      page.plans[0]?.review.changes.map(({ name }) => name),
      ['CallbackURLs', 'EnableTokenRevocation', 'AuthSessionValidity'],
    );
    assert.deepEqual(page.plans[0]?.review.changes[0]?.values, [
      { kind: 'removed', text: 'http://localhost:5173/signed-in' },
      { kind: 'kept', text: '1 item stays' },
    ]);
    assert.ok(
      page.answers.some(({ label }) =>
        label.startsWith('Push 3 changes to shop-web: 1 change can break sign-in, 1 weakens a protection'),
      ),
    );
    await screen.pickers.escape(/Push to/);
    assert.deepEqual([(await done).outcome, updates()], ['cancelled', []]);
  });

  it('is one for each client: another push brings it back, with a new plan', async () => {
    const document = await changed();
    const first = run('push', document.uri);
    await screen.pickers.review(/Push to shop-web/);
    await vscode.window.showTextDocument(document);
    await setText(document, document.getText().replace('7', '9'));
    await document.save();
    const second = run('push', document.uri);
    assert.equal((await first).outcome, 'cancelled');
    const lines = await screen.pickers.choose(/Push to shop-web/, /Push 1 change/);
    assert.ok(lines.includes('AuthSessionValidity: 5 → 9'), lines.join('\n'));
    assert.equal((await second).outcome, 'pushed');
    assert.deepEqual([reviewTabs().length, updates().length], [1, 1]);
  });

  it('says that the file was changed meanwhile, and plans again on demand', async () => {
    const document = await changed();
    const first = run('push', document.uri);
    await screen.pickers.review(/Push to shop-web/);
    await setText(document, document.getText().replace('7', '9'));
    await document.save();
    await until('the review to tell', () =>
      /was changed after this plan was made/.test(screen.pickers.reviews.asking(/Push to/)?.page.status ?? ''),
    );
    await screen.pickers.choose(/Push to/, /Plan Again/);
    assert.equal((await first).outcome, 'cancelled');
    const lines = await screen.pickers.choose(/Push to shop-web/, /Do Not Push/);
    assert.ok(lines.includes('AuthSessionValidity: 5 → 9'), lines.join('\n'));
    assert.deepEqual(updates(), []);
  });

  it('shows afterwards what is live, can no longer be answered, and leads to the undo', async () => {
    const { uri } = await changed();
    const done = run('push', uri);
    const asked = await screen.pickers.review(/Push to/);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'pushed');
    const shown = await until('the outcome', () =>
      screen.pickers.reviews.all().find(({ page }) => page.phase === 'done'),
    );
    assert.deepEqual(shown.page.outcome, {
      tone: 'ok',
      lines: ['shop-web is live as planned.', 'AuthSessionValidity: 5 → 7'],
    });
    // An answer to the plan that was on the screen before, and one that is not offered, do nothing.
    for (const version of [asked.version, shown.version]) shown.send({ type: 'answer', version, id: 'push' });
    shown.send({ type: 'answer', version: shown.version, id: '0' });
    assert.match(shown.page.answers[1]?.label ?? '', /^Undo…$/);
    await screen.pickers.choose(/^Undo the push of/, /Undo 1 change in Cognito only/);
    await until('the undo', () => liveSettings(local.it)['AuthSessionValidity'] === 5);
    assert.equal(updates().length, 2);
  });

  it('shows why a push was refused, where it was decided on', async () => {
    const { uri } = await changed();
    local.it.inject({ kind: 'access-denied', operation: 'UpdateUserPoolClient', times: 1 });
    const done = run('push', uri);
    await screen.pickers.choose(/Push to/, /Push 1 change/);
    assert.equal((await done).outcome, 'failed');
    const shown = screen.pickers.reviews.all().find(({ page }) => page.phase === 'done');
    assert.equal(shown?.page.outcome?.tone, 'error');
    assert.equal(shown?.page.outcome?.lines[0], (await done).message);
  });

  it('is closed by a push that takes it over and is turned away before its plan', async () => {
    const other = await startLocalCognito({ seed: 'demo', account: '999988887777' });
    try {
      const { uri } = await changed();
      const first = run('push', uri);
      await screen.pickers.choose(/Push to/, /Push 1 change/);
      assert.equal((await first).outcome, 'pushed');
      assert.equal(reviewTabs().length, 1, 'the outcome');
      await setEndpoint(other.url);
      const second = run('push', uri);
      await screen.pickers.choose(/another AWS account than last time/, /Do not push/);
      assert.equal((await second).outcome, 'cancelled');
      await until('the review to close', () => reviewTabs().length === 0);
    } finally {
      await other.stop();
    }
  });

  it('takes no answer that is none: not of another page, not of an older plan, not of another kind', async () => {
    const { uri } = await changed();
    const done = run('push', uri);
    const { send, version } = await screen.pickers.review(/Push to/);
    for (const message of [
      undefined,
      'push',
      { type: 'answer', id: 'push' },
      { type: 'answer', version: version - 1, id: 'push' },
      { type: 'answer', version, id: 'push with file' },
      { type: 'answer', version: String(version), id: 'push' },
      { type: 'settle', version, name: 1, value: 'mine' },
      { type: 'open', index: 99 },
      { type: '__proto__', version, id: 'push' },
    ])
      send(message);
    assert.ok(screen.pickers.reviews.asking(/Push to/), 'the question stays');
    await screen.pickers.escape(/Push to/);
    assert.deepEqual([(await done).outcome, updates()], ['cancelled', []]);
  });

  it('shows a name as text: no character that nobody sees, and no icon in its tab', async () => {
    local.it.edit(DEMO.poolId, DEMO.singlePageApp, { ClientName: 'web \u202e$(check) [x](command:y)' });
    const { uri } = await changed();
    const done: Thenable<Outcome> = run('push', uri);
    const { page, panel } = await screen.pickers.review(/Push to web/);
    assert.ok(!/[\u202e]/.test(linesOf(page).join('') + panel.title), page.title);
    assert.match(panel.title, /^Push to web ⟨U\+202E⟩\$ \(check\) \[x\] \(command:y\)$/);
    await screen.pickers.escape(/Push to web/);
    assert.equal((await done).outcome, 'cancelled');
  });

  it('lets in nothing but its own script and style', async () => {
    const { uri } = await changed();
    const done = run('push', uri);
    const { panel } = await screen.pickers.review(/Push to/);
    assert.match(panel.webview.html, /default-src 'none'; style-src [^;]+; script-src 'nonce-[0-9a-f]{32}'"/);
    assert.deepEqual(panel.webview.html.match(/<(script|link|img|iframe|style)\b/g), ['<link', '<script']);
    assert.deepEqual(
      panel.webview.options.localResourceRoots?.map(({ path }) => path.split('/').at(-1)),
      ['dist'],
    );
    await screen.pickers.escape(/Push to/);
    await done;
  });
});
