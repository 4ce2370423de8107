import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { HOST, ROOT } from './environment.mjs';

const OUT = path.join(ROOT, 'dist/test');

/**
 * Bundles test/host/suite into dist/test, one file for each test file. The editor's API and mocha come from where it runs.
 * @returns {Promise<string>} the entry for extensionTestsPath
 * @throws Error when a file does not compile
 */
export async function bundleSuite() {
  await rm(OUT, { recursive: true, force: true });
  await build({
    entryPoints: [path.join(HOST, 'suite/index.ts'), path.join(HOST, 'suite/*.test.ts')], outdir: OUT, bundle: true, platform: 'node', target: 'node20',
    format: 'cjs', external: ['vscode', 'mocha'], mainFields: ['module', 'main'], sourcemap: 'inline', logLevel: 'warning',
  });
  return path.join(OUT, 'index.js');
}
