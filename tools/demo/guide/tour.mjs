import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { keepArtifacts } from '../../host/artifacts.mjs';
import { openPage } from '../../host/browser.mjs';
import { startCodeServer } from '../../host/code-server.mjs';
import { CognitoApi } from './cognito-api.mjs';
import { STEPS } from './steps.mjs';

/** Small enough that text stays readable where a page shows the pictures at their own size. */
const VIEWPORT = { width: 1200, height: 760 };

/** A terminal whose rows can be read, with nothing drawn into them but what programs print. */
const READABLE_TERMINAL = {
  'terminal.integrated.gpuAcceleration': 'off',
  'terminal.integrated.shellIntegration.enabled': false,
};

/**
 * Takes the steps in order, each with a line of what was seen and a numbered screenshot. What follows a failed step is not tried, and
 * counts as failed. Ends with the line `tour: N passed, N failed`.
 * @param pictures the folder that gets the README's pictures anew; undefined: they stay
 * @returns {Promise<number>} the exit code: 0 only when each step held
 */
export async function takeTour(defer, { cognito, workspace, env, vsix, folder, pictures }) {
  await emptyFolder(folder);
  console.log(`Taking the tour in headless Chromium; screenshots go to ${folder}`);
  const server = await startCodeServer(defer, { env, vsix: [vsix], settings: READABLE_TERMINAL });
  const page = await openPage(defer);
  await page.setViewportSize(VIEWPORT);
  const api = new CognitoApi(cognito);
  const context = {
    cognito,
    workspace,
    vsix,
    home: server.home,
    server,
    address: `${server.url}/?${new URLSearchParams({ folder: workspace })}`,
    api,
    ...demoClients(cognito),
    seen: {},
  };
  let passed = 0;
  for (const step of STEPS) {
    if (!(await take(page, step, passed + 1, context, { folder, pictures }))) break;
    passed++;
  }
  const failed = STEPS.length - passed;
  if (failed > 0) {
    for (const { name } of STEPS.slice(passed + 1)) console.log(`  not tried: ${name}`);
    await keepArtifacts(page, server);
  }
  console.log(`tour: ${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function take(page, { name, run, picture, area }, number, context, { folder, pictures }) {
  const start = performance.now();
  const file = path.join(
    folder,
    `${String(number).padStart(2, '0')}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
  );
  let shown = false;
  const show = async () => {
    shown = true;
    // What is fading in is shown as it will be.
    await (area ? page.locator(area) : page).screenshot({ path: `${file}.png`, animations: 'disabled' });
  };
  try {
    const saw = await run(page, context, show);
    if (!shown) await show();
    if (pictures && picture) await copyFile(`${file}.png`, path.join(pictures, `${picture}.png`));
    console.log(`  ok ${number} ${name} (${Math.round(performance.now() - start)} ms)\n       saw: ${saw}`);
    return true;
  } catch (error) {
    const message = stripVTControlCharacters(error.message).trim().replaceAll('\n', '\n       ');
    console.log(`  FAILED ${number} ${name} (${Math.round(performance.now() - start)} ms)\n       ${message}`);
    await page.screenshot({ path: `${file}-failed.png` }).catch(() => {});
    return false;
  }
}

/** Of an earlier tour only the pictures go: the folder may be the person's own. */
async function emptyFolder(folder) {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (/^\d\d-.*\.png$/.test(name)) await rm(path.join(folder, name));
}

/** The seeded pool and the two clients that the tour is about. */
function demoClients({ region, pools: [pool] }) {
  const named = (name) =>
    pool.clients.find((client) => client.name === name) ?? fail(`the local Cognito has no client ${name}`);
  return { region, pool, web: named('shop-web'), machine: named('nightly-export') };
}

function fail(message) {
  throw new Error(message);
}
