// The page of a push review, in a browser: what it draws of hostile and of long texts, where the focus is, and what keys do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PageMessage, ReviewPage } from '../../../client/src/editor/ui/review-page';
import { planPush } from '../../../client/src/sync/plan';
import { describePlan } from '../../../client/src/sync/plan-facts';
import { reviewOf, verdictOf } from '../../../client/src/sync/plan-review';
import type { Settings } from '../../../client/src/sync/settings';
import { openPage, type Page } from '../../../tools/host/browser.mjs';

const DIST = path.join(import.meta.dirname, '../../../dist');

const LIVE: Settings = {
  ClientName: 'web',
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['https://a.example/cb'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  AuthSessionValidity: 5,
};

interface Pushed {
  readonly local: Settings;
  readonly live?: Settings;
  readonly base?: Settings;
  readonly name?: string;
}

/** A page about a push, as the editor makes it. */
function pageOf({ local, live = LIVE, base, name = 'web' }: Pushed): ReviewPage {
  const plan = planPush({ local, live, ...(base && { base: { file: base, live: base } }) });
  const identity = { UserPoolId: 'us-east-1_a', ClientId: '1abc' };
  const described = describePlan(
    {
      live: { identity, name, settings: live, unknown: [] },
      context: { hasSecret: false },
      plan,
      mode: 'merge',
      decisions: {},
    },
    { region: 'us-east-1', account: '123456789012', poolName: 'shop' },
  );
  const verdict = verdictOf([described]);
  return {
    title: `Push to ${name}`,
    phase: 'asking',
    status: 'Nothing is sent yet.',
    verdict,
    plans: [{ review: reviewOf(described) }],
    answers: [
      { id: 'cancel', label: 'Do Not Push', kind: 'safe' },
      ...(plan.conflicts.length > 0
        ? []
        : [{ id: 'push', label: `Push: ${verdict.grave ?? 'harmless'}`, kind: 'push' } as const]),
      { id: 'compare', label: 'Compare', kind: 'other' },
      { id: 'document', label: 'Document', kind: 'other' },
    ],
  };
}

const HARMLESS = pageOf({ local: { ...LIVE, AuthSessionValidity: 7 } });
const GRAVE = pageOf({ local: { ...LIVE, CallbackURLs: ['https://b.example/cb'] } });
const CONFLICT = pageOf({
  base: LIVE,
  local: { ...LIVE, AuthSessionValidity: 7 },
  live: { ...LIVE, AuthSessionValidity: 9 },
});

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const nameOf = (key: string): string => (key === ' ' ? 'Space' : key);
/** Keys that move, choose or scroll, and some that type. */
const MOVING = ['Tab', 'Shift+Tab', 'Space', 'Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'Home', 'End'];
const FIRST = [...MOVING, 'PageDown', 'Delete', '1', 'p', 'y', 'P', '9', '"', '/', '.'];

describe('the page of a push review', function () {
  // As long as it takes on a busy machine.
  this.timeout(300_000);
  const closing: (() => unknown)[] = [];
  let page: Page;
  let version = 0;

  before(async () => {
    page = await openPage((action) => closing.push(action));
    await page.setContent(
      '<!DOCTYPE html><html lang="en"><head><title>Push review</title><script>globalThis.__name = (it) => it</script></head><body></body></html>',
    );
    await page.addStyleTag({ content: readFileSync(path.join(DIST, 'review-page.css'), 'utf8') });
    await page.evaluate(() => {
      const sent: unknown[] = [];
      Object.assign(globalThis, { sent, acquireVsCodeApi: () => ({ postMessage: (it: unknown) => sent.push(it) }) });
    });
    await page.addScriptTag({ content: readFileSync(path.join(DIST, 'review-page.js'), 'utf8') });
  });
  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  /** Shows a page in the same question, or in a new one. */
  const show = async (shown: ReviewPage, isNew = true): Promise<void> => {
    if (isNew) version++;
    await page.evaluate(
      (data) =>
        new Promise<void>((done) => {
          addEventListener('message', () => done(), { once: true });
          postMessage(data);
        }),
      { version, page: shown },
    );
  };
  const sent = (): Promise<PageMessage[]> =>
    page.evaluate(() => (globalThis as unknown as { sent: PageMessage[] }).sent.splice(0));
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  const focus = (id: string): Promise<void> => page.evaluate((it) => document.getElementById(it)?.focus(), id);

  it('asks for what it is to show', async () => {
    assert.deepEqual(await sent(), [{ type: 'ready' }]);
  });

  for (const [name, shown] of Object.entries({ HARMLESS, GRAVE, CONFLICT })) {
    it(`pushes by no key and no two keys before Enter: ${name.toLowerCase()}`, async () => {
      await show(shown);
      await sent();
      const sequences = [
        ...PRINTABLE.map((key) => [nameOf(key)]),
        ...FIRST.flatMap((first) => FIRST.map((second) => [first, second])),
      ];
      for (const keys of sequences) {
        await focus('title');
        for (const key of [...keys, 'Enter']) await page.keyboard.press(key);
        const pushed = (await sent()).filter((message) => message.type === 'answer' && message.id === 'push');
        assert.deepEqual(pushed, [], keys.join(' '));
      }
    });
  }

  it('pushes by the keyboard alone, and what can do harm only after a second act', async () => {
    await show(GRAVE);
    await sent();
    const walk: string[] = [];
    for (let step = 0; step < 12 && walk.at(-1) !== 'answer-cancel'; step++) {
      await page.keyboard.press('Tab');
      walk.push(await focused());
    }
    assert.deepEqual(walk.slice(-2), ['read', 'answer-cancel']);
    const isDisabled = (): Promise<boolean | undefined> =>
      page.evaluate(() => document.querySelector<HTMLButtonElement>('#answer-push')?.disabled);
    assert.equal(await isDisabled(), true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    assert.equal(await isDisabled(), false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'answer-push');
    await page.keyboard.press('Enter');
    assert.deepEqual(await sent(), [{ type: 'answer', version, id: 'push' }]);
  });

  it('begins each question at its heading, and each second act anew; what changes nothing leaves the focus', async () => {
    await show(GRAVE);
    assert.equal(await focused(), 'title');
    await focus('read');
    await page.keyboard.press('Space');
    await focus('answer-push');
    await show(GRAVE, false);
    assert.equal(await focused(), 'answer-push', 'the same question is drawn again');
    await show(GRAVE);
    assert.equal(await focused(), 'title', 'a new question');
    const box = (): Promise<boolean | undefined> =>
      page.evaluate(() => document.querySelector<HTMLInputElement>('#read')?.checked);
    assert.equal(await box(), false);
  });

  it('settles a conflict in place, and keeps the focus at it', async () => {
    await show(CONFLICT);
    await sent();
    await focus('settle-AuthSessionValidity-mine');
    await page.keyboard.press('Space');
    assert.deepEqual(await sent(), [{ type: 'settle', version, name: 'AuthSessionValidity', value: 'mine' }]);
    await show(CONFLICT);
    assert.equal(await focused(), 'settle-AuthSessionValidity-mine');
  });

  it('says its risk in words with each change, and what goes on as a status', async () => {
    await show(GRAVE);
    const [labels, status] = await page.evaluate(() => [
      [...document.querySelectorAll('.change')].map((it) => it.getAttribute('aria-label') ?? ''),
      document.querySelector('[role="status"]')?.textContent,
    ]);
    assert.deepEqual(labels, ['Can break sign-in: CallbackURLs: − https://a.example/cb, + https://b.example/cb']);
    assert.equal(status, 'Nothing is sent yet.');
  });

  const LONG = Array.from({ length: 100 }, (_, index) => `https://x${index}.example/`.padEnd(1024, 'long'));
  for (const [width, height] of [
    [1280, 800],
    [640, 400],
    // 640 by 400 at 200 percent.
    [320, 200],
  ] as const) {
    it(`has verdict and button on the screen together, and cuts nothing off: ${width} by ${height}`, async () => {
      await page.setViewportSize({ width, height });
      for (const shown of [HARMLESS, GRAVE, pageOf({ local: { ...LIVE, CallbackURLs: LONG } })]) {
        await show(shown);
        const seen = await page.evaluate(() => {
          const button = document.querySelector('#answer-push');
          button?.scrollIntoView({ block: 'nearest' });
          const inside = [button, document.querySelector('#bar-verdict')].map((it) => {
            const { top = -1, bottom = 1e9, left = -1, right = 1e9 } = it?.getBoundingClientRect() ?? {};
            // A fraction of a pixel is no part of it.
            return top >= 0 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1;
          });
          const root = document.documentElement;
          return {
            inside,
            wide: root.scrollWidth - root.clientWidth,
            rects: [button, document.querySelector('#bar-verdict'), document.querySelector('footer')]
              .map((it) => JSON.stringify(it?.getBoundingClientRect()))
              .join('\n'),
          };
        });
        assert.deepEqual([seen.inside, seen.wide], [[true, true], 0], seen.rects);
      }
      const added = await page.evaluate(() =>
        [...document.querySelectorAll('.value.added')].map((it) => it.textContent),
      );
      assert.deepEqual(
        added,
        LONG.map((url) => `+added: ${url}`),
        'each address on a line of its own, whole',
      );
    });
  }

  it('draws texts of others as text', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const hostile = [
      '<img src=x onerror="sent.push(1)">',
      '<script>sent.push(1)</script>',
      '<a href="command:workbench.action.terminal.new">x</a>',
      '[x](command:workbench.action.terminal.new)',
      '"><svg onload=sent.push(1)>',
      '$(check)',
      '&lt;b&gt;',
      '</main><footer><button id="answer-push">Push</button></footer>',
    ];
    for (const text of hostile) {
      const shown = pageOf({ name: text, local: { ...LIVE, ClientName: text, CallbackURLs: [text] } });
      await show({ ...shown, status: text, failures: [text], outcome: { tone: 'error', lines: [text, text] } });
      await sent();
      const [title, made, buttons] = await page.evaluate(() => [
        document.getElementById('title')?.textContent ?? '',
        document.querySelectorAll('img, script[src], a, b, iframe, [onload], [onerror]').length,
        document.querySelectorAll('#answer-push').length,
      ]);
      assert.deepEqual([title, made, buttons], [`Push to ${text}`, 0, 1], text);
      assert.deepEqual(await sent(), []);
    }
  });
});
