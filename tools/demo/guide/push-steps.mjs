import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { differences } from './cognito-api.mjs';
import { ADDED_FLOW, RIGHT } from './edit-steps.mjs';
import { closeOutcome, pushIn, reviewText, reviewWith } from './review.mjs';
import { changeSettings } from './settings.mjs';
import { until } from './until.mjs';
import { runCommand, workDone } from './workbench.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Themes, and what VS Code calls their looks. */
const THEMES = [
  ['Default Dark Modern', 'vscode-dark'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
  ['Default Light Modern', 'vscode-light'],
];

const SIZES = [
  { width: 1200, height: 760 },
  { width: 640, height: 400 },
];

/** Every key that types something. */
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** What will change is shown, confirmed, sent and read back. */
export const PUSH = [
  {
    name: 'Push: a review with the verdict, the riskiest change first',
    picture: 'push',
    async run(page) {
      await runCommand(page, 'Cognito: Push App Client');
      const text = await reviewText(await reviewWith(page, 'Push to shop-web'));
      for (const part of [RIGHT, ADDED_FLOW, '2 changes widen access', 'Nothing is sent yet'])
        assert.ok(text.includes(part), `the review says "${part}": ${text}`);
      await workDone(page);
      return text;
    },
  },
  {
    name: 'Push: whatever is typed, Enter does not push',
    async run(page, { api, pool, web, seen }) {
      const frame = await reviewWith(page, 'Push to shop-web');
      await frame.locator('#title').focus();
      for (const key of PRINTABLE) {
        await page.keyboard.type(key);
        await page.keyboard.press('Enter');
      }
      const text = await reviewText(frame);
      assert.ok(text.includes('Nothing is sent yet'), text);
      assert.deepEqual(await api.describe(pool.id, web.id), seen.live);
      return `${PRINTABLE.length} keys and Enter after each: the question stays, and the live app client is as it was`;
    },
  },
  {
    name: 'Push: nothing in the review that axe finds fault with, in four themes, large and small',
    async run(page, { workspace }, show) {
      const frame = await reviewWith(page, 'Push to shop-web');
      const checked = [];
      for (const [theme, look] of THEMES) {
        await changeSettings(workspace, { 'workbench.colorTheme': theme });
        await until(`the review in ${theme}`, async () =>
          (await frame.locator('body').getAttribute('class')).split(' ').includes(look),
        );
        for (const size of SIZES) {
          await page.setViewportSize(size);
          const { violations, passes } = await frame.evaluate(
            `${AXE}; axe.run(document, { resultTypes: ['violations'] })`,
          );
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
          assert.deepEqual(found, [], `${theme}, ${size.width} by ${size.height}`);
          assert.ok(
            passes.some(({ id }) => id === 'color-contrast'),
            'colors were looked at',
          );
          checked.push(`${theme} ${size.width}`);
        }
        if (theme.includes('Dark')) await show();
      }
      await changeSettings(workspace, { 'workbench.colorTheme': undefined });
      await page.setViewportSize(SIZES[0]);
      return checked.join(', ');
    },
  },
  {
    name: 'Push: nothing is sent before the confirmation',
    async run(_page, { api, pool, web, seen }) {
      const live = await api.describe(pool.id, web.id);
      assert.deepEqual(live, seen.live);
      return 'the live app client is as it was';
    },
  },
  {
    name: 'Push: confirm and read what is live now',
    picture: 'outcome',
    async run(page, _context, show) {
      await pushIn(await reviewWith(page, 'Push to shop-web'), 'Push 2 changes');
      return `"${await closeOutcome(page, 'shop-web is live as planned', show)}"`;
    },
  },
  {
    name: 'Push: the bytes arrived and nothing else changed',
    async run(_page, { api, pool, web, seen }) {
      const live = await api.describe(pool.id, web.id);
      assert.deepEqual(differences(seen.live, live), ['CallbackURLs', 'ExplicitAuthFlows']);
      assert.deepEqual([...live.CallbackURLs].sort(), [...seen.live.CallbackURLs, RIGHT].sort());
      assert.deepEqual([...live.ExplicitAuthFlows].sort(), [...seen.live.ExplicitAuthFlows, ADDED_FLOW].sort());
      return `Cognito's own API answers with the new callback and flow; the other ${Object.keys(live).length - 2} members are unchanged`;
    },
  },
];
