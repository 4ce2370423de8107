#!/usr/bin/env node
// Stands in for the desktop `code` executable. Takes the arguments that @vscode/test-electron's runTests gives it, opens the workspace
// in code-server and headless Chromium, lets the extension host run the suite, and exits as the suite did.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { keepArtifacts } from './artifacts.mjs';
import { openPage } from './browser.mjs';
import { runMain, withCleanup } from './cleanup.mjs';
import { CODE_MANIFEST, startCodeServer } from './code-server.mjs';
import { CLOSING_LINE } from './report.mjs';

/** Three times what the longest suite takes on two processors that are its own: on a busy machine it is slow, not broken. */
const TIME_LIMIT_MS = 540_000;
const EXIT = { timedOut: 124, crashed: 70, notServed: 71 };

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
    const log = [];
    const said = await runInPage(
      page,
      workbenchUrl(server.url, positionals[0], values),
      log,
      values.extensionTestsPath && TIME_LIMIT_MS,
    );
    // The workbench reports a crashed extension host as 0.
    const code = said === 0 && isReportCut(process.env.IN_HOST_REPORT) ? EXIT.crashed : said;
    if (code !== 0) await keepArtifacts(page, server, log);
    return code;
  });
}

/** Opens the workbench; resolves to the exit code of the suite in its extension host. Without a suite it runs until interrupted. */
async function runInPage(page, url, log, limitMs) {
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  // The test driver calls these two; they must be there before the workbench is.
  await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`[${type}] ${args.join(' ')}`));
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  page.on('crash', () => end(EXIT.crashed));
  const timer = limitMs && setTimeout(() => end(EXIT.timedOut), limitMs);
  const response = await page.goto(url, { timeout: 120_000 });
  if (!response?.ok()) end(EXIT.notServed);
  const code = await ended;
  clearTimeout(timer);
  return code;
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
