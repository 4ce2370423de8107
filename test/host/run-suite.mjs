// node test/host/run-suite.mjs runs test/host/suite/*.test.ts inside a real VS Code, with a local Cognito beside it.
// The extension is the one that dist/ holds: build first. Ends with the line `in-host: N passed, N failed`.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleSuite } from './bundle-suite.mjs';
import { runMain, temporaryFolder, withCleanup } from './cleanup.mjs';
import { chooseHost, cleanEnvironment, FAKE_CREDENTIALS, HOST, ROOT } from './environment.mjs';
import { copyWorkspace } from './fixture-workspace.mjs';
import { settingsFor, startLocalCognito } from './local-cognito.mjs';
import { CLOSING_LINE } from './report.mjs';
import { QUIET_SETTINGS } from './settings.mjs';

/** Suites count requests: only those about live values let them be asked for. */
const ASKING_NOTHING = { 'cognitoClient.liveValues': 'off' };

/** Runs the bundled suite in VS Code. Resolves to its report, which a host that crashed leaves without its closing line. */
async function runInHost(defer, entry, executable) {
  const { runTests } = await import('@vscode/test-electron');
  const cognito = await startLocalCognito(defer);
  const workspace = await copyWorkspace(defer, path.join(HOST, 'workspace'), { ...settingsFor(cognito), ...ASKING_NOTHING });
  const scratch = await temporaryFolder(defer, 'cognito-client-suite-');
  const report = path.join(scratch, 'report.txt');
  const userData = await writeUserSettings(scratch);
  useOnly(cleanEnvironment({ ...FAKE_CREDENTIALS, IN_HOST_REPORT: report, LOCAL_COGNITO: JSON.stringify(cognito) }));
  await runTests({
    ...(executable && { vscodeExecutablePath: executable }), extensionDevelopmentPath: ROOT, extensionTestsPath: entry,
    launchArgs: [workspace, '--disable-extensions', `--user-data-dir=${userData}`],
  }).catch((error) => console.error(error.message));
  return existsSync(report) ? readFileSync(report, 'utf8') : '';
}

/** The VS Code to run; undefined lets @vscode/test-electron download one. */
function chosenExecutable() {
  return chooseHost() === 'code-server' ? path.join(HOST, 'vscode-on-code-server.mjs') : process.env.VSCODE_EXECUTABLE;
}

async function writeUserSettings(scratch) {
  const userData = path.join(scratch, 'user-data');
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await writeFile(path.join(userData, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS));
  return userData;
}

/** runTests adds this process's own environment to what it starts. */
function useOnly(environment) {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
}

await runMain(async () => {
  process.on('SIGTERM', () => process.emit('SIGINT', 'SIGINT')); // the only signal on which runTests closes VS Code
  const entry = await bundleSuite();
  const executable = chosenExecutable();
  const report = await withCleanup((defer) => runInHost(defer, entry, executable));
  process.stdout.write(report);
  const [, passed = '0', failed = '1'] = CLOSING_LINE.exec(report) ?? [];
  if (!CLOSING_LINE.test(report)) console.log('The extension host ended before its suite did.\nin-host: 0 passed, 1 failed');
  return Number(passed) > 0 && failed === '0' ? 0 : 1;
});
