import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { differences } from './cognito-api.mjs';
import { closeOutcome, pushIn, reviewWith } from './review.mjs';
import { activeRow, line, pick, readToast, retype, row, rows, runCommand, tab, workDone } from './workbench.mjs';

const NAME = 'shop-web-prod';
const FILE = `${NAME}.cognito-client.json`;
const OWN = {
  CallbackURLs: ['https://www.shop.example.com/signed-in'],
  LogoutURLs: ['https://www.shop.example.com/'],
  DefaultRedirectURI: 'https://www.shop.example.com/signed-in',
};

/** What one stage's client says is taken to the next stage's, which keeps its own addresses. */
export const PROMOTE = [
  {
    name: 'Pull the client of another stage by a pasted ARN',
    async run(page, { api, pool, web, region, seen }, show) {
      seen.prodId = await api.copy(pool.id, web.id, { ClientName: NAME, ...OWN });
      await runCommand(page, 'Cognito: Pull Another App Client');
      await row(page, region).waitFor();
      await page.keyboard.insertText(
        `arn:aws:cognito-idp:${region}:123456789012:userpool/${pool.id}/client/${seen.prodId}`,
      );
      await pick(page, 'AWS Region', `App client ${seen.prodId} of ${pool.id}`, show);
      await tab(page, FILE).waitFor();
      await line(page, NAME).waitFor();
      return `"${await readToast(page, `Pulled ${NAME}`)}"`;
    },
  },
  {
    name: 'Promote: choose the client to promote to',
    async run(page, { seen }, show) {
      await tab(page, 'shop-web.cognito-client.json').click();
      await retype(page, seen.file, '"AuthSessionValidity": ', '10', '8');
      await runCommand(page, 'Cognito: Promote to Another App Client…');
      await row(page, FILE).waitFor();
      return `"${await pick(page, 'Promote shop-web', FILE, show)}"`;
    },
  },
  {
    name: 'Promote: what the other stage keeps of its own is ticked',
    async run(page, _context, show) {
      await row(page, 'CallbackURLs').waitFor();
      const shown = await rows(page);
      for (const name of ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'])
        assert.ok(
          shown.some((candidate) => candidate.includes(name) && candidate.includes('www.shop.example.com')),
          `${name} with what is there: ${shown}`,
        );
      await show();
      await page.locator('.quick-input-widget:visible .monaco-button', { hasText: 'OK' }).click();
      return shown.join(' | ');
    },
  },
  {
    name: 'Promote: the difference in that file, and Enter changes nothing',
    async run(page) {
      await row(page, 'Take it into the file').waitFor();
      await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
      assert.match(await activeRow(page), /Leave the file as it is/);
      return (await rows(page)).join(' | ');
    },
  },
  {
    name: 'Promote: then the push of that client, planned and confirmed like any other',
    async run(page, { api, pool, workspace, seen }, show) {
      const before = await api.describe(pool.id, seen.prodId);
      await pick(page, 'Promote shop-web', 'Take it into the file');
      const frame = await reviewWith(page, `Push 1 change to ${NAME}`);
      await workDone(page);
      await show();
      await pushIn(frame, 'Push 1 change');
      const message = await closeOutcome(page, `${NAME} is live as planned`);
      assert.deepEqual(differences(before, await api.describe(pool.id, seen.prodId)), ['AuthSessionValidity']);
      const { keep } = JSON.parse(await readFile(path.join(workspace, `${NAME}.promotion.json`), 'utf8'));
      assert.ok(keep.includes('CallbackURLs'), 'what was kept is remembered for the next time');
      return `"${message}"; its own addresses stayed`;
    },
  },
];
