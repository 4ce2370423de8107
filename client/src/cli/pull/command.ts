import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Target } from '../../aws/gateway';
import { readLive, type Live } from '../../sync/live';
import { subjectOf } from '../../sync/target';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { parseArguments, type OptionValues } from '../options';
import { isFileOf, readAppFile, shownName, type AppFile } from '../common/app-file';
import { colored } from '../common/colors';
import { openConnection, type TerminalConnection } from '../common/connection';
import { openFailures } from '../common/failures';
import { safeJson } from '../common/json';
import { operandPath, requireOperands, requirePoolId, resolveOperands } from '../common/operands';
import { painter, printNotice } from '../common/terminal-text';
import { rateOf } from '../common/rate-options';
import { printError, formatError } from '../common/format-error';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { exportPool, destinationFor, type ClientList } from './export';
import { pullInto, pullNew, type FilePullResult, type PullContext } from './pull-file';
import { PULL_OPTIONS, PULL_PAGE } from './page';

/** The subcommand `pull`. */
export const pullCommand: Subcommand = { page: PULL_PAGE, run };

type PullValues = OptionValues<typeof PULL_OPTIONS>;

async function run(args: readonly string[], baseIo: Io): Promise<number> {
  const { values, operands } = parseArguments('pull', PULL_OPTIONS, args);
  const io = colored(baseIo, values);
  assertCompatible(values, operands);
  const connection = openConnection(values, io, rateOf(values.rate));
  const context: PullContext = {
    io,
    paint: painter(io.out.color),
    bases: terminalBases(io),
    check: values.check,
    yes: values.yes,
  };
  try {
    if (values.all !== undefined) {
      const type = values.registered ? undefined : 'REGULAR';
      return await pullAll({ userPoolId: values.all, type }, values.dir!, connection, context);
    }
    if (values.pool !== undefined) {
      const target = { userPoolId: values.pool, clientId: values.client! };
      return await exitCodeFor([await pullOne(target, values.out, connection, context)], 0, 1, io);
    }
    return await pullFiles(operands, connection, context);
  } catch (error) {
    await printError(io.err, error);
    return io.interrupted.aborted ? EXIT.interrupted : EXIT.failed;
  } finally {
    connection.dispose();
  }
}

/** Checks that options go together. @throws UsageError when they do not */
function assertCompatible({ all, dir, pool, client, out, registered }: PullValues, operands: readonly string[]): void {
  const ways = [all, pool, operands[0]].filter((way) => way !== undefined);
  if (ways.length > 1)
    throw new UsageError('Give files, or --pool and --client, or --all and --dir: only one of them.');
  if ((all === undefined) !== (dir === undefined))
    throw new UsageError('--all and --dir go together: --all names the user pool, --dir the folder.');
  if ((pool === undefined) !== (client === undefined))
    throw new UsageError('--pool and --client go together: an app client is named by both.');
  if (registered && all === undefined)
    throw new UsageError('--registered goes with --all: other ways of pulling name each app client.');
  if (out !== undefined && pool === undefined)
    throw new UsageError('--out goes with --pool and --client. A file is pulled in place, --all writes to --dir.');
  for (const id of [all, pool]) if (id !== undefined) requirePoolId(id);
}

async function pullFiles(
  operands: readonly string[],
  connection: TerminalConnection,
  context: PullContext,
): Promise<number> {
  const { io } = context;
  const inputs = await resolveOperands(requireOperands('pull', operands), io);
  const results: FilePullResult[] = [];
  const failures = openFailures('pulled', io);
  for (const input of inputs) {
    if (io.interrupted.aborted) break;
    try {
      const file = await readAppFile(operandPath(input, io), io.cwd);
      results.push(await pullInto(file, await liveOf(file.target, connection, io), context));
    } catch (error) {
      if (io.interrupted.aborted) break;
      await failures.add(shownName(input.path, io.cwd), formatError(error));
    }
  }
  await failures.close();
  return exitCodeFor(results, failures.all.length, inputs.length, io);
}

async function pullAll(
  list: ClientList,
  dir: string,
  connection: TerminalConnection,
  context: PullContext,
): Promise<number> {
  const { io, check } = context;
  const { results, failed, clients } = await exportPool(list, dir, connection, context);
  const kinds: readonly FilePullResult[] = check
    ? ['would-change', 'unchanged']
    : ['written', 'updated', 'unchanged', 'kept'];
  const counts = kinds.map((kind) => `${results.filter((result) => result === kind).length} ${kind}`).join(', ');
  if (!io.interrupted.aborted) await io.out.write(`${clients} app clients: ${counts}, ${failed} failed.\n`);
  return exitCodeFor(results, failed, clients, io);
}

async function pullOne(
  target: Target,
  out: string | undefined,
  connection: TerminalConnection,
  context: PullContext,
): Promise<FilePullResult> {
  const { io } = context;
  // Before Cognito is asked: what is edited while it answers is not overwritten.
  const existing = out === undefined || out === '-' ? undefined : await existingFile(out, target, io);
  const live = await liveOf(target, connection, io);
  if (existing) return pullInto(existing, live, context);
  if (out === '-') {
    await io.out.write(safeJson(live.textLike()));
    return 'unchanged';
  }
  if (out === undefined) {
    const destination = await destinationFor(target, live, io);
    return typeof destination === 'string'
      ? pullNew(destination, shownName(destination, io.cwd), live, context)
      : pullInto(destination, live, context);
  }
  return pullNew(resolve(io.cwd, out), out, live, context);
}

/** The file that --out names; undefined when there is none yet. @throws UsageError when it is no file of this client */
async function existingFile(out: string, target: Target, io: Io): Promise<AppFile | undefined> {
  const path = resolve(io.cwd, out);
  if (!(await stat(path).catch(() => undefined))) return undefined;
  const file = await readAppFile(path, io.cwd);
  if (isFileOf(file, target)) return file;
  throw new UsageError(`${out} is the file of another app client. Nothing was written: name another file.`);
}

async function liveOf(target: Target, connection: TerminalConnection, io: Io): Promise<Live> {
  const region = connection.regionFor(target.userPoolId);
  try {
    return await readLive(await connection.gateway(region), target, io.interrupted);
  } catch (error) {
    throw connection.explain(error, region, subjectOf(target));
  }
}

async function exitCodeFor(
  results: readonly FilePullResult[],
  failed: number,
  all: number,
  { err, interrupted }: Io,
): Promise<number> {
  if (interrupted.aborted) {
    await printNotice(
      err,
      `interrupted. ${results.length} of ${all} app clients were pulled; the others are as they were.`,
    );
    return EXIT.interrupted;
  }
  if (failed > 0) return EXIT.failed;
  return results.some((result) => result === 'kept' || result === 'would-change') ? EXIT.findings : EXIT.clean;
}
