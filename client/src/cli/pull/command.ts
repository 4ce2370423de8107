import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { visibleJson } from '../../../../server/src/language/visible';
import type { Target } from '../../aws/gateway';
import { readLive, type Live } from '../../sync/live';
import { subjectOf } from '../../sync/target';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { parseArguments, type Values } from '../options';
import { readAppFile, shownName } from '../common/app-file';
import { colored } from '../common/colors';
import { openConnection, type TerminalConnection } from '../common/connection';
import { openFailures } from '../common/failures';
import { operandPath, resolveOperands, requireOperands } from '../common/operands';
import { printNotice } from '../common/note';
import { rateOf } from '../common/rate-options';
import { painter } from '../common/paint';
import { printError, formatError } from '../common/format-error';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { exportPool, placeFor } from './export';
import { pullInto, pullNew, type Pulled, type Pulling } from './into';
import { PULL_OPTIONS, PULL_PAGE } from './page';

export const pullCommand: Subcommand = { page: PULL_PAGE, run };

type Wanted = Values<typeof PULL_OPTIONS>;

async function run(args: readonly string[], given: Io): Promise<number> {
  const { values, operands } = parseArguments('pull', PULL_OPTIONS, args);
  const io = colored(given, values);
  checkTogether(values, operands);
  const connection = openConnection(values, io, rateOf(values.rate));
  const pulling: Pulling = {
    io,
    paint: painter(io.out.color),
    bases: terminalBases(io),
    check: values.check,
    yes: values.yes,
  };
  try {
    if (values.all !== undefined) return await pullAll(values.all, values.dir!, connection, pulling);
    if (values.pool !== undefined)
      return verdict(
        [await pullOne({ userPoolId: values.pool, clientId: values.client! }, values.out, connection, pulling)],
        0,
        1,
        io,
      );
    return await pullFiles(operands, connection, pulling);
  } catch (error) {
    await printError(io.err, error);
    return io.interrupted.aborted ? EXIT.interrupted : EXIT.failed;
  } finally {
    connection.dispose();
  }
}

/** @throws UsageError when options do not go together */
function checkTogether({ all, dir, pool, client, out }: Wanted, operands: readonly string[]): void {
  const ways = [all, pool, operands[0]].filter((it) => it !== undefined);
  if (ways.length > 1)
    throw new UsageError('Give files, or --pool and --client, or --all and --dir: only one of them.');
  if ((all === undefined) !== (dir === undefined))
    throw new UsageError('--all and --dir go together: --all names the user pool, --dir the folder.');
  if ((pool === undefined) !== (client === undefined))
    throw new UsageError('--pool and --client go together: an app client is named by both.');
  if (out !== undefined && pool === undefined)
    throw new UsageError('--out goes with --pool and --client. A file is pulled in place, --all writes to --dir.');
  for (const id of [all, pool])
    if (id !== undefined && !/^[\w-]+_[0-9a-zA-Z]+$/.test(id))
      throw new UsageError(`"${id}" is no user pool's id: it looks like us-east-1_AbCdEf123.`);
}

async function pullFiles(
  operands: readonly string[],
  connection: TerminalConnection,
  pulling: Pulling,
): Promise<number> {
  const { io } = pulling;
  const places = await resolveOperands(requireOperands('pull', operands), io);
  const outcomes: Pulled[] = [];
  const failures = openFailures('pulled', io);
  for (const place of places) {
    if (io.interrupted.aborted) break;
    try {
      const file = await readAppFile(operandPath(place, io), io.cwd);
      outcomes.push(await pullInto(file, await liveOf(file.target, connection, io), pulling));
    } catch (error) {
      if (io.interrupted.aborted) break;
      await failures.add(shownName(place.path, io.cwd), formatError(error));
    }
  }
  await failures.close();
  return verdict(outcomes, failures.all.length, places.length, io);
}

async function pullAll(
  userPoolId: string,
  dir: string,
  connection: TerminalConnection,
  pulling: Pulling,
): Promise<number> {
  const { outcomes, failed, clients } = await exportPool(userPoolId, dir, connection, pulling);
  const count = (wanted: Pulled): string => `${outcomes.filter((outcome) => outcome === wanted).length} ${wanted}`;
  if (!pulling.io.interrupted.aborted)
    await pulling.io.out.write(
      `${clients} app clients: ${(pulling.check ? (['would-change', 'unchanged'] as const) : (['written', 'updated', 'unchanged', 'kept'] as const)).map(count).join(', ')}, ${failed} failed.\n`,
    );
  return verdict(outcomes, failed, clients, pulling.io);
}

async function pullOne(
  target: Target,
  out: string | undefined,
  connection: TerminalConnection,
  pulling: Pulling,
): Promise<Pulled> {
  const { io } = pulling;
  const live = await liveOf(target, connection, io);
  if (out === '-') {
    await io.out.write(visibleJson(live.textLike()));
    return 'unchanged';
  }
  if (out === undefined) {
    const place = await placeFor(target, live, io);
    return typeof place === 'string'
      ? pullNew(place, shownName(place, io.cwd), live, pulling)
      : pullInto(place, live, pulling);
  }
  const path = resolve(io.cwd, out);
  if (!(await stat(path).catch(() => undefined))) return pullNew(path, out, live, pulling);
  const file = await readAppFile(path, io.cwd);
  if (file.target.clientId !== target.clientId || file.target.userPoolId !== target.userPoolId)
    throw new UsageError(`${out} is the file of another app client. Nothing was written: name another file.`);
  return pullInto(file, live, pulling);
}

async function liveOf(target: Target, connection: TerminalConnection, io: Io): Promise<Live> {
  const region = connection.regionFor(target.userPoolId);
  try {
    return await readLive(await connection.gateway(region), target, io.interrupted);
  } catch (error) {
    throw connection.explain(error, region, subjectOf(target));
  }
}

async function verdict(
  outcomes: readonly Pulled[],
  failed: number,
  all: number,
  { err, interrupted }: Io,
): Promise<number> {
  if (interrupted.aborted) {
    await printNotice(
      err,
      `interrupted. ${outcomes.length} of ${all} app clients were pulled; the others are as they were.`,
    );
    return EXIT.interrupted;
  }
  if (failed > 0) return EXIT.failed;
  return outcomes.some((outcome) => outcome === 'kept' || outcome === 'would-change') ? EXIT.findings : EXIT.clean;
}
