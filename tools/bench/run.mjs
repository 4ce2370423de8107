// npm run bench [-- --check] [section …]: measures, prints, and writes docs/performance.md and .json; with --check it compares and writes nothing.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { runMain, withCleanup } from '../host/cleanup.mjs';
import { compareTwice, fails, verdict } from './compare.mjs';
import { lines, page } from './report.mjs';
import { SECTIONS } from './sections/index.mjs';
import { buildShipped } from './shipped.mjs';
import { bundleSubjects } from './subjects-bundle.mjs';

const RESULTS = new URL('../../docs/performance.json', import.meta.url);
const PAGE = new URL('../../docs/performance.md', import.meta.url);

const machine = describeMachine();

function describeMachine() {
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const { platform, arch, version } = process;
  return `${model} (${cpus().length} cores, ${memory} GB), ${platform} ${arch}, Node.js ${version}`;
}

/**
 * The sections with these names; all without a name.
 * @throws Error that lists the sections when a name is unknown
 */
function chosenSections(names) {
  const unknown = names.filter((name) => !SECTIONS.some((section) => section.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no section ${unknown.join(', ')}. The sections are: ${SECTIONS.map(({ name }) => name).join(', ')}.`,
    );
  return SECTIONS.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** What the sections measure with: the minified build, and the parts of the product bundled as it is. */
async function prepare(defer) {
  const shipped = await buildShipped(defer);
  const bundle = await bundleSubjects(defer);
  return { shipped, bundle, subjects: createRequire(import.meta.url)(bundle) };
}

/** Figures as they are stored: a page that is drawn from the file then is the same. */
const rounded = (result) =>
  JSON.parse(JSON.stringify(result, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)));

async function measured({ name, run }, context) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const result = rounded({ machine, ...(await run(context)) });
  console.log([...lines(result.rows), `(${Math.round((performance.now() - start) / 1000)} s)`].join('\n'));
  return result;
}

async function check(sections, context, stored) {
  const found = [];
  for (const section of sections)
    found.push(...(await compareTwice(async () => (await measured(section, context)).rows, stored[section.name])));
  console.log(
    ['', ...verdict(found), fails(found) ? 'The check failed.' : 'No ratio got worse by a quarter.'].join('\n'),
  );
  return fails(found) ? 1 : 0;
}

/** After each section, so that one that fails takes nothing else along. */
async function write(sections, context, results) {
  for (const section of sections) {
    results[section.name] = await measured(section, context);
    await writeFile(RESULTS, `${JSON.stringify(results, undefined, 1)}\n`);
    await writeFile(PAGE, page(SECTIONS, results));
  }
  return 0;
}

await runMain(() =>
  withCleanup(async (defer) => {
    const args = process.argv.slice(2);
    const sections = chosenSections(args.filter((arg) => arg !== '--check'));
    const stored = await readFile(RESULTS, 'utf8').then(JSON.parse, () => ({}));
    const context = await prepare(defer);
    return args.includes('--check') ? check(sections, context, stored) : write(sections, context, stored);
  }),
);
