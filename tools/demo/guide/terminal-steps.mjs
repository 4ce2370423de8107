import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../host/environment.mjs';
import { until } from './until.mjs';
import { awayWithTheMouse, runCommand } from './workbench.mjs';

/** What the terminal shows, row by row. */
const rowsOf = async (page) =>
  (await page.locator('.terminal-wrapper.active .xterm-rows > div').allInnerTexts()).map((text) =>
    text.replaceAll('\u00a0', ' ').trimEnd(),
  );

const shows = (page, text) =>
  until(`"${text}" in the terminal`, async () => (await rowsOf(page)).some((row) => row.includes(text)), 30_000);

/** Types a line, and waits for what must be on the screen then. */
async function enter(page, typed, text) {
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await shows(page, text);
}

/** Replaces a text in a file of the exported folder. */
async function change(file, from, to) {
  const text = await readFile(file, 'utf8');
  assert.match(text, from);
  await writeFile(file, text.replace(from, to));
}

/** The same product in a real terminal: the built command line, typed, with its colours. */
export const TERMINAL = [
  {
    name: 'In a terminal: drift, a plan, and a push that asks',
    picture: 'terminal',
    area: '.terminal-wrapper.active',
    async run(page, { api, cognito, home, pool, web }) {
      const folder = path.join(home, 'shop');
      await mkdir(folder);
      await runCommand(page, 'Terminal: Create New Terminal');
      await page.locator('.terminal-wrapper.active .xterm-rows').waitFor();
      await runCommand(page, 'View: Toggle Maximized Panel');
      await page.locator('.terminal-wrapper.active').click();
      await awayWithTheMouse(page);
      await enter(page, `cd '${folder}' && PS1='$ ' exec bash --norc --noprofile`, '$');
      await enter(
        page,
        `export AWS_ENDPOINT_URL=${cognito.url}; cognito-client() { '${process.execPath}' '${path.join(ROOT, 'dist/cli.js')}' "$@"; }`,
        '"$@"',
      );
      await enter(page, `cognito-client pull --all ${pool.id} --dir clients`, ' written');
      const file = path.join(folder, 'clients/shop-web.cognito-client.json');
      await change(file, /"AuthSessionValidity": \d+/, '"AuthSessionValidity": 15');
      await change(file, /("CallbackURLs": \[\s*)("[^"]+")/, '$1"https://shop.example.com/welcome"');
      const mobile = pool.clients.find(({ name }) => name === 'shop-mobile');
      await api.change(pool.id, mobile.id, { RefreshTokenValidity: 90 });
      await enter(page, 'clear', '$');
      await enter(page, 'cognito-client drift clients', '2 with drift');
      await enter(page, 'cognito-client plan clients/shop-mobile.cognito-client.json', 'Nothing to do');
      await enter(
        page,
        'cognito-client push clients/shop-web.cognito-client.json',
        'Push 2 changes to shop-web? [y/N]',
      );
      await enter(page, 'y', 'shop-web is live');
      const live = await api.describe(pool.id, web.id);
      assert.deepEqual(
        [live.AuthSessionValidity, live.CallbackURLs.includes('https://shop.example.com/welcome')],
        [15, true],
      );
      return `${(await rowsOf(page)).filter(Boolean).length} rows, from drift to "${(await rowsOf(page)).find((row) => row.includes('is live'))}"`;
    },
  },
  {
    name: 'In a terminal: back to the editor',
    async run(page) {
      await runCommand(page, 'Terminal: Kill All Terminals');
      await page.locator('.terminal-wrapper').first().waitFor({ state: 'detached' });
      return 'no terminal';
    },
  },
];
