import { isGatewayError } from '../../aws/gateway';
import { errorsIn } from '../../sync/blocking';
import { parseFile } from '../../sync/file-text';
import { readLive } from '../../sync/live';
import { readPoolContext } from '../../sync/pool-context';
import {
  KEEPABLE,
  promotedText,
  promotionFileOf,
  promotionText,
  readPromotion,
  USUALLY_KEPT,
  type Kept,
} from '../../sync/promote';
import { fromFile } from '../../sync/settings';
import { subjectOf } from '../../sync/target';
import { pluralize } from '../../sync/format';
import { textAt } from '../create/source';
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { nearestLevels } from '../lint/config';
import { parseArguments } from '../options';
import type { Planning } from '../plan/planned';
import { RESULT_KINDS, NotPushed, type FileResult } from '../push/results';
import { pushFile } from '../push/from-file';
import { printable } from '../common/printable';
import { readAppFile, shownName, writeWhole, type AppFile } from '../common/app-file';
import { colored } from '../common/colors';
import { openConnection, type TerminalConnection } from '../common/connection';
import { operandPath, resolveOperands } from '../common/operands';
import { painter } from '../common/paint';
import { formatError } from '../common/format-error';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { PROMOTE_OPTIONS, PROMOTE_PAGE } from './page';

export const promoteCommand: Subcommand = { page: PROMOTE_PAGE, run };

async function run(args: readonly string[], given: Io): Promise<number> {
  const { values, operands } = parseArguments('promote', PROMOTE_OPTIONS, args);
  if (operands.length !== 2) throw new UsageError('Name two files: FROM and TO. See cognito-client promote --help.');
  const io = colored(given, values);
  const wish = { keep: keepable('keep', values.keep), take: keepable('take', values.take) };
  const connection = openConnection(values, io);
  const planning: Planning = {
    connection,
    bases: terminalBases(io),
    levelsFor: nearestLevels(io.cwd),
    signal: io.interrupted,
    mode: 'merge',
    decisions: {},
  };
  try {
    const [from, to] = [await fileAt(operands[0]!, io), await fileAt(operands[1]!, io)];
    if (
      from.path === to.path ||
      (from.target.clientId === to.target.clientId && from.target.userPoolId === to.target.userPoolId)
    )
      throw new UsageError(`${from.name} and ${to.name} are of one app client: there is nothing to promote.`);
    const ending = await promote(from, to, wish, planning, values.yes, io).catch((error: unknown) =>
      endingFor(error, io),
    );
    const { code, style } = RESULT_KINDS[ending.kind];
    await (code === 0 ? io.out : io.err).write(`${painter(io.out.color)(style, ending.message)}\n`);
    return io.interrupted.aborted ? EXIT.interrupted : code;
  } finally {
    connection.dispose();
  }
}

function keepable(option: string, names: readonly string[]): Kept[] {
  return names.map(
    (name) =>
      KEEPABLE.find((it) => it === name) ?? fail(`--${option} must be one of ${KEEPABLE.join(', ')}, not "${name}".`),
  );
}

function fail(message: string): never {
  throw new UsageError(message);
}

async function fileAt(operand: string, io: Io): Promise<AppFile> {
  const [place, ...more] = await resolveOperands([operand], io);
  if (!place || more.length > 0) throw new UsageError(`${operand} means ${more.length + 1} files. Name one.`);
  return readAppFile(operandPath(place, io), io.cwd);
}

function endingFor(error: unknown, io: Io): FileResult {
  if (error instanceof NotPushed)
    return {
      kind: io.interrupted.aborted ? 'interrupted' : 'not-pushed',
      message: `${error.message} No file was changed.`,
    };
  return { kind: 'failed', message: formatError(error) };
}

async function promote(
  from: AppFile,
  to: AppFile,
  wish: { readonly keep: readonly Kept[]; readonly take: readonly Kept[] },
  planning: Planning,
  yes: boolean,
  io: Io,
): Promise<FileResult> {
  const keep = await keptFor(to, wish, io);
  const text = promotedText(from.local, to.text, keep) ?? to.text;
  await refuseForPool(to, text, planning.connection, io);
  await io.out.write(
    `${printable(`${from.name} → ${to.name}, which keeps its own ${keep.join(', ') || 'nothing'}`)}\n\n`,
  );
  const ending = await pushFile({ ...to, text, local: fromFile(parseFile(text) ?? {}) }, planning, { yes }, io);
  if (RESULT_KINDS[ending.kind].code === 0) await remember(to, text, keep, io);
  return ending;
}

/** What was remembered of the target, else what is usually kept; with what the command line adds and takes away. */
async function keptFor(
  { path }: AppFile,
  { keep, take }: { readonly keep: readonly Kept[]; readonly take: readonly Kept[] },
  io: Io,
): Promise<Kept[]> {
  const place = promotionFileOf(path);
  const remembered = await textAt(place, shownName(place, io.cwd));
  try {
    const before = remembered === undefined ? USUALLY_KEPT : readPromotion(remembered).keep;
    return [...new Set([...before, ...keep])].filter((it) => !take.includes(it));
  } catch (error) {
    throw new UsageError(`${shownName(place, io.cwd)} cannot be used: ${(error as Error).message}`);
  }
}

/** @throws UsageError when the target's pool or client would make the service refuse */
async function refuseForPool(to: AppFile, text: string, connection: TerminalConnection, io: Io): Promise<void> {
  const region = connection.regionFor(to.target.userPoolId);
  try {
    const gateway = await connection.gateway(region);
    const { settings: live, hasSecret } = await readLive(gateway, to.target, io.interrupted);
    const errors = errorsIn(
      text,
      {},
      { ...(await readPoolContext(gateway, to.target.userPoolId, io.interrupted)), live, hasSecret },
    );
    if (errors.length > 0)
      throw new UsageError(
        `Not promoted: ${pluralize(errors.length, 'error')} in what ${to.name} would say. ${errors.map(({ message }) => message).join(' ')}`,
      );
  } catch (error) {
    throw isGatewayError(error) ? connection.explain(error, region, subjectOf(to.target)) : error;
  }
}

/** Writes what is live now into the target's file, unless somebody (or a settled conflict) changed it meanwhile, and what was kept beside it. */
async function remember(to: AppFile, text: string, keep: readonly Kept[], io: Io): Promise<void> {
  const now = await readAppFile(to.path, io.cwd).catch(() => undefined);
  if (now?.sha256 === to.sha256 && text !== to.text) await writeWhole(to.path, text, io.cwd);
  const place = promotionFileOf(to.path);
  if ((await textAt(place, shownName(place, io.cwd))) !== promotionText(keep))
    await writeWhole(place, promotionText(keep), io.cwd);
}
