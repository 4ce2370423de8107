import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { nearestLevels } from '../lint/config';
import { reasonOf } from '../lint/files';
import { readArguments } from '../options';
import { decisionsOf } from '../plan/options';
import type { Planning } from '../plan/planned';
import { readSavedPlans } from '../plan/saved';
import { readAppFile, shownName } from '../shared/app-file';
import { colored } from '../shared/colors';
import { openConnection } from '../shared/connection';
import { pathOf, placesOf, required } from '../shared/files-given';
import { painter } from '../shared/paint';
import { sayWhy } from '../shared/say-why';
import { terminalBases } from '../shared/state';
import type { Subcommand } from '../subcommands';
import { ENDINGS, NotPushed, type Ending } from './ending';
import { pushFile } from './from-file';
import { pushPlan } from './from-plan';
import { PUSH_OPTIONS, PUSH_PAGE } from './page';

export const pushCommand: Subcommand = { page: PUSH_PAGE, run };

/** One client to push. */
interface Job { readonly name: string; run(): Promise<Ending> }

async function run(args: readonly string[], given: Io): Promise<number> {
  const { values, operands } = readArguments('push', PUSH_OPTIONS, args);
  const io = colored(given, values);
  if (values.plan !== undefined && (operands.length > 0 || values.exact || values.settle.length > 0)) throw new UsageError('A saved plan says what is pushed and how: give no file, --exact or --settle beside --plan.');
  io.interrupted.addEventListener('abort', () => void io.err.write('cognito-client: interrupted. What is under way is carried to its end.\n'), { once: true });
  const connection = openConnection(values, io);
  const planning: Planning = {
    connection, bases: terminalBases(io), levelsFor: nearestLevels(io.cwd), signal: io.interrupted,
    mode: values.exact ? 'exact' : 'merge', decisions: decisionsOf(values.settle),
  };
  try {
    const jobs = values.plan === undefined ? await fromFiles(operands, planning, values.yes, io) : await fromPlan(values.plan, planning, io);
    return await runAll(jobs, values['stop-on-error'], io);
  } finally {
    connection.dispose();
  }
}

async function fromFiles(operands: readonly string[], planning: Planning, yes: boolean, io: Io): Promise<Job[]> {
  return (await placesOf(required('push', operands), io)).map((place) => ({
    name: shownName(place.path, io.cwd), run: async () => pushFile(await readAppFile(pathOf(place, io), io.cwd), planning, { yes }, io),
  }));
}

async function fromPlan(file: string, planning: Planning, io: Io): Promise<Job[]> {
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch((error: unknown) => { throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`); });
  return readSavedPlans(text, file).map((saved) => ({ name: saved.file, run: () => pushPlan(saved, planning, io) }));
}

async function runAll(jobs: readonly Job[], stopOnError: boolean, io: Io): Promise<number> {
  const paint = painter(io.out.color);
  const done: { readonly name: string; readonly ending: Ending }[] = [];
  for (const { name, run: push } of jobs) {
    if (io.interrupted.aborted) break;
    const ending = await push().catch((error: unknown) => endingFor(error, io));
    done.push({ name, ending });
    const out = ENDINGS[ending.kind].code === 0 ? io.out : io.err;
    await out.write(`${paint(ENDINGS[ending.kind].style, ending.message)}\n`);
    if (stopOnError && ENDINGS[ending.kind].code !== 0) break;
  }
  if (jobs.length > 1) await io.out.write(summary(jobs, done, paint));
  if (io.interrupted.aborted) return EXIT.interrupted;
  return Math.max(0, ...done.map(({ ending }) => ENDINGS[ending.kind].code));
}

function endingFor(error: unknown, io: Io): Ending {
  if (error instanceof NotPushed) return { kind: io.interrupted.aborted ? 'interrupted' : 'not-pushed', message: error.message };
  return { kind: 'failed', message: sayWhy(error) };
}

function summary(jobs: readonly Job[], done: readonly { readonly name: string; readonly ending: Ending }[], paint: ReturnType<typeof painter>): string {
  const lines = jobs.map(({ name }, index) => {
    const { word, style } = done[index] ? ENDINGS[done[index].ending.kind] : { word: 'not started', style: 'gray' as const };
    return `  ${paint(style, word.padEnd(13))}  ${paint(undefined, name)}`;
  });
  return `\n${lines.join('\n')}\n`;
}
