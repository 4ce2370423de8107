import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { changeSettings } from './settings.mjs';
import { closeOutcome, pushIn, reviewWith } from './review.mjs';
import { oneLine, pointAt, readToast, retype, runCommand, workDone } from './workbench.mjs';

const SERVER = 'https://api.example.com/';
const [SCOPE, UNKNOWN_SCOPE] = ['orders.read', 'orders.delete'];
const refused = (page) =>
  page.locator('.markers-panel .monaco-list-row', { hasText: 'Cognito refused the last push' }).first();

/** What the service refuses is shown at the value; a protected client is never written to. */
export const REFUSAL = [
  {
    name: 'Live values: a scope that the user pool does not have is underlined before the push',
    async run(page, { api, pool, web, seen }, show) {
      seen.beforeRefusal = await api.describe(pool.id, web.id);
      await retype(page, seen.file, SERVER, SCOPE, UNKNOWN_SCOPE);
      await page.locator('.monaco-editor .squiggly-error').first().waitFor();
      await runCommand(page, 'Cognito: Push App Client');
      const message = await readToast(page, 'Not pushed', show);
      assert.deepEqual(await api.describe(pool.id, web.id), seen.beforeRefusal);
      await page.keyboard.press('Control+j');
      await page.locator('.markers-panel').waitFor({ state: 'hidden' });
      return `"${message}"`;
    },
  },
  {
    name: 'Without live values the service refuses the push, and nothing is changed',
    async run(page, { api, pool, web, workspace, seen }, show) {
      await addSettings(page, workspace, { 'cognitoClient.liveValues': 'off' });
      await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'detached' });
      await runCommand(page, 'Cognito: Push App Client');
      await pushIn(await reviewWith(page, 'Push to shop-web'), 'Push 1 change');
      const message = await readToast(page, 'refused', show);
      await workDone(page);
      await closeOutcome(page, 'refused the request');
      assert.deepEqual(await api.describe(pool.id, web.id), seen.beforeRefusal);
      return `"${message}"`;
    },
  },
  {
    name: 'The refusal stands at the very value',
    picture: 'refusal',
    async run(page, { seen }, show) {
      await page.keyboard.press('Control+Shift+m');
      const text = oneLine(await refused(page).innerText());
      const lines = (await readFile(seen.file, 'utf8')).split('\n');
      const at = lines.findIndex((line) => line.includes(UNKNOWN_SCOPE));
      assert.ok(
        text.endsWith(`[Ln ${at + 1}, Col ${lines[at].indexOf('"') + 1}]`),
        `it stands at the item, not at the list: ${text}`,
      );
      await refused(page).click();
      await page.keyboard.press('Control+j');
      await page.locator('.markers-panel').waitFor({ state: 'hidden' });
      await page.keyboard.press('ArrowRight');
      const value = page.locator('.monaco-editor .view-line span', { hasText: UNKNOWN_SCOPE }).first();
      await pointAt(page, value, 'Cognito refused the last push');
      await show();
      await page.mouse.move(5, 5);
      return `"${text}"`;
    },
  },
  {
    name: 'With another value the refusal is gone',
    async run(page, { seen }) {
      await retype(page, seen.file, SERVER, UNKNOWN_SCOPE, SCOPE);
      await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'detached' });
      return 'no squiggle left';
    },
  },
  {
    name: 'A protected client: the push is turned away',
    async run(page, { api, pool, web, workspace, seen }, show) {
      await addSettings(page, workspace, {
        'cognitoClient.protected': [{ clientName: 'shop-*', protection: 'readonly' }],
      });
      await retype(page, seen.file, '"RefreshTokenValidity": ', '12', '13');
      await runCommand(page, 'Cognito: Push App Client');
      const message = await readToast(page, 'is protected', async () => {
        await page.locator('.notification-list-item', { hasText: 'is protected' }).getByText('Show Setting').waitFor();
        await show();
      });
      assert.deepEqual(await api.describe(pool.id, web.id), seen.beforeRefusal, 'nothing was sent');
      await retype(page, seen.file, '"RefreshTokenValidity": ', '13', '12');
      return `"${message}"`;
    },
  },
];

/** Adds workspace settings. The minimap is turned off or on with them: when it has followed, VS Code has read them. */
async function addSettings(page, workspace, settings) {
  const { 'editor.minimap.enabled': isShown } = await changeSettings(workspace, {});
  const minimap = isShown === false;
  await page
    .locator('.monaco-editor .minimap')
    .first()
    .waitFor({ state: minimap ? 'hidden' : 'visible' });
  await changeSettings(workspace, { ...settings, 'editor.minimap.enabled': minimap });
  await page
    .locator('.monaco-editor .minimap')
    .first()
    .waitFor({ state: minimap ? 'visible' : 'hidden' });
}
