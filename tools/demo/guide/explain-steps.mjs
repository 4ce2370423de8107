import assert from 'node:assert/strict';
import { drawn, previewText, previewWith } from './preview.mjs';
import { until } from './until.mjs';
import { lineOfCursor, runCommand, tab } from './workbench.mjs';

/** What the client can do is said in words, and each sentence leads to its line. */
export const EXPLAIN = [
  {
    name: 'Explain: what the client can do, beside the file',
    picture: 'explain',
    async run(page) {
      await runCommand(page, 'Cognito: Explain App Client');
      const text = await previewText(page, 'Ways to sign in');
      assert.match(text, /After sign-in, browsers are sent to one of these addresses and to no other/);
      assert.match(text, /What a stolen refresh token is worth/);
      await drawn(await previewWith(page, 'Ways to sign in'));
      return text.slice(0, 300);
    },
  },
  {
    name: 'Explain: a click leads to the line of the parameter',
    async run(page) {
      const frame = await previewWith(page, 'Ways to sign in');
      await frame.locator('a', { hasText: 'RefreshTokenRotation' }).first().click();
      const line = await until('the cursor at the parameter', async () => {
        const found = await lineOfCursor(page);
        return found.includes('RefreshTokenRotation') ? found : undefined;
      });
      await tab(page, 'Preview What shop-web can do').click({ button: 'middle' });
      await tab(page, 'shop-web.cognito-client.json').click();
      return line;
    },
  },
];
