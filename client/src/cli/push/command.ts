import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { inTurn, type Job } from '../../sync/in-turn';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { nearestLevels } from '../lint/config';
import { reasonOf } from '../lint/files';
import { readArguments } from '../options';
import { decisionsOf } from '../plan/options';
import type { Planning } from '../plan/planned';
import { readSavedPlans } from '../plan/saved';
import { readAppFile, shownName } from '../common/app-file';
import { colored } from '../common/colors';
import { openConnection } from '../common/connection';
import { tellingFailures } from '../common/failures';
import { pathOf, placesOf, required } from '../common/files-given';
import { note } from '../common/note';
import { painter } from '../common/paint';
import { sayWhy } from '../common/say-why';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { ENDINGS, NotPushed, type Ending } from './ending';
import { pushFile } from './from-file';
import { pushPlan } from './from-plan';
import { PUSH_OPTIONS, PUSH_PAGE } from './page';

export const pushCommand: Subcommand = { page: PUSH_PAGE, run };

async function run(args: readonly string[], given: Io): Promise<number> {
  const { values, operands } = readArguments('push', PUSH_OPTIONS, args);
  const io = colored(given, values);
  if (values.plan !== undefined && (operands.length > 0 || values.exact || values.settle.length > 0))
    throw new UsageError('A saved plan says what is pushed and how: give no file, --exact or --settle beside --plan.');
  io.interrupted.addEventListener(
    'abort',
    () => void note(io.err, 'interrupted. What is under way is carried to its end.'),
    { once: true },
  );
  const connection = openConnection(values, io);
  const planning: Planning = {
    connection,
    bases: terminalBases(io),
    levelsFor: nearestLevels(io.cwd),
    signal: io.interrupted,
    mode: values.exact ? 'exact' : 'merge',
    decisions: decisionsOf(values.settle),
  };
  try {
    const jobs =
      values.plan === undefined
        ? await fromFiles(operands, planning, values.yes, io)
        : await fromPlan(values.plan, planning, io);
    return await runAll(jobs, values['stop-on-error'], io);
  } finally {
    connection.dispose();
  }
}

async function fromFiles(
  operands: readonly string[],
  planning: Planning,
  yes: boolean,
  io: Io,
): Promise<Job<Ending>[]> {
  return (await placesOf(required('push', operands), io)).map((place) => ({
    name: shownName(place.path, io.cwd),
    run: async () => pushFile(await readAppFile(pathOf(place, io), io.cwd), planning, { yes }, io),
  }));
}

async function fromPlan(file: string, planning: Planning, io: Io): Promise<Job<Ending>[]> {
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  });
  return readSavedPlans(text, file).map((saved) => ({ name: saved.file, run: () => pushPlan(saved, planning, io) }));
}

async function runAll(jobs: readonly Job<Ending>[], stopOnError: boolean, io: Io): Promise<number> {
  const paint = painter(io.out.color);
  const failing = jobs.map(({ name, run: push }): Job<Ending> => ({
    name,
    run: () => push().catch((error: unknown) => endingFor(error, io)),
  }));
  const failures = tellingFailures(
    {
      first: (_, message) => paint(ENDINGS.failed.style, message),
      others: (count, like) => paint(ENDINGS.failed.style, `${count} failed for the same reason as ${like}.`),
    },
    io,
  );
  const done = await inTurn(failing, {
    signal: io.interrupted,
    endsAt: ({ kind }) => stopOnError && ENDINGS[kind].code !== 0,
    settled: ({ kind, message }, { name }) =>
      kind === 'failed'
        ? failures.add(name, message)
        : (ENDINGS[kind].code === 0 ? io.out : io.err).write(`${paint(ENDINGS[kind].style, message)}\n`),
  });
  await failures.close();
  if (jobs.length > 1) await io.out.write(summary(jobs, done, paint));
  if (io.interrupted.aborted) return EXIT.interrupted;
  return Math.max(0, ...done.map(({ kind }) => ENDINGS[kind].code));
}

function endingFor(error: unknown, io: Io): Ending {
  if (error instanceof NotPushed)
    return { kind: io.interrupted.aborted ? 'interrupted' : 'not-pushed', message: error.message };
  return { kind: 'failed', message: sayWhy(error) };
}

function summary(jobs: readonly Job<Ending>[], done: readonly Ending[], paint: ReturnType<typeof painter>): string {
  const lines = jobs.map(({ name }, index) => {
    const { word, style } = done[index] ? ENDINGS[done[index].kind] : { word: 'not started', style: 'gray' as const };
    return `  ${paint(style, word.padEnd(13))}  ${paint(undefined, name)}`;
  });
  return `\n${lines.join('\n')}\n`;
}
