import path from 'node:path';
import { ROOT } from '../host/environment.mjs';
import { runNpm } from '../host/run-command.mjs';

/** What `npm run package` writes. */
export const VSIX = path.join(ROOT, 'cognito-client-editor.vsix');

/** Builds the extension as it ships and packs it. @throws Error with the build's output */
export const packageExtension = () => build('package');

/** Builds the bundles with source maps, for an Extension Development Host. @throws Error with the build's output */
export const buildExtension = () => build('build');

async function build(script) {
  console.log(`Building (npm run ${script}) …`);
  const { code, output } = await runNpm(['run', '--silent', script], { cwd: ROOT, show: false, collect: true });
  if (code !== 0) throw new Error(`${output.trim()}\nThe build failed (npm run ${script}, exit ${code}).`);
}
