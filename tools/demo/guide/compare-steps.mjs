import { readFile } from 'node:fs/promises';
import { until } from './until.mjs';
import { pick, readToast, row, runCommand, tab } from './workbench.mjs';

/** A change made elsewhere is seen in the diff editor, and taken into the file. */
export const COMPARE = [
  {
    name: 'Compare with Live after a colleague changed something',
    async run(page, { api, pool, web }) {
      await api.change(pool.id, web.id, { AuthSessionValidity: 10 });
      await runCommand(page, 'Cognito: Compare with Live');
      await tab(page, 'live ↔').waitFor();
      const side = (name, value) =>
        page
          .locator(`.monaco-diff-editor .editor.${name} .view-line`, {
            hasText: new RegExp(`AuthSessionValidity[^\\d]*${value}(?!\\d)`),
          })
          .first();
      await side('original', 10).waitFor();
      await side('modified', 5).waitFor();
      return 'AuthSessionValidity: 10 on the live side, 5 in the file';
    },
  },
  {
    name: "Pull the colleague's change into the file: asked first",
    async run(page) {
      await runCommand(page, 'View: Close Editor');
      await tab(page, 'live ↔').waitFor({ state: 'detached' });
      await runCommand(page, 'Cognito: Pull App Client');
      await row(page, 'Keep my file as it is').waitFor();
      await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
      return 'a diff of the file against what the pull would make of it, and the question whether to';
    },
  },
  {
    name: 'Take what is live',
    async run(page, { seen }, show) {
      await pick(page, 'Pull shop-web', 'Take what is live');
      const message = await readToast(page, 'Updated shop-web', show);
      await until('AuthSessionValidity 10 in the file', async () =>
        /"AuthSessionValidity": 10\b/.test(await readFile(seen.file, 'utf8')),
      );
      return `"${message}"; the file says AuthSessionValidity 10`;
    },
  },
];
