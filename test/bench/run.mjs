// npm run bench [-- --check] [section …]: measures, prints, and writes docs/performance.md and .json; with --check it compares and writes nothing.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { buildExtension } from '../demo/package-extension.mjs';
import { lines, page, worse } from './report.mjs';
import { SECTIONS } from './sections/index.mjs';
import { withBundle } from './subjects-bundle.mjs';

const RESULTS = new URL('../../docs/performance.json', import.meta.url);
const PAGE = new URL('../../docs/performance.md', import.meta.url);

const args = process.argv.slice(2);
const checks = args.includes('--check');
const names = args.filter((it) => it !== '--check');
const unknown = names.filter((name) => !SECTIONS.some((it) => it.name === name));
if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(', ')}. The sections are: ${SECTIONS.map(({ name }) => name).join(', ')}.`);

const machine = `${cpus()[0]?.model.trim() ?? 'an unknown processor'} (${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB), ${process.platform} ${process.arch}, Node.js ${process.version}`;
const results = await readFile(RESULTS, 'utf8').then(JSON.parse, () => ({}));

async function measured({ name, run }, context) {
  console.log(`\n── ${name}`);
  const result = { machine, ...await run(context) };
  console.log(lines(result.rows).join('\n'));
  return result;
}

/** Worse by a quarter in two measurements in a row: one alone may have met a busy machine. */
async function gotWorse(section, context) {
  const before = results[section.name];
  const first = worse((await measured(section, context)).rows, before);
  if (first.length === 0) return [];
  const again = worse((await measured(section, context)).rows, before);
  return again.filter(({ key }) => first.some((it) => it.key === key)).map(({ line }) => line);
}

await buildExtension();
await withBundle(async (bundle) => {
  const context = { bundle, subjects: createRequire(import.meta.url)(bundle) };
  const bad = [];
  for (const section of SECTIONS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (checks) bad.push(...await gotWorse(section, context));
    else results[section.name] = await measured(section, context);
  }
  if (!checks) {
    await writeFile(RESULTS, `${JSON.stringify(results, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value), 1)}\n`);
    await writeFile(PAGE, page(SECTIONS, results));
  }
  for (const line of bad) console.error(`WORSE BY A QUARTER: ${line}`);
  process.exitCode = bad.length > 0 ? 1 : 0;
});
