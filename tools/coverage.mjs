// `npm run coverage`: the tests of the pure rooms, and how much of these rooms they run, by lines and by branches. Fails when a test
// fails or a floor is missed. `npm test` runs it as a part of its unit step.
import path from 'node:path';
import { transform } from 'esbuild';
import { CoverageReport } from 'monocart-coverage-reports';
import { runMain, temporaryFolder, withCleanup } from './host/cleanup.mjs';
import { ROOT } from './host/environment.mjs';
import { runCommand } from './host/run-command.mjs';
import { MOCHA, PURE_TESTS } from '../test/unit.mjs';

/**
 * The pure rooms, with the percentages below which the script fails: what is reached, with a little room for files that come with their
 * tests in VS Code.
 */
const FLOORS = [
  { room: 'server/src/language/', lines: 98.5, branches: 96.5 },
  { room: 'client/src/sync/', lines: 96, branches: 94.5 },
];

await runMain(() =>
  withCleanup(async (defer) => {
    const folder = await temporaryFolder(defer, 'cognito-client-coverage-');
    const { code } = await runCommand(process.execPath, [...MOCHA, ...PURE_TESTS], {
      cwd: ROOT,
      env: { ...process.env, NODE_V8_COVERAGE: folder },
    });
    if (code !== 0) return code;
    const files = await measure(folder);
    for (const file of files) for (const line of gaps(file)) console.log(line);
    return FLOORS.map((floor) => held(floor, files)).every(Boolean) ? 0 : 1;
  }),
);

/** What V8 counted in the rooms' files, told in the lines of their sources; a file that no test loaded counts as not covered. */
async function measure(folder) {
  const inRooms = {
    '**/node_modules/**': false,
    ...Object.fromEntries(FLOORS.map(({ room }) => [`**/${room}**`, true])),
    '**/**': false,
  };
  const report = new CoverageReport({
    baseDir: ROOT,
    outputDir: path.join(folder, 'report'),
    reports: ['none'],
    logging: 'error',
    entryFilter: inRooms,
    sourceFilter: inRooms,
    all: {
      dir: FLOORS.map(({ room }) => path.join(ROOT, room)),
      filter: { '**/*.ts': 'js', '**/**': false },
      transformer: compile,
    },
  });
  await report.addFromDir(folder);
  return (await report.generate()).files;
}

/** Makes JavaScript of a source that no test loaded, so that its lines and branches can be counted. */
async function compile(entry) {
  const { code, map } = await transform(entry.source, { loader: 'ts', sourcemap: true, sourcefile: entry.url });
  Object.assign(entry, { source: code, sourceMap: JSON.parse(map) });
}

/** What no test runs of a file: whole lines, and branches on lines that are run, as `file:line: text`; one line for a file that no test loads. */
function gaps({ sourcePath, source, summary, data }) {
  if (summary.lines.covered === 0) return [`not covered at all: ${sourcePath}`];
  const text = source.split('\n');
  const lines = Object.keys(data.lines)
    .filter((line) => data.lines[line] === 0)
    .map(Number);
  const branches = data.branches
    .filter(({ count }) => count === 0)
    .map(({ start }) => source.slice(0, start).split('\n').length);
  const never = [...new Set([...lines, ...branches])].sort((a, b) => a - b);
  return never.map(
    (line) => `not covered${lines.includes(line) ? '' : ' in part'}: ${sourcePath}:${line}: ${text[line - 1].trim()}`,
  );
}

function held({ room, ...floor }, files) {
  return Object.entries(floor)
    .map(([metric, least]) => {
      const parts = files.filter(({ sourcePath }) => sourcePath.startsWith(room)).map(({ summary }) => summary[metric]);
      const [covered, total] = ['covered', 'total'].map((key) => parts.reduce((sum, part) => sum + part[key], 0));
      const percent = (100 * covered) / total;
      console.log(
        `coverage: ${room} ${percent.toFixed(2)} % of ${total} ${metric} (floor ${least} %)${percent < least ? ': too little' : ''}`,
      );
      return percent >= least;
    })
    .every(Boolean);
}
