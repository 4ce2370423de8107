import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT, SUITES } from './environment.mjs';

const OUT = path.join(ROOT, 'dist/test');

/**
 * Bundles a suite (a folder of test/host) into dist/test, one file for each test file. The editor's API and mocha come from where it runs.
 * @param {'suite' | 'restricted'} suite
 * @returns {Promise<string>} the entry for extensionTestsPath
 * @throws Error when a file does not compile
 */
export async function bundleSuite(suite) {
  const outdir = path.join(OUT, suite);
  await rm(outdir, { recursive: true, force: true });
  const tests = (await readdir(path.join(SUITES, suite))).filter((file) => file.endsWith('.test.ts'));
  await build({
    entryPoints: [
      { in: path.join(SUITES, 'suite/index.ts'), out: 'index' },
      ...tests.map((test) => ({ in: path.join(SUITES, suite, test), out: test.replace(/\.ts$/, '') })),
    ],
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.js');
}
