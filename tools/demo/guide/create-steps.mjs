import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { browserStorage, filesWith } from './leaks.mjs';
import { activeRow, line, oneLine, pick, row, rows, runCommand, tab, workDone } from './workbench.mjs';

const NAME = 'invoice-job';
const MADE = `Created ${NAME}`;
const dialog = (page) => page.locator('.monaco-dialog-box');

/** A client is made from a kind of app; its secret is shown once, when it is asked for, and stays nowhere. */
export const CREATE = [
  {
    name: 'Create: choose what kind of app it is for',
    async run(page) {
      await runCommand(page, 'Cognito: Create App Client…');
      await row(page, 'Machine to machine').waitFor();
      return (await rows(page)).join(' | ');
    },
  },
  {
    name: 'Create: paste the ARN of the user pool in place of choosing it',
    async run(page, { pool, region }, show) {
      await pick(page, 'New app client in Cognito', 'Machine to machine');
      await row(page, region).waitFor();
      await page.keyboard.insertText(`arn:aws:cognito-idp:${region}:123456789012:userpool/${pool.id}`);
      return `"${await pick(page, 'AWS Region', `User pool ${pool.id}`, show)}" offered and taken`;
    },
  },
  {
    name: 'Create: its name, and whether it gets a secret',
    async run(page, _context, show) {
      const name = page.locator('.quick-input-widget:visible', { hasText: 'Name of the new app client' });
      await name.locator('input').first().fill(NAME);
      await page.keyboard.press('Enter');
      await row(page, 'With a secret').waitFor();
      assert.match(await activeRow(page), /With a secret/, 'what this kind of app needs is the active answer');
      const shown = (await rows(page)).join(' | ');
      await workDone(page);
      await show();
      await row(page, 'With a secret').click();
      return shown;
    },
  },
  {
    name: 'Create: all that will be sent, and Enter creates nothing',
    async run(page, _context, show) {
      await row(page, `Create ${NAME}`).waitFor();
      assert.match(await activeRow(page), /Do not create/);
      const shown = await rows(page);
      assert.ok(
        shown.some((candidate) => candidate.includes('AllowedOAuthScopes: https://api.example.com/orders.read')),
        `a scope that the pool has: ${shown}`,
      );
      await show();
      return shown.join(' | ');
    },
  },
  {
    name: 'Create: the client is made, and its file has the new id',
    async run(page, { api, pool, workspace, seen }, show) {
      await pick(page, 'Create in shop', `Create ${NAME}`);
      await tab(page, `${NAME}.cognito-client.json`).waitFor();
      await line(page, NAME).waitFor();
      await row(page, 'Show Secret').waitFor();
      const message = oneLine(await page.locator('.quick-input-widget').innerText());
      assert.ok(message.includes(MADE), message);
      await workDone(page);
      await show();
      seen.madeFile = path.join(workspace, `${NAME}.cognito-client.json`);
      seen.made = await api.describe(pool.id, JSON.parse(await readFile(seen.madeFile, 'utf8')).ClientId);
      assert.equal(seen.made.ClientName, NAME);
      assert.ok(!message.includes(seen.made.ClientSecret), 'the question never has the secret');
      return `"${message}"`;
    },
  },
  {
    name: 'Create: the secret is shown once, when it is asked for, and Enter copies nothing',
    async run(page, { seen }, show) {
      await pick(page, MADE, 'Show Secret');
      await dialog(page).waitFor();
      const text = oneLine(await dialog(page).innerText());
      assert.ok(text.includes(seen.made.ClientSecret), `the secret that Cognito made: ${text}`);
      await show();
      await page.keyboard.press('Enter');
      await dialog(page).waitFor({ state: 'detached' });
      return text.replace(seen.made.ClientSecret, '(the secret)');
    },
  },
  {
    name: 'Create: afterwards the secret is in no file, storage, log or clipboard',
    async run(page, { seen, workspace, home }) {
      const { found, searched } = await filesWith(seen.made.ClientSecret, [workspace, home]);
      assert.deepEqual(found, [], 'files that contain the secret');
      assert.ok(searched.includes(seen.madeFile), 'the new file was searched');
      assert.ok(!(await browserStorage(page)).includes(seen.made.ClientSecret), 'nor has the workbench it');
      return `searched ${searched.length} files and the browser: not there`;
    },
  },
];
