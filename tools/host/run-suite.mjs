// node tools/host/run-suite.mjs runs test/host/suite/*.test.ts inside a real VS Code, with a local Cognito beside it, then
// test/host/folders/*.test.ts in a window with two folders, and test/host/restricted/*.test.ts in one whose workspace is not trusted.
// With names of suites behind it (`suite`), only those, or of their files (`suite/push`).
// The extension is the one that dist/ holds: a build that is older than its sources is refused. Ends with the line
// `in-host: N passed, N failed`.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refuseStaleBuild } from '../build/freshness.mjs';
import { bundleSuite } from './bundle-suite.mjs';
import { runMain, temporaryFolder, withCleanup } from './cleanup.mjs';
import {
  chooseHost,
  cleanEnvironment,
  fakeCredentials,
  noAwsFiles,
  ROOT,
  SUITES,
  vscodeExecutable,
} from './environment.mjs';
import { copyWorkspace, copyWorkspaceFolders } from './fixture-workspace.mjs';
import { settingsFor, startLocalCognito } from './local-cognito.mjs';
import { CLOSING_LINE, readResult } from './report.mjs';
import { QUIET_SETTINGS } from './settings.mjs';

/** Suites count requests: only those about live values let them be asked for. */
const ASKING_NOTHING = { 'cognitoClient.liveValues': 'off' };

/** User settings that ask about trust as VS Code does by itself, without the dialog at the start: the window is in Restricted Mode. */
const RESTRICTED = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };

/** Runs a bundled suite in VS Code. Resolves to its report, which a host that crashed leaves without its closing line, and its progress. */
async function runInHost(
  defer,
  entry,
  executable,
  { userSettings = {}, credentials = fakeCredentials, open = copyWorkspace } = {},
) {
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  // Before the environment shrinks, in which a proxy may be named.
  const program = executable ?? (await downloadAndUnzipVSCode());
  const cognito = await startLocalCognito(defer);
  const workspace = await open(defer, path.join(SUITES, 'workspace'), {
    ...settingsFor(cognito),
    ...ASKING_NOTHING,
  });
  const scratch = await temporaryFolder(defer, 'cognito-client-suite-');
  const [report, progress] = ['report.txt', 'progress.txt'].map((file) => path.join(scratch, file));
  const userData = await writeUserSettings(scratch, userSettings);
  useOnly(
    cleanEnvironment({
      ...credentials(scratch),
      IN_HOST_REPORT: report,
      IN_HOST_PROGRESS: progress,
      LOCAL_COGNITO: JSON.stringify(cognito),
    }),
  );
  await runTests({
    vscodeExecutablePath: program,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: entry,
    launchArgs: [workspace, '--disable-extensions', `--user-data-dir=${userData}`],
  }).catch((error) => console.error(error.message));
  return { report: readIfThere(report), progress: readIfThere(progress) };
}

const readIfThere = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Shared AWS files of the run's own, which the suite writes, and no keys in the environment. */
const ownAwsFiles = (scratch) => ({ ...noAwsFiles(scratch), AWS_CONFIG_FILE: path.join(scratch, 'aws/config') });

async function writeUserSettings(scratch, settings) {
  const userData = path.join(scratch, 'user-data');
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await writeFile(path.join(userData, 'User/settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }));
  return userData;
}

/** runTests adds this process's own environment to what it starts. */
function useOnly(environment) {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
}

const twoFolders = (defer, original, settings) => copyWorkspaceFolders(defer, original, ['dev', 'prod'], settings);

/** In order; `on` names the only host: runTests opens the desktop's VS Code with its trust switched off. */
const WINDOWS = [
  { name: 'suite' },
  { name: 'folders', options: { open: twoFolders } },
  { name: 'restricted', on: 'code-server', options: { userSettings: RESTRICTED, credentials: ownAwsFiles } },
];

await runMain(async () => {
  refuseStaleBuild(ROOT);
  process.on('SIGTERM', () => process.emit('SIGINT', 'SIGINT')); // the only signal on which runTests closes VS Code
  // Read now: a run leaves nothing of this process's environment.
  const host = chooseHost();
  const executable = vscodeExecutable();
  const only = process.argv.slice(2);
  const results = [];
  for (const { name, on = host, options } of WINDOWS)
    if (on === host && (only.length === 0 || only.some((wanted) => wanted.split('/')[0] === name)))
      results.push(await runSuite(name, filesOf(name, only), executable, options));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`in-host: ${sum('passed')} passed, ${sum('failed')} failed`);
  return results.length > 0 && results.every((result) => result.passed > 0 && result.failed === 0) ? 0 : 1;
});

/** The test files that are named of a suite: none where the whole suite is. */
function filesOf(suite, names) {
  return names.includes(suite)
    ? []
    : names.filter((name) => name.startsWith(`${suite}/`)).map((name) => path.basename(name, '.test.ts'));
}

/** Runs one suite, or only some files of it, and prints its report without the closing line. Resolves to its counts. */
async function runSuite(name, files, executable, options) {
  const entry = await bundleSuite(name, files);
  const { report, progress } = await withCleanup((defer) => runInHost(defer, entry, executable, options));
  const { passed, failed, cutOff } = readResult(name, report, progress);
  process.stdout.write(report.replace(CLOSING_LINE, ''));
  if (cutOff) console.log(cutOff);
  return { passed, failed };
}
