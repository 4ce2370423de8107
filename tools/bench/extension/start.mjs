import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder, withCleanup } from '../../host/cleanup.mjs';
import { fakeCredentials, vscodeExecutable } from '../../host/environment.mjs';
import { QUIET_SETTINGS } from '../../host/settings.mjs';

const PROBE = path.join(import.meta.dirname, 'probe.ts');

/** Bundles the probe for an extension host. Resolves to its path. */
export async function bundleProbe(defer) {
  const outfile = path.join(await temporaryFolder(defer, 'cognito-client-probe-'), 'probe.js');
  await build({
    entryPoints: [PROBE],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Starts a VS Code with an empty window and one extension under development, and lets the probe open a file for each subject, in this order.
 * @param {{ extension: string, probe: string, subjects: { extension: string, name: string, text: string }[] }} start
 *   `name` and `text` are those of the file
 * @returns {Promise<{ times: Record<string, { active: number, ready: number }>, loaded: Record<string, string[]> }>} by extension
 * @throws Error when the probe wrote no report
 */
export function startVsCode({ extension, probe, subjects }) {
  return withCleanup(async (defer) => {
    const { runTests } = await import('@vscode/test-electron');
    const folder = await temporaryFolder(defer, 'cognito-client-start-');
    const [report, workspace, userData] = ['report.json', 'workspace', 'user-data'].map((name) =>
      path.join(folder, name),
    );
    for (const it of [workspace, path.join(userData, 'User')]) await mkdir(it, { recursive: true });
    await writeFile(
      path.join(userData, 'User/settings.json'),
      JSON.stringify({ ...QUIET_SETTINGS, 'cognitoClient.liveValues': 'off' }),
    );
    for (const { name, text } of subjects) await writeFile(path.join(folder, name), text);
    const task = {
      report,
      subjects: subjects.map((subject) => ({ extension: subject.extension, file: path.join(folder, subject.name) })),
    };
    const executable = vscodeExecutable();
    await runTests({
      ...(executable && { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: extension,
      extensionTestsPath: probe,
      extensionTestsEnv: { ...fakeCredentials(folder), BENCH_PROBE: JSON.stringify(task) },
      launchArgs: [workspace, '--disable-extensions', `--user-data-dir=${userData}`],
    });
    return JSON.parse(await readFile(report, 'utf8'));
  });
}
