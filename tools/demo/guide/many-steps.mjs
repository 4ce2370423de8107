import assert from 'node:assert/strict';
import { drawn, previewText, previewWith } from './preview.mjs';
import {
  activeRow,
  awayWithTheMouse,
  cursorBehind,
  oneLine,
  pick,
  readToast,
  row,
  rows,
  runCommand,
  save,
  tab,
  workDone,
} from './workbench.mjs';

const PLAN = 'Push plan for 3 app clients';

/** All files of the workspace: one document, one question, one outcome. */
export const MANY = [
  {
    name: 'Plan App Clients: choose the files',
    async run(page, { seen }, show) {
      await tab(page, 'invoice-job.cognito-client.json').click();
      await cursorBehind(page, seen.madeFile, '"AccessTokenValidity": 15');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('6');
      await save(page, seen.madeFile, '"AccessTokenValidity": 16');
      await runCommand(page, 'Cognito: Plan App Clients…');
      await row(page, 'invoice-job').waitFor();
      const shown = await rows(page);
      assert.equal(shown.length, 3, `every file of the workspace: ${shown}`);
      await show();
      await page.locator('.quick-input-widget:visible .monaco-button', { hasText: 'OK' }).click();
      return shown.join(' | ');
    },
  },
  {
    name: 'Plan App Clients: one document and one question, and Enter pushes nothing',
    picture: 'many',
    async run(page) {
      await row(page, 'Push to 2 app clients').waitFor();
      await awayWithTheMouse(page);
      const text = await previewText(page, PLAN);
      await drawn(await previewWith(page, PLAN));
      await workDone(page);
      assert.match(text, /shop-web-prod \S+ \S+ \d+ nothing to do/);
      assert.match(await activeRow(page), /Do not push/);
      return `${(await rows(page)).join(' | ')}; "${text.slice(0, 300)}"`;
    },
  },
  {
    name: 'Plan App Clients: pushed one after the other, with one outcome',
    async run(page, { api, pool, web, seen }, show) {
      await pick(page, 'Plan for 3 app clients', 'and stop at the first');
      const message = await readToast(page, 'App clients: 2 pushed', show);
      assert.equal((await api.describe(pool.id, web.id)).AuthSessionValidity, 8);
      assert.equal((await api.describe(pool.id, seen.made.ClientId)).AccessTokenValidity, 16);
      await tab(page, PLAN).click({ button: 'middle' });
      await tab(page, 'shop-web.cognito-client.json').click();
      return oneLine(message);
    },
  },
];
