#!/usr/bin/env node
// Stands in for the desktop `code` executable. Takes the arguments that @vscode/test-electron's runTests gives it, opens the workspace
// in code-server and headless Chromium, lets the extension host run the suite, and exits as the suite did.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { keepArtifacts } from './artifacts.mjs';
import { logIn, openPage } from './browser.mjs';
import { runMain, withCleanup } from './cleanup.mjs';
import { CODE_MANIFEST, startCodeServer } from './code-server.mjs';
import { CLOSING_LINE } from './report.mjs';

/**
 * How long a suite may stay without a step forward: three times what mocha gives one test. Its whole time has no limit: on a busy machine
 * a suite is slow, not broken, and each new test makes it longer.
 */
const STALL_LIMIT_MS = 270_000;
const LOOK_MS = 5000;
const EXIT = { stalled: 124, crashed: 70, notServed: 71 };

async function main(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    strict: false,
    allowPositionals: true,
    options: {
      version: { type: 'boolean' },
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  if (values.version) {
    console.log(JSON.parse(readFileSync(CODE_MANIFEST, 'utf8')).version);
    return 0;
  }
  return withCleanup(async (defer) => {
    const server = await startCodeServer(defer, {
      env: process.env,
      settings: settingsIn(values['user-data-dir']),
      testDriver: true,
    });
    const page = await openPage(defer);
    await logIn(page, server);
    const log = [];
    const said = await runInPage(
      page,
      workbenchUrl(server.url, positionals[0], values),
      log,
      process.env.IN_HOST_PROGRESS,
    );
    // The workbench reports a crashed extension host as 0.
    const code = said === 0 && isReportCut(process.env.IN_HOST_REPORT) ? EXIT.crashed : said;
    if (code !== 0) await keepArtifacts(page, server, log);
    return code;
  });
}

/**
 * Opens the workbench; resolves to the exit code of the suite in its extension host, which writes to the file `progress`. Without one it
 * runs until interrupted.
 */
async function runInPage(page, url, log, progress) {
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  // The test driver calls these two; they must be there before the workbench is.
  await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`[${type}] ${args.join(' ')}`));
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  page.on('crash', () => end(EXIT.crashed));
  const watch = progress && watchForStall(progress, () => end(EXIT.stalled));
  // A busy machine takes long to serve it: that is a step like any other.
  const response = await page.goto(url, { timeout: progress ? STALL_LIMIT_MS : 0 });
  if (!response?.ok()) end(EXIT.notServed);
  const code = await ended;
  clearInterval(watch);
  return code;
}

/** Calls `onStall` when `file` has not grown for STALL_LIMIT_MS. Looks of this process count, so that a machine that slept is no stall. */
function watchForStall(file, onStall) {
  let [size, idle] = [-1, 0];
  return setInterval(() => {
    const now = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    idle = now === size ? idle + LOOK_MS : 0;
    size = now;
    if (idle >= STALL_LIMIT_MS) onStall();
  }, LOOK_MS);
}

function workbenchUrl(serverUrl, workspace, { extensionDevelopmentPath = [], extensionTestsPath }) {
  const remote = (file) => `vscode-remote://${new URL(serverUrl).host}${encodeURI(path.resolve(file))}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...extensionDevelopmentPath.map((folder) => ['extensionDevelopmentPath', remote(folder)]),
    ...(extensionTestsPath ? [['extensionTestsPath', remote(extensionTestsPath)]] : []),
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (workspace) query.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(workspace));
  else query.set('ew', 'true');
  return `${serverUrl}/?${query}`;
}

function isReportCut(report) {
  return report !== undefined && !(existsSync(report) && CLOSING_LINE.test(readFileSync(report, 'utf8')));
}

function settingsIn(userDataDir) {
  const file = userDataDir && path.join(userDataDir, 'User/settings.json');
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

await runMain(() => main(process.argv.slice(2)));
