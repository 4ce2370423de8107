import { sep } from 'node:path';
import type { Severity } from '../../../../server/src/language/problem';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { shownName } from '../common/app-file';
import type { Subcommand } from '../subcommand';
import { checkText, type CheckedFile, type FailedFile } from './check-text';
import { levelsFromFile, nearestLevels, type LevelsFor, type OnConfig } from './config';
import { filesIn, readStream, readText, reasonOf, STDIN, type InputFile } from './files';
import { formats } from './formats';
import type { Totals } from './formats/format';
import { mapOrdered } from '../common/map-ordered';
import { LINT_PAGE } from './page';
import { parseLintOptions, type LintOptions } from './options';
import { printNotice } from '../common/terminal-text';

/** The subcommand `lint`. */
export const lintCommand: Subcommand = { page: LINT_PAGE, run: async (args, io) => run(parseLintOptions(args), io) };

/** How many files are read while one is checked. No more than these are in memory. */
const CONCURRENCY = 16;

async function run(options: LintOptions, io: Io): Promise<number> {
  const levelsFor =
    options.config === undefined
      ? nearestLevels(io.cwd, configReporter(options, io))
      : await levelsFromFile(options.config, io.cwd);
  const severities = shownSeverities(options);
  const format = formats[options.format].make({
    cwd: io.cwd,
    env: io.env,
    color: io.out.color,
    shows: (severity) => severities.includes(severity),
  });
  const totals = { error: 0, warning: 0, info: 0, hint: 0, files: 0, failed: 0, silenced: 0 };
  const reportFailure = failureReporter(io);
  const inputs = filesIn(options.targets, io.cwd);
  const write = (text: string): Promise<void> => io.out.write(text, { commands: options.format === 'github' });
  await write(format.begin());
  for await (const file of mapOrdered(inputs, CONCURRENCY, (input) => check(input, levelsFor, io))) {
    count(file, severities, totals);
    if ('failure' in file) await reportFailure(file);
    await write('failure' in file ? format.failed(file) : format.checked(file));
  }
  await write(format.end(totals));
  return exitCodeFor(totals, options, io);
}

/** Says which configurations count, if asked, and always which one was passed over. */
function configReporter({ verbose }: LintOptions, { cwd, err }: Io): OnConfig {
  return (path, counts) => {
    const name = shownName(path, cwd);
    if (!counts) void printNotice(err, `${name} belongs to another user and was passed over.`);
    else if (verbose) void printNotice(err, `the configuration ${name} counts.`);
  };
}

function shownSeverities({ format, quiet, all }: LintOptions): readonly Severity[] {
  if (quiet) return ['error'];
  return formats[format].terse && !all ? ['error', 'warning'] : ['error', 'warning', 'info', 'hint'];
}

/** Reads and checks one file. Never rejects: what cannot be read or is badly configured is a failed file. */
async function check({ path, failure }: InputFile, levelsFor: LevelsFor, io: Io): Promise<CheckedFile | FailedFile> {
  const file = nameOf(path, io.cwd);
  if (failure !== undefined) return { file, failure };
  try {
    const isStdin = path === STDIN;
    const text = await (isStdin ? readStream(io.stdin) : readText(path));
    return checkText(file, text, await levelsFor(isStdin ? `${io.cwd}${sep}stdin` : path));
  } catch (error) {
    return error instanceof UsageError
      ? { file, failure: error.message, configuration: true }
      : { file, failure: reasonOf(error) };
  }
}

const nameOf = (path: string, cwd: string): string => (path === STDIN ? '<stdin>' : shownName(path, cwd));

function count(
  file: CheckedFile | FailedFile,
  shown: readonly Severity[],
  totals: { -readonly [K in keyof Totals]: number },
): void {
  if ('failure' in file) totals.failed++;
  else {
    totals.files++;
    for (const { severity } of file.results) totals[severity]++;
    totals.silenced += file.silenced.filter(({ severity }) => shown.includes(severity)).length;
  }
}

/** Prints on stderr what could not be checked. A mistake in a configuration is printed once, however many files it affects. */
function failureReporter({ err }: Io): (file: FailedFile) => Promise<void> {
  const reported = new Set<string>();
  return async ({ file, failure, configuration }) => {
    const line = configuration ? failure : `${subjectOf(file)} was not checked: ${failure}.`;
    if (!reported.has(line)) await printNotice(err, line);
    reported.add(line);
  };
}

const subjectOf = (file: string): string => (file === '.' ? 'The current folder' : file);

async function exitCodeFor(
  { error, warning, failed }: Totals,
  { maxWarnings }: LintOptions,
  { err }: Io,
): Promise<number> {
  const tooManyWarnings = warning > maxWarnings;
  if (tooManyWarnings)
    await printNotice(err, `more warnings (${warning}) than --max-warnings allows (${maxWarnings}).`);
  if (failed > 0) return EXIT.failed;
  return error > 0 || tooManyWarnings ? EXIT.findings : EXIT.clean;
}
