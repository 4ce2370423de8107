// Read by Stryker; run.mjs says in MUTATION which room, which of its files, and the folder to work in.
import { ROOMS } from './rooms.mjs';

const { room, files, folder } = JSON.parse(process.env.MUTATION);
const { mutate, spec, ignoreStatic } = ROOMS[room];

export default {
  plugins: ['@stryker-mutator/*', import.meta.resolve('./texts.mjs')],
  ignorers: ['texts'],
  mutate: files.length > 0 ? files : mutate,
  ignoreStatic,
  testRunner: 'mocha',
  testRunnerNodeArgs: ['--import', 'tsx'],
  mochaOptions: { 'no-config': true, 'no-package': true, spec, require: ['tools/mutation/steady.ts'] },
  coverageAnalysis: 'perTest',
  // A busy machine is no reason to call a mutant killed.
  timeoutMS: 20_000,
  concurrency: 1,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: process.env.MUTATION_REPORT ?? `${folder}/report.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: `${folder}/sandbox`,
  ignorePatterns: ['/docs/images', '/dist', '/tour', '*.vsix'],
};
