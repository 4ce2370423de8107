import assert from 'node:assert/strict';
import { previewText } from './preview.mjs';
import { action, actions, cursorBehind, oneLine, pointAt, problem, runCommand, save, tab } from './workbench.mjs';

export const MISTAKE = 'http://app.shop.internal/cb';
export const RIGHT = 'https://app.shop.internal/cb';
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
    name: 'Point at the mistake and read why it is one',
    picture: 'editor',
    async run(page, _context, show) {
      const hover = await pointAt(
        page,
        page.locator('.monaco-editor .view-line span', { hasText: new RegExp(`^"?${MISTAKE}"?$`) }).first(),
        'callback-http',
      );
      const text = oneLine(await hover.innerText());
      assert.match(text, /the service refuses the update/);
      await show();
      await page.mouse.move(5, 5);
      return `"${text}"`;
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
      const hover = await pointAt(
        page,
        page.locator('.monaco-editor .view-line span[class^="mtk"]', { hasText: /^"?RefreshTokenValidity"?$/ }).first(),
        'RefreshTokenValidity',
      );
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
      assert.ok(
        offered.some((offer) => offer.includes(ADDED_FLOW)),
        `${ADDED_FLOW} is offered: ${offered}`,
      );
      assert.ok(
        !offered.some((offer) => offer.includes('ALLOW_USER_SRP_AUTH')),
        `what is in the list already is not offered: ${offered}`,
      );
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
    name: 'Open the light bulb at the mistake',
    async run(page, { seen }, show) {
      await page.keyboard.press('Control+j');
      await page.locator('.markers-panel').waitFor({ state: 'hidden' });
      await cursorBehind(page, seen.file, '"http://localhost:5173/signed-in", "http');
      const offered = await actions(page);
      assert.ok(
        offered.some((offer) => offer.includes(RIGHT)),
        `the repair is offered: ${offered}`,
      );
      await show();
      await page.keyboard.press('Escape');
      return `offered: ${offered.join(' | ')}`;
    },
  },
  {
    name: 'Have the rule explained beside the file',
    async run(page, _context, show) {
      await actions(page);
      await action(page, 'Explain callback-http').click();
      await tab(page, 'callback-http.md').waitFor();
      const text = await previewText(page, 'The service says');
      await show();
      await runCommand(page, 'View: Close Editor');
      await tab(page, 'callback-http.md').waitFor({ state: 'detached' });
      return `"${text.slice(0, 160)}…"`;
    },
  },
  {
    name: 'Let the light bulb put the mistake right',
    async run(page, { seen }) {
      await cursorBehind(page, seen.file, '"http://localhost:5173/signed-in", "http');
      await actions(page);
      await action(page, RIGHT).click();
      await save(page, seen.file, `"${RIGHT}"`);
      await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'detached' });
      assert.match(await statusOf(page), /^0/, 'no error is counted any more');
      return `${RIGHT} in the file, and no squiggle left`;
    },
  },
];

/** Errors, warnings and notes as the status bar counts them. */
const statusOf = async (page) => oneLine(await page.locator('#status\\.problems').innerText());
