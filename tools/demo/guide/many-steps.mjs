import assert from 'node:assert/strict';
import { closeOutcome, pushIn, reviewText, reviewWith } from './review.mjs';
import { cursorBehind, oneLine, readToast, row, rows, runCommand, save, tab, workDone } from './workbench.mjs';

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
    name: 'Plan App Clients: one review of all, and nothing is sent yet',
    picture: 'many',
    async run(page) {
      const frame = await reviewWith(page, 'Plan for 3 app clients: 2 would change');
      const text = await reviewText(frame);
      await workDone(page);
      for (const part of ['Nothing is sent yet', 'Nothing to push to 1 app client', 'invoice-job', 'Changes lifetimes'])
        assert.ok(text.includes(part), `"${part}" in ${text}`);
      return text;
    },
  },
  {
    name: 'Plan App Clients: pushed one after the other, with one outcome',
    async run(page, { api, pool, web, seen }, show) {
      await pushIn(await reviewWith(page, 'Plan for 3 app clients'), 'Push to 2 app clients, and stop at the first');
      const message = await readToast(page, 'App clients: 2 pushed', show);
      assert.equal((await api.describe(pool.id, web.id)).AuthSessionValidity, 8);
      assert.equal((await api.describe(pool.id, seen.made.ClientId)).AccessTokenValidity, 16);
      await closeOutcome(page, 'App clients: 2 pushed');
      await tab(page, 'shop-web.cognito-client.json').click();
      return oneLine(message);
    },
  },
];
