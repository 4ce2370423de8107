import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { differences } from './cognito-api.mjs';
import { until } from './until.mjs';
import { closeOutcome, pushIn, reviewText, reviewWith } from './review.mjs';
import { pick, readToast, row, rows, runCommand, tab, workDone } from './workbench.mjs';

/** What was pushed can be looked at, and taken back. */
export const HISTORY = [
  {
    name: 'Show the push history',
    async run(page, _context, show) {
      await runCommand(page, 'Cognito: Show Push History');
      await row(page, 'shop-web').waitFor();
      const shown = await rows(page);
      assert.equal(
        shown.filter((candidate) => candidate.includes('as planned')).length,
        2,
        `both pushes are listed: ${shown}`,
      );
      assert.match(shown[0], /as planned/);
      await show();
      return shown.join(' | ');
    },
  },
  {
    name: 'See what was live before and after that push',
    async run(page, _context, show) {
      await pick(page, 'Push history', 'shop-web');
      await tab(page, 'before ↔ after').waitFor();
      await row(page, 'Only look').waitFor();
      await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
      const shown = await rows(page);
      const attributes = page.locator('.monaco-diff-editor .line-delete', { hasText: /email|name/ });
      assert.equal(await attributes.count(), 0, 'lists in another order are no difference');
      await show();
      await row(page, 'Only look').click();
      await runCommand(page, 'View: Close Editor');
      await tab(page, 'before ↔ after').waitFor({ state: 'detached' });
      return `a diff editor, and: ${shown.join(' | ')}`;
    },
  },
  {
    name: 'Undo the last push: see its plan',
    async run(page, { api, pool, web, seen }) {
      await runCommand(page, 'Cognito: Undo Last Push');
      const text = await reviewText(await reviewWith(page, 'Undo 2 changes in Cognito and in'));
      assert.match(text, /24 hours.*12 hours/, 'the way back is listed');
      assert.deepEqual(await api.describe(pool.id, web.id), seen.merged, 'nothing is sent before the confirmation');
      await workDone(page);
      return text;
    },
  },
  {
    name: 'Undo: what was live before is live again',
    async run(page, { api, pool, web, seen }, show) {
      await pushIn(await reviewWith(page, 'Undo 2 changes'), 'Undo 2 changes in Cognito and in');
      const message = await closeOutcome(page, 'shop-web is live as planned', show);
      assert.deepEqual(
        differences(seen.theirs, await api.describe(pool.id, web.id)),
        [],
        'exactly what was live before the push',
      );
      return `"${message}"; no member differs from what was live before the push`;
    },
  },
  {
    name: 'Undo: the file came along',
    async run(_page, { seen }) {
      await until(
        'what is live in the file',
        async () => JSON.parse(await readFile(seen.file, 'utf8')).RefreshTokenValidity === 12,
      );
      return 'the file has the refresh tokens of 12 hours again';
    },
  },
  {
    name: "Take the colleague's change into the file",
    async run(page, { seen }) {
      await runCommand(page, 'Cognito: Pull App Client');
      await pick(page, 'Pull shop-web', 'Take what is live');
      const message = await readToast(page, 'Updated shop-web');
      await until(
        'what is live in the file',
        async () => JSON.parse(await readFile(seen.file, 'utf8')).AccessTokenValidity === 45,
      );
      return `"${message}"`;
    },
  },
];
