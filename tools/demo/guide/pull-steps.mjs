import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { line, pick, readToast, runCommand, tab } from './workbench.mjs';

/** From an empty workbench to the live app client as a file. */
export const PULL = [
  {
    name: 'Open the workbench',
    async run(page, { address }) {
      await page.goto(address);
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'README.md' }).waitFor();
      return `VS Code with the folder ${new URL(address).searchParams.get('folder').split('/').at(-1)} and its README.md`;
    },
  },
  {
    name: 'Pull: choose the region',
    async run(page, { region }, show) {
      await runCommand(page, 'Cognito: Pull App Client');
      return `"${await pick(page, 'AWS Region', region, show)}" chosen`;
    },
  },
  {
    name: 'Pull: choose the user pool',
    run: async (page, { pool }, show) => `"${await pick(page, 'User pool', pool.id, show)}" chosen`,
  },
  {
    name: 'Pull: choose the app client',
    run: async (page, { web }, show) => `"${await pick(page, 'App client', web.id, show)}" chosen`,
  },
  {
    name: 'See the file with the live settings',
    async run(page, context, show) {
      const { workspace, api, pool, web, seen } = context;
      await tab(page, 'shop-web.cognito-client.json').waitFor();
      await line(page, 'shop-web').waitFor();
      const message = await readToast(page, 'Pulled shop-web', show);
      seen.file = path.join(workspace, 'shop-web.cognito-client.json');
      seen.live = await api.describe(pool.id, web.id);
      const settings = JSON.parse(await readFile(seen.file, 'utf8'));
      assert.deepEqual(
        [...settings.CallbackURLs].sort(),
        [...seen.live.CallbackURLs].sort(),
        'the file has the live callbacks',
      );
      assert.equal(settings.AccessTokenValidity, seen.live.AccessTokenValidity);
      assert.ok(
        !('CreationDate' in settings || 'LastModifiedDate' in settings || 'ClientSecret' in settings),
        'describe-only members stay out',
      );
      return `"${message}"; the file has ${Object.keys(settings).length} members, the live callbacks among them`;
    },
  },
];
