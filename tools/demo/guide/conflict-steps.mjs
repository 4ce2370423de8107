import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { differences } from './cognito-api.mjs';
import { RIGHT } from './edit-steps.mjs';
import { answersIn, closeOutcome, pushIn, reviewText, reviewWith, settleIn } from './review.mjs';
import { until } from './until.mjs';
import { retype, runCommand, workDone } from './workbench.mjs';

const THEIRS = 'https://beta.shop.internal/cb';
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
    name: 'Push: a conflict must be settled first, with its three values side by side',
    picture: 'conflict',
    async run(page) {
      await runCommand(page, 'Cognito: Push App Client');
      const frame = await reviewWith(page, 'Settle 1 conflict before you push');
      const answers = await answersIn(frame);
      assert.deepEqual(answers, ['Do Not Push'], 'nothing can be pushed yet');
      const text = await reviewText(frame);
      for (const part of ['Last agreed', 'Your file', 'Live', 'Mine', 'Theirs', 'Both', RIGHT, MINE, THEIRS])
        assert.ok(text.includes(part), `${part} is shown: ${text}`);
      await workDone(page);
      return text;
    },
  },
  {
    name: 'Settle it in place: nothing is sent yet',
    picture: 'plan',
    async run(page, { api, pool, web, seen }) {
      const frame = await reviewWith(page, 'Settle 1 conflict before you push');
      await settleIn(frame, 'CallbackURLs', 'Both');
      const text = await reviewText(await reviewWith(page, 'Push 2 changes to shop-web'));
      for (const part of [
        'Can break sign-in',
        'Changes lifetimes',
        'settled: both',
        RIGHT,
        MINE,
        '12 hours',
        '24 hours',
      ]) {
        assert.ok(text.includes(part), `the plan says "${part}": ${text}`);
      }
      assert.deepEqual(await api.describe(pool.id, web.id), seen.theirs);
      return `"${text}"`;
    },
  },
  {
    name: 'Push what both wanted: the button waits for a second act',
    async run(page, _context, show) {
      const frame = await reviewWith(page, 'Push 2 changes to shop-web');
      assert.ok(await frame.getByRole('button', { name: /^Push 2 changes/ }).isDisabled(), 'one can break sign-in');
      await pushIn(frame, 'Push 2 changes');
      return `"${await closeOutcome(page, 'shop-web is live as planned', show)}"`;
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
