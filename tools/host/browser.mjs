import { createRequire } from 'node:module';
import { findChromium } from './find-chromium.mjs';

/** Loopback only, and nothing that looks at the network by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const VIEWPORT = { width: 1400, height: 900 };

/** How long a look at the page waits for what it wants to see. */
const WAIT_MS = 20_000;

/** How long a page may take to load: a workbench has 19 MB of script, which the server packs first. */
const LOAD_MS = 90_000;

/**
 * Opens a headless Chromium with one page.
 * @param {(action: () => unknown) => void} defer where the clean-up goes
 * @returns {Promise<import('playwright-core').Page>}
 * @throws Error when no browser is found or it does not start
 */
export async function openPage(defer) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium or Chrome found. node tools/host/prepare.mjs installs one.');
  // Not imported at the top: a machine with a display has no driver installed.
  const { chromium } = createRequire(import.meta.url)('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    args: FLAGS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  defer(() => browser.close());
  const context = await browser.newContext({ viewport: VIEWPORT, permissions: ['clipboard-read', 'clipboard-write'] });
  context.setDefaultTimeout(WAIT_MS);
  context.setDefaultNavigationTimeout(LOAD_MS);
  return context.newPage();
}

/** Types the password of a served VS Code into its login page. The page keeps the cookie for all that it opens later. */
export async function logIn(page, { url, password }) {
  await page.goto(`${url}/login`);
  const field = page.locator('input[type="password"]');
  await field.fill(password);
  await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), field.press('Enter')]);
  await page.goto('about:blank');
}
