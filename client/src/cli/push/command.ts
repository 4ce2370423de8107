import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runSequentially, type Job } from '../../sync/run-sequentially';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { nearestLevels } from '../lint/config';
import { reasonOf, type InputFile } from '../lint/files';
import { parseArguments } from '../options';
import { parseResolutions, readBaseChoice } from '../plan/options';
import type { Planning } from '../plan/planned';
import { readSavedPlans } from '../plan/saved';
import { readAppFile, shownName } from '../common/app-file';
import { colored } from '../common/colors';
import { openConnection } from '../common/connection';
import { collectFailures, type FailureMessages } from '../common/failures';
import { operandPath, resolveOperands, requireOperands } from '../common/operands';
import { painter, printNotice, type Paint } from '../common/terminal-text';
import { formatError } from '../common/format-error';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { NotPushed, printResult, RESULT_KINDS, type FileResult } from './results';
import { pushFile, type PushOptions } from './push-file';
import { pushPlan, type PushPlanOptions } from './push-plan';
import { PUSH_OPTIONS, PUSH_PAGE } from './page';

/** The subcommand `push`. */
export const pushCommand: Subcommand = { page: PUSH_PAGE, run };

async function run(args: readonly string[], baseIo: Io): Promise<number> {
  const { values, operands } = parseArguments('push', PUSH_OPTIONS, args);
  const io = colored(baseIo, values);
  if (values.plan !== undefined && (operands.length > 0 || values.exact || values.settle.length > 0))
    throw new UsageError('A saved plan says what is pushed and how: give no file, --exact or --settle beside --plan.');
  if (values['without-file'] && values.plan === undefined)
    throw new UsageError('--without-file is for a saved plan: give it beside --plan.');
  if (values.plan !== undefined && values.base !== undefined)
    throw new UsageError('A saved plan has its base in it: give --base to plan.');
  const places = values.plan === undefined ? await resolveOperands(requireOperands('push', operands), io) : [];
  const baseChoice =
    values.plan === undefined ? await readBaseChoice(values, places, io.cwd) : { isRequired: values['require-base'] };
  io.interrupted.addEventListener(
    'abort',
    () => void printNotice(io.err, 'interrupted. What is under way is carried to its end.'),
    { once: true },
  );
  const connection = openConnection(values, io);
  const planning: Planning = {
    connection,
    bases: terminalBases(io),
    baseChoice,
    levelsFor: nearestLevels(io.cwd),
    signal: io.interrupted,
    mode: values.exact ? 'exact' : 'merge',
    decisions: parseResolutions(values.settle),
  };
  const options = { yes: values.yes, sendAnyway: values['send-anyway'] };
  try {
    const jobs =
      values.plan === undefined
        ? fileJobs(places, planning, options, io)
        : await planJobs(values.plan, planning, { ...options, withoutFile: values['without-file'] }, io);
    return await runAll(jobs, values['stop-on-error'], io);
  } finally {
    connection.dispose();
  }
}

function fileJobs(places: readonly InputFile[], planning: Planning, options: PushOptions, io: Io): Job<FileResult>[] {
  return places.map((input) => ({
    name: shownName(input.path, io.cwd),
    run: async () => pushFile(await readAppFile(operandPath(input, io), io.cwd), planning, options, io),
  }));
}

async function planJobs(
  file: string,
  planning: Planning,
  options: Omit<PushPlanOptions, 'planPath'>,
  io: Io,
): Promise<Job<FileResult>[]> {
  const planPath = resolve(io.cwd, file);
  const text = await readFile(planPath, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  });
  const { plans, isDigested } = readSavedPlans(text, file);
  if (!isDigested)
    await printNotice(
      io.err,
      `${file} is of an earlier release: what protected its app clients when it was made is not known, and its warnings are not checked.`,
    );
  return plans.map((saved) => ({
    name: saved.file,
    run: () => pushPlan(saved, planning, { ...options, planPath }, io),
  }));
}

async function runAll(jobs: readonly Job<FileResult>[], stopOnError: boolean, io: Io): Promise<number> {
  const paint = painter(io.out.color);
  const safeJobs = jobs.map(({ name, run: push }): Job<FileResult> => ({
    name,
    run: () => push().catch((error: unknown) => resultOfError(error, io)),
  }));
  const failures = collectFailures(failureMessages(paint), io);
  const done = await runSequentially(safeJobs, {
    signal: io.interrupted,
    endsAt: ({ kind }) => stopOnError && RESULT_KINDS[kind].code !== 0,
    settled: (result, { name }) =>
      result.kind === 'failed' ? failures.add(name, result.message) : printResult(result, io),
  });
  await failures.close();
  if (jobs.length > 1) await io.out.write(summary(jobs, done, paint));
  if (io.interrupted.aborted) return EXIT.interrupted;
  return Math.max(0, ...done.map(({ kind }) => RESULT_KINDS[kind].code));
}

function resultOfError(error: unknown, io: Io): FileResult {
  if (error instanceof NotPushed)
    return { kind: io.interrupted.aborted ? 'interrupted' : 'not-pushed', message: error.message };
  return { kind: 'failed', message: formatError(error) };
}

function failureMessages(paint: Paint): FailureMessages {
  const { style } = RESULT_KINDS.failed;
  return {
    first: (_, message) => paint(style, message),
    others: (count, like) => paint(style, `${count} failed for the same reason as ${like}.`),
  };
}

function summary(jobs: readonly Job<FileResult>[], done: readonly FileResult[], paint: Paint): string {
  const lines = jobs.map(({ name }, index) => {
    const { word, style } = done[index]
      ? RESULT_KINDS[done[index].kind]
      : { word: 'not started', style: 'gray' as const };
    return `  ${paint(style, word.padEnd(13))}  ${paint(undefined, name)}`;
  });
  return `\n${lines.join('\n')}\n`;
}
