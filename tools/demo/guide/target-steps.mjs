import assert from 'node:assert/strict';
import { awayWithTheMouse, oneLine, pointAt, rows } from './workbench.mjs';

/** Where the open file goes, by which profile, and what is known of it. */
export const TARGET = [
  {
    name: 'See in the status bar where the file goes, and click it for another profile',
    async run(page, { pool }, show) {
      const item = page.locator('.statusbar-item', { hasText: 'us-east-1' }).first();
      await item.waitFor();
      const said = oneLine(await item.innerText());
      assert.match(said, /\S · \d{12} · us-east-1 · \S/);
      assert.ok(said.includes(pool.name) || said.includes(pool.id), said);
      await item.click();
      await page.locator('.quick-input-widget:visible', { hasText: 'AWS profile' }).waitFor();
      const profiles = await rows(page);
      await show();
      await page.keyboard.press('Escape');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      return `"${said}", then a list with ${profiles.slice(0, 3).join(', ')}`;
    },
  },
  {
    name: 'Point at the status bar and read account and user pool',
    picture: 'target',
    async run(page, _context, show) {
      const hover = await pointAt(page, page.locator('.statusbar-item', { hasText: 'us-east-1' }).first(), 'User pool');
      const text = oneLine(await hover.innerText());
      assert.match(text, /Account \d{12}/);
      assert.ok(!text.includes('*'), text);
      await show();
      await awayWithTheMouse(page);
      return `"${text}"`;
    },
  },
  {
    name: 'Point at the language status and read of when live values are',
    async run(page, _context, show) {
      const hover = await pointAt(page, page.locator('#status\\.languageStatus').first(), 'Live values');
      const text = oneLine(await hover.innerText());
      assert.match(text, /Live values as of \d+.\d\d/);
      await show();
      await awayWithTheMouse(page);
      return `"${text}"`;
    },
  },
];
