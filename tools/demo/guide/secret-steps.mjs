import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { differences } from './cognito-api.mjs';
import { browserStorage, filesWith } from './leaks.mjs';
import { closeOutcome, pushIn, reviewWith } from './review.mjs';
import { cursorBehind, line, oneLine, pick, readToast, row, runCommand, save, tab } from './workbench.mjs';

/** A client with a secret is pulled, and its secret is nowhere. */
export const SECRET = [
  {
    name: 'Pull the machine-to-machine client, which has a secret',
    async run(page, { pool, machine }, show) {
      await runCommand(page, 'Cognito: Pull Another App Client');
      await row(page, 'shop-web').waitFor();
      await page.keyboard.insertText(`${pool.id}/${machine.id}`);
      await pick(page, 'AWS Region', `App client ${machine.id} of ${pool.id}`);
      await line(page, 'nightly-export').waitFor();
      return `"${await readToast(page, 'Pulled nightly-export', show)}"`;
    },
  },
  {
    name: 'Push a change of that client: old and new value are shown',
    async run(page, { api, pool, machine, workspace, seen }, show) {
      seen.machine = await api.describe(pool.id, machine.id);
      const file = path.join(workspace, 'nightly-export.cognito-client.json');
      await cursorBehind(page, file, '"AccessTokenValidity": 15');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('6');
      await save(page, file, '"AccessTokenValidity": 16');
      await runCommand(page, 'Cognito: Push App Client');
      const frame = await reviewWith(page, 'Push to nightly-export');
      const shown = oneLine(await frame.locator('.change').innerText());
      assert.match(shown, /AccessTokenValidity.*15.*→.*16/);
      await show();
      await pushIn(frame, 'Push 1 change');
      const message = await closeOutcome(page, 'nightly-export is live as planned');
      assert.deepEqual(differences(seen.machine, await api.describe(pool.id, machine.id)), ['AccessTokenValidity']);
      return `"${shown}", then "${message}"; nothing else changed`;
    },
  },
  {
    name: 'The secret is in no file, storage, log, clipboard or package',
    async run(page, { api, pool, machine, workspace, home }) {
      const { ClientSecret: secret } = await api.describe(pool.id, machine.id);
      assert.ok(secret.length > 20, 'the live client has a secret to look for');
      // The home holds VS Code's settings, storage and logs, and the unpacked .vsix.
      const { found, searched } = await filesWith(secret, [workspace, home]);
      assert.deepEqual(found, [], 'files that contain the secret');
      assert.ok(
        searched.some((file) => file.endsWith('dist/client.js')),
        'the unpacked .vsix was searched',
      );
      const pulled = path.join(workspace, 'nightly-export.cognito-client.json');
      assert.ok(
        searched.includes(pulled) && (await readFile(pulled, 'utf8')).includes(machine.id),
        'the pulled file was searched',
      );
      // The clipboard is read in the workbench: the focus is still where the review was.
      await tab(page, 'nightly-export.cognito-client.json').click();
      const storage = await browserStorage(page);
      assert.ok(!storage.includes(secret), "the workbench's storage, clipboard and screen do not have it");
      return `searched ${searched.length} files and ${storage.length} characters of browser storage: not there`;
    },
  },
];
