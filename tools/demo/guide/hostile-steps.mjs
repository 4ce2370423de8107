import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import path from 'node:path';
import { reviewWith } from './review.mjs';
import { changeSettings } from './settings.mjs';
import { oneLine, pick, readToast, retype, row, rows, runCommand, tab } from './workbench.mjs';

/** What VS Code makes a link or an icon of where an extension shows it as it is. */
const NAME = 'web [Press here](command:workbench.action.closeAllEditors) $(check) https://elsewhere.example';
const FILE = 'nightly-export.cognito-client.json';

/** Elements of the workbench that lead somewhere, by what they lead to. */
const LINKS = 'a[href], a[data-href], [role="link"]';

/** Whoever answers in Cognito's place gives an app client a name that is a link: it is text wherever it is shown. */
export const HOSTILE = [
  {
    name: 'A name that is a link is text in lists, notifications, prompts and the review',
    async run(page, { cognito, pool, workspace }, show) {
      const liar = await startLiar(cognito.url);
      const before = await changeSettings(workspace, {
        'cognitoClient.endpoint': liar.url,
        'cognitoClient.protected': [{ userPoolName: 'shop', protection: 'confirm' }],
      });
      try {
        await tab(page, FILE).click();
        const seen = [await inToast(page), await inList(page, pool)];
        await retype(page, path.join(workspace, FILE), '"AccessTokenValidity": ', '16', '17');
        seen.push(await inReview(page), await inPrompt(page, show));
        for (const text of seen) assert.ok(text.includes('Press here'), `the name can be read: ${text}`);
        return seen.map((text) => `"${text.slice(0, 120)}"`).join(' · ');
      } finally {
        await changeSettings(workspace, {
          'cognitoClient.endpoint': before['cognitoClient.endpoint'],
          'cognitoClient.protected': before['cognitoClient.protected'],
        });
        await liar.close();
      }
    },
  },
];

async function inList(page, pool) {
  await runCommand(page, 'Cognito: Pull Another App Client');
  // The list begins with recent app clients, whose rows name their Region, too.
  await pick(page, 'AWS Region', /^\s*us-east-1/);
  await pick(page, 'User pool', pool.id);
  await row(page, 'Press here').waitFor();
  await assertNoLink(page, '.quick-input-widget:visible');
  const text = (await rows(page)).find((label) => label.includes('Press here'));
  await page.keyboard.press('Escape');
  return text;
}

async function inReview(page) {
  await runCommand(page, 'Cognito: Push App Client');
  const frame = await reviewWith(page, 'Press here');
  assert.equal(await frame.locator(LINKS).count(), 0, 'no link in the review');
  await assertNoLink(page, '.tabs-container');
  return oneLine(await frame.locator('#title').innerText());
}

async function inPrompt(page, show) {
  const frame = await reviewWith(page, 'Press here');
  const box = frame.locator('#read');
  if ((await box.count()) > 0) await box.check();
  await frame.getByRole('button', { name: /^Push 1 change/ }).click();
  const prompt = page.locator('.quick-input-widget:visible', { hasText: 'Type the app client' });
  await prompt.waitFor();
  await assertNoLink(page, '.quick-input-widget:visible');
  await show();
  const text = oneLine(await prompt.innerText());
  await page.keyboard.press('Escape');
  await tab(page, 'Push to web').waitFor({ state: 'detached' });
  return text;
}

async function inToast(page) {
  await runCommand(page, 'Cognito: Push App Client');
  return readToast(page, 'Press here', () => assertNoLink(page, '.notifications-toasts'));
}

/** VS Code's own actions have no address: a link in a text has one. */
async function assertNoLink(page, area) {
  const found = await page
    .locator(`${area} :is(${LINKS})`)
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('href') ?? link.getAttribute('data-href') ?? link.textContent)
        .filter((address) => /command:|elsewhere|Press here/.test(address)),
    );
  assert.deepEqual(found, [], `no link in ${area}`);
  assert.equal(await page.locator(`${area} .codicon-check:visible`, { hasText: 'Press here' }).count(), 0);
}

/** A server that answers as the local Cognito does, but for the name of one app client. */
async function startLiar(url) {
  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const answer = await fetch(url, { method: 'POST', headers, body: Buffer.concat(parts) });
      const text = (await answer.text()).replaceAll('"nightly-export"', JSON.stringify(NAME));
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(text);
    });
  });
  await new Promise((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
