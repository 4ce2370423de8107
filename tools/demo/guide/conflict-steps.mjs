import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { differences } from './cognito-api.mjs';
import { RIGHT } from './edit-steps.mjs';
import { previewText, scrollTo } from './preview.mjs';
import { until } from './until.mjs';
import { pick, pressInTitleBar, readToast, retype, row, rows, runCommand, tab, workDone } from './workbench.mjs';

const THEIRS = 'https://beta.shop.internal/cb';
const PLAN = 'Push plan: shop-web';
const MINE = 'https://eu.shop.internal/cb';

/** Two people change the same list: both changes are kept, and nothing else is touched. */
export const CONFLICT = [
  {
    name: 'Change the callbacks and a lifetime while a colleague changes the callbacks, too',
    async run(page, { api, pool, web, seen }) {
      const before = await api.describe(pool.id, web.id);
      await api.change(pool.id, web.id, { CallbackURLs: [...before.CallbackURLs, THEIRS], AccessTokenValidity: 45 });
      seen.theirs = await api.describe(pool.id, web.id);
      await retype(page, seen.file, '"', RIGHT, MINE);
      await retype(page, seen.file, '"RefreshTokenValidity": ', '12', '24');
      return `live has ${THEIRS} and access tokens of 45 minutes; the file has ${MINE} in the place of ${RIGHT}, and refresh tokens of 24 hours`;
    },
  },
  {
    name: 'Push: a conflict must be settled first',
    async run(page) {
      await runCommand(page, 'Cognito: Push App Client');
      await row(page, 'Settle the conflict: CallbackURLs').waitFor();
      const shown = await rows(page);
      assert.ok(!shown.some((candidate) => /Push \d+ change/.test(candidate)), `nothing can be pushed yet: ${shown}`);
      await workDone(page);
      return shown.join(' | ');
    },
  },
  {
    name: 'See the three values of the conflict',
    picture: 'conflict',
    async run(page, _context, show) {
      await pick(page, 'Push to shop-web', 'Settle the conflict: CallbackURLs');
      await row(page, 'Mine').waitFor();
      const shown = await rows(page);
      for (const [who, changed] of [
        ['Mine', `− ${RIGHT}, + ${MINE}`],
        ['Theirs', `+ ${THEIRS}`],
      ]) {
        assert.ok(
          shown.some((candidate) => candidate.includes(who) && candidate.endsWith(changed)),
          `${who} is shown with ${changed}: ${shown}`,
        );
      }
      for (const heading of ['Last agreed', 'Your file', 'Live'])
        assert.ok(
          shown.some((candidate) => candidate.endsWith(heading)),
          `${heading} is shown: ${shown}`,
        );
      await show();
      await pick(page, 'CallbackURLs was changed', 'Both');
      await row(page, 'Push 2 changes to shop-web').waitFor();
      return shown.join(' | ');
    },
  },
  {
    name: 'Read the plan: nothing is sent yet',
    picture: 'plan',
    async run(page, { api, pool, web, seen }, show) {
      await pick(page, 'Push to shop-web', 'Read the plan');
      const text = await previewText(page, PLAN);
      for (const part of [
        'Can break sign-in',
        'Changes lifetimes',
        'settled: both',
        RIGHT,
        MINE,
        '12 hours → 24 hours',
        'AccessTokenValidity: 45 minutes',
      ]) {
        assert.ok(text.includes(part), `the plan says "${part}": ${text}`);
      }
      await scrollTo(page, PLAN, 'Can break sign-in');
      await workDone(page);
      await show();
      assert.deepEqual(await api.describe(pool.id, web.id), seen.theirs);
      await pressInTitleBar(page, 'Go On with the Push');
      await tab(page, 'Push plan').waitFor({ state: 'detached' });
      return `"${text}"`;
    },
  },
  {
    name: 'Push what both wanted',
    async run(page, _context, show) {
      await pick(page, 'Push to shop-web', 'Push 2 changes');
      const message = await readToast(page, 'shop-web is live', show);
      return `"${message}"`;
    },
  },
  {
    name: "Both sides' changes are live, nothing else changed, and the file has the decision",
    async run(page, { api, pool, web, seen }) {
      const live = await api.describe(pool.id, web.id);
      seen.merged = live;
      assert.deepEqual(differences(seen.theirs, live), ['CallbackURLs', 'RefreshTokenValidity']);
      const wanted = [...seen.theirs.CallbackURLs.filter((l) => l !== RIGHT), MINE].sort();
      assert.deepEqual([...live.CallbackURLs].sort(), wanted);
      assert.equal(live.RefreshTokenValidity, 24);
      assert.equal(live.AccessTokenValidity, 45, "the colleague's other change is live still");
      await until('the decision in the file', async () => {
        const { CallbackURLs } = JSON.parse(await readFile(seen.file, 'utf8'));
        return JSON.stringify([...CallbackURLs].sort()) === JSON.stringify(wanted);
      });
      return `live and in the file: ${wanted.join(', ')}`;
    },
  },
];
