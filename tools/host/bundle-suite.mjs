import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT, SUITES } from './environment.mjs';

const OUT = path.join(ROOT, 'dist/test');

/**
 * Bundles a suite (a folder of test/host) into dist/test, one file for each test file. The editor's API and mocha come from where it runs.
 * @param {'suite' | 'folders' | 'restricted'} suite
 * @param {readonly string[]} [only] names of test files without ending; all without one
 * @returns {Promise<string>} the entry for extensionTestsPath
 * @throws Error when a file does not compile, or there is none of these names
 */
export async function bundleSuite(suite, only = []) {
  const outdir = path.join(OUT, suite);
  await rm(outdir, { recursive: true, force: true });
  const all = (await readdir(path.join(SUITES, suite))).filter((file) => file.endsWith('.test.ts'));
  const tests = only.length === 0 ? all : all.filter((file) => only.includes(file.replace('.test.ts', '')));
  if (tests.length < only.length) throw new Error(`test/host/${suite} has no ${only.join(' or ')}: ${all.join(', ')}.`);
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
