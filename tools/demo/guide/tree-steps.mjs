import assert from 'node:assert/strict';
import { awayWithTheMouse, oneLine } from './workbench.mjs';

const row = (page, text) =>
  page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: text }).first();
const activity = (page, title) =>
  page.locator('.activitybar .action-item', { has: page.locator(`[aria-label^="${title}"]`) }).first();

/** The view of app clients: nothing before it is asked for, then pools and clients, and how the files stand to them. */
export const TREE = [
  {
    name: 'App Clients: nothing is asked before it is loaded',
    async run(page) {
      await activity(page, 'Cognito').click();
      await awayWithTheMouse(page);
      const welcome = page.locator('.welcome-view-content');
      const text = oneLine(await welcome.innerText());
      assert.match(text, /asks AWS for nothing before you load it/);
      return text;
    },
  },
  {
    name: 'App Clients: user pools, clients, and how the files stand to them',
    picture: 'tree',
    async run(page, { pool, region }) {
      await page.locator('.welcome-view-content .monaco-button', { hasText: 'Load App Clients' }).click();
      await row(page, region).waitFor();
      await row(page, pool.name).click();
      const client = row(page, 'shop-web');
      await client.waitFor();
      const text = oneLine(await client.innerText());
      assert.match(text, /to push/, 'the file was edited and not pushed');
      await awayWithTheMouse(page);
      return `"${text}" and ${oneLine(await row(page, 'shop-mobile').innerText())}`;
    },
  },
  {
    name: 'App Clients: back to the files',
    async run(page) {
      await activity(page, 'Explorer').click();
      await page
        .locator('.explorer-folders-view .monaco-list-row', { hasText: 'shop-web.cognito-client.json' })
        .waitFor();
      return 'the explorer';
    },
  },
];
