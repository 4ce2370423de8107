// npm run bench: prints how fast the checker is, and writes it to docs/performance.md.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withBundle } from './bundle.mjs';
import { compareRuns, spread } from './measure.mjs';
import { checkRows, lintRows, page, plainTable } from './report.mjs';

const FILES = 5000;
// Rounds of less than a millisecond, and many of them: few then are cut by another process of the machine.
const CHECKS = [
  { name: 'typical', aim: 1.5, of: 'typicalFile', rounds: 2000, runs: 3, warmUp: 3000 },
  { name: 'largest', aim: 2, of: 'largestFile', rounds: 300, runs: 1, warmUp: 60 },
];
const LINT_ROUNDS = 5;

async function checks(subjects) {
  const service = subjects.jsonService();
  const results = [];
  for (const { name, aim, of, ...how } of CHECKS) {
    const text = subjects[of]();
    results.push({ name, aim, size: Buffer.byteLength(text), ...await compareRuns(subjects.checker, service, text, how) });
  }
  return results;
}

async function many(bundle, subject) {
  const script = fileURLToPath(new URL('many.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, bundle, subject, String(FILES)]);
  return JSON.parse(stdout);
}

async function lintRun(bundle) {
  const pairs = [];
  for (let round = 0; round < LINT_ROUNDS; round++) pairs.push({ lint: await many(bundle, 'linter'), parse: await many(bundle, 'plainParse') });
  const of = (subject) => ({ speed: spread(pairs.map((it) => FILES / it[subject].seconds)), peak: spread(pairs.map((it) => it[subject].peak)).median });
  const [lint, parse] = [of('lint'), of('parse')];
  return { lint, parse, ratio: { time: spread(pairs.map((it) => it.lint.seconds / it.parse.seconds)), memory: lint.peak / parse.peak } };
}

const machine = `${cpus()[0]?.model.trim() ?? 'an unknown processor'} (${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB), ${process.platform} ${process.arch}, Node.js ${process.version}`;

await withBundle(async (bundle) => {
  const results = { machine, checks: await checks(createRequire(import.meta.url)(bundle)), lint: await lintRun(bundle) };
  console.log([machine, plainTable(checkRows(results.checks)), plainTable(lintRows(results.lint))].join('\n\n'));
  await writeFile(new URL('../../docs/performance.md', import.meta.url), page(results));
});
