import { sep } from 'node:path';
import type { Severity } from '../../../../server/src/language/problem';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { shownName } from '../common/app-file';
import type { Subcommand } from '../subcommand';
import { checkText, type CheckedFile, type FailedFile } from './checked';
import { levelsFromFile, nearestLevels, type LevelsFor } from './config';
import { filesIn, reasonOf, STDIN, type LintTarget } from './files';
import { formats } from './formats';
import type { Totals } from './formats/format';
import { mapOrdered } from './map-ordered';
import { LINT_PAGE } from './manual';
import { readOptions, type LintOptions } from './options';
import { readText, readTextOf } from './read';
import { printNotice } from '../common/note';

export const lintCommand: Subcommand = { page: LINT_PAGE, run: async (args, io) => run(readOptions(args), io) };

/** Files that are read while one is checked; also the most that are held in memory. */
const AT_ONCE = 16;

async function run(options: LintOptions, io: Io): Promise<number> {
  const levelsFor = options.config === undefined ? nearestLevels(io.cwd) : await levelsFromFile(options.config, io.cwd);
  const shows = shownBy(options);
  const format = formats[options.format].make({ cwd: io.cwd, env: io.env, color: io.out.color, shows });
  const totals = { error: 0, warning: 0, info: 0, hint: 0, files: 0, failed: 0 };
  const complain = complainer(io);
  await io.out.write(format.begin());
  for await (const file of mapOrdered(filesIn(options.targets, io.cwd), AT_ONCE, (it) => check(it, levelsFor, io))) {
    if (io.out.closed.aborted) break;
    count(file, totals);
    if ('failure' in file) await complain(file);
    await io.out.write('failure' in file ? format.failed(file) : format.checked(file));
  }
  await io.out.write(format.end(totals));
  return verdict(totals, options, io);
}

function shownBy({ format, quiet, all }: LintOptions): (severity: Severity) => boolean {
  const shown: readonly Severity[] = quiet
    ? ['error']
    : formats[format].calm && !all
      ? ['error', 'warning']
      : ['error', 'warning', 'info', 'hint'];
  return (severity) => shown.includes(severity);
}

/** Reads and checks one file. Never rejects: what cannot be read or is badly configured is a failed file. */
async function check({ path, failure }: LintTarget, levelsFor: LevelsFor, io: Io): Promise<CheckedFile | FailedFile> {
  const file = nameOf(path, io.cwd);
  if (failure !== undefined) return { file, failure };
  try {
    const text = await (path === STDIN ? readTextOf(io.stdin) : readText(path));
    return checkText(file, text, await levelsFor(path === STDIN ? `${io.cwd}${sep}stdin` : path));
  } catch (error) {
    return error instanceof UsageError
      ? { file, failure: error.message, configuration: true }
      : { file, failure: reasonOf(error) };
  }
}

const nameOf = (path: string, cwd: string): string => (path === STDIN ? '<stdin>' : shownName(path, cwd));

function count(file: CheckedFile | FailedFile, totals: { -readonly [K in keyof Totals]: number }): void {
  if ('failure' in file) totals.failed++;
  else {
    totals.files++;
    for (const { severity } of file.results) totals[severity]++;
  }
}

/** Says on stderr what could not be checked; a mistake in a configuration once, however many files it is for. */
function complainer({ err }: Io): (file: FailedFile) => Promise<void> {
  const said = new Set<string>();
  return async ({ file, failure, configuration }) => {
    const line = configuration ? failure : `${file} was not checked: ${failure}.`;
    if (!said.has(line)) await printNotice(err, line);
    said.add(line);
  };
}

async function verdict(
  { error, warning, files, failed }: Totals,
  { maxWarnings }: LintOptions,
  { err }: Io,
): Promise<number> {
  if (files + failed === 0) await printNotice(err, 'no file named *.cognito-client.json was found.');
  if (warning > maxWarnings)
    await printNotice(err, `more warnings (${warning}) than --max-warnings allows (${maxWarnings}).`);
  return failed > 0 ? EXIT.failed : error > 0 || warning > maxWarnings ? EXIT.findings : EXIT.clean;
}
