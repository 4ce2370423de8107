// How mocha runs the unit tests: those of the pure rooms by themselves, with their coverage, and all others.
import path from 'node:path';
import { ROOT } from '../tools/host/environment.mjs';

/** Arguments of Node; files, or `--ignore`, come after them. */
export const MOCHA = [
  '--import',
  'tsx',
  path.join(ROOT, 'node_modules/mocha/bin/mocha.js'),
  '--reporter',
  path.join(ROOT, 'tools/host/counting-reporter.mjs'),
  '--forbid-only',
  '--forbid-pending',
  '--timeout',
  '20000',
];

/** The tests of server/src/language and client/src/sync. Who builds a part of these with tests in another folder adds the folder here. */
export const PURE_TESTS = [
  'test/server/language/*.test.ts',
  'test/client/sync/*.test.ts',
  'test/client/sync/explain/*.test.ts',
];

/** All others. */
export const OTHER_TESTS = [
  '--ignore',
  'test/host/**',
  ...PURE_TESTS.flatMap((test) => ['--ignore', test]),
  'test/**/*.test.ts',
];
