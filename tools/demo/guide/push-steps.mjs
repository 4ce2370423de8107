import assert from 'node:assert/strict';
import { differences } from './cognito-api.mjs';
import { ADDED_FLOW, RIGHT } from './edit-steps.mjs';
import { until } from './until.mjs';
import { activeRow, pick, questionText, readToast, row, rows, runCommand, workDone } from './workbench.mjs';

/** What will change is shown, confirmed, sent and read back. */
export const PUSH = [
  {
    name: 'Push: see the difference and the list of changes',
    picture: 'push',
    async run(page) {
      await runCommand(page, 'Cognito: Push App Client');
      await page.locator('.monaco-diff-editor').first().waitFor();
      await row(page, 'CallbackURLs').waitFor();
      await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
      const shown = await rows(page);
      assert.ok(
        shown.some((candidate) => candidate.includes('CallbackURLs') && candidate.includes(RIGHT)),
        `the new callback is listed: ${shown}`,
      );
      assert.ok(
        shown.some((candidate) => candidate.includes('ExplicitAuthFlows') && candidate.includes(ADDED_FLOW)),
        `the new flow is listed: ${shown}`,
      );
      const active = await page.locator('.quick-input-widget .monaco-list-row.focused').first().innerText();
      assert.match(active, /Do not push/, 'the answer that Enter gives is not to push');
      await workDone(page);
      return `a diff editor, and: ${shown.join(' | ')}`;
    },
  },
  {
    name: 'Push: whatever is typed before it, Enter does not push',
    async run(page, { api, pool, web, seen }) {
      for (const typed of ['1', 'p', 'c', '9', '"', 'Pu', 'ex', '2 ']) {
        await page.keyboard.type(typed);
        await page.keyboard.press('Enter');
        // The Enter is ignored, or it is the answer of the question that starts over: not to push.
        await until('the question to start over or to end', async () => (await questionText(page)) !== typed);
        assert.deepEqual(await api.describe(pool.id, web.id), seen.live, `after ${typed} and Enter`);
        if ((await questionText(page)) === undefined) await runCommand(page, 'Cognito: Push App Client');
        await row(page, 'CallbackURLs').waitFor();
        assert.match(await activeRow(page), /Do not push/, `the active answer after ${typed}`);
      }
      await workDone(page);
      return 'eight times a key or two and Enter: the answer was not to push, and the live app client is as it was';
    },
  },
  {
    name: 'Push: nothing is sent before the confirmation',
    async run(_page, { api, pool, web, seen }) {
      const live = await api.describe(pool.id, web.id);
      assert.deepEqual(live, seen.live);
      return 'the live app client is as it was';
    },
  },
  {
    name: 'Push: confirm and read what is live now',
    async run(page, _context, show) {
      await pick(page, 'Push to shop-web', 'Push 2 changes');
      return `"${await readToast(page, 'shop-web is live', show)}"`;
    },
  },
  {
    name: 'Push: the bytes arrived and nothing else changed',
    async run(_page, { api, pool, web, seen }) {
      const live = await api.describe(pool.id, web.id);
      assert.deepEqual(differences(seen.live, live), ['CallbackURLs', 'ExplicitAuthFlows']);
      assert.deepEqual([...live.CallbackURLs].sort(), [...seen.live.CallbackURLs, RIGHT].sort());
      assert.deepEqual([...live.ExplicitAuthFlows].sort(), [...seen.live.ExplicitAuthFlows, ADDED_FLOW].sort());
      return `Cognito's own API answers with the new callback and flow; the other ${Object.keys(live).length - 2} members are unchanged`;
    },
  },
];
