import assert from 'node:assert/strict';
import { cursorBehind, oneLine, problem, save } from './workbench.mjs';

export const MISTAKE = 'http://app.example.com/cb';
export const RIGHT = 'https://app.example.com/cb';
export const ADDED_FLOW = 'ALLOW_CUSTOM_AUTH';

const suggestion = (page) => page.locator('.suggest-widget.visible .monaco-list-row');

/** Checks, explanations and completion while typing. */
export const EDIT = [
  {
    name: 'Make a mistake and see it underlined',
    async run(page, { seen }) {
      await cursorBehind(page, seen.file, '"http://localhost:5173/signed-in"');
      await page.keyboard.type(`, "${MISTAKE}`);
      await page.locator('.monaco-editor .squiggly-error').first().waitFor();
      return `a red squiggle under ${MISTAKE}`;
    },
  },
  {
    name: 'Read the problem in the Problems panel',
    async run(page) {
      const text = await problem(page, 'callback-http');
      assert.match(text, /cognito-client/);
      return `"${text}"`;
    },
  },
  {
    name: 'Point at a key and read the explanation',
    async run(page, { seen }) {
      await cursorBehind(page, seen.file, '"RefreshTokenValidity');
      await page.locator('.monaco-editor .view-line span[class^="mtk"]', { hasText: /^"?RefreshTokenValidity"?$/ }).first().hover();
      const hover = page.locator('.monaco-hover:visible', { hasText: 'RefreshTokenValidity' }).first();
      await hover.waitFor();
      const text = oneLine(await hover.innerText());
      assert.match(text, /hour/);
      return `"${text}"`;
    },
  },
  {
    name: 'Complete a value inside quotes',
    async run(page, { seen }) {
      await page.mouse.move(5, 5);
      await save(page, seen.file, MISTAKE);
      await cursorBehind(page, seen.file, '"ExplicitAuthFlows": [');
      await page.keyboard.press('Enter');
      await page.keyboard.type('"');
      await suggestion(page).first().waitFor();
      const offered = (await suggestion(page).allInnerTexts()).map(oneLine);
      assert.ok(offered.some((it) => it.includes(ADDED_FLOW)), `${ADDED_FLOW} is offered: ${offered}`);
      assert.ok(!offered.some((it) => it.includes('ALLOW_USER_SRP_AUTH')), `what is in the list already is not offered: ${offered}`);
      return `offered as soon as the quote is typed: ${offered.join(' | ')}`;
    },
  },
  {
    name: 'Type on and take the value that is left',
    async run(page, { seen }) {
      await page.keyboard.type('ALLOW_CU');
      await suggestion(page).nth(1).waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');
      await save(page, seen.file, `"${ADDED_FLOW}",`);
      return `"${ADDED_FLOW}", in the list of flows, with the comma that it needs`;
    },
  },
  {
    name: 'Put the mistake right',
    async run(page, { seen }) {
      await cursorBehind(page, seen.file, '"http://localhost:5173/signed-in", "http');
      await page.keyboard.type('s');
      await save(page, seen.file, `"${RIGHT}"`);
      await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'detached' });
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'callback-http' }).first().waitFor({ state: 'detached' });
      await page.keyboard.press('Control+j');
      return 'no squiggle left, and the problem is gone from the panel';
    },
  },
];
