import path from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import { temporaryFolder } from '../host/cleanup.mjs';
import { ROOT } from '../host/environment.mjs';
import { startService } from '../host/service.mjs';
import { QUIET_SETTINGS } from '../host/settings.mjs';

/**
 * Opens desktop VS Code as an Extension Development Host on the workspace: the one named by VSCODE_EXECUTABLE, or a downloaded one.
 * Resolves to an exit code when its window is closed.
 */
export async function openDesktop(defer, { cognito, workspace, env }) {
  const executable = process.env.VSCODE_EXECUTABLE ?? (await download());
  const profile = await temporaryFolder(defer, 'cognito-client-demo-');
  await mkdir(path.join(profile, 'data/User'), { recursive: true });
  await writeFile(path.join(profile, 'data/User/settings.json'), JSON.stringify(QUIET_SETTINGS));
  const code = startService(
    executable,
    [
      workspace,
      `--extensionDevelopmentPath=${ROOT}`,
      `--user-data-dir=${path.join(profile, 'data')}`,
      `--extensions-dir=${path.join(profile, 'extensions')}`,
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
      '--no-sandbox',
    ],
    { env },
  );
  defer(code.stop);
  console.log(
    `VS Code is open on the demo workspace; the local Cognito listens on ${cognito.url}. Close the window or press Ctrl-C to end.`,
  );
  const exit = await code.exited;
  if (exit !== 0) console.error(code.output());
  return exit;
}

async function download() {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  return downloadAndUnzipVSCode();
}
