import { errorsIn } from '../../sync/blocking';
import { parseFile } from '../../sync/file-text';
import { readLive } from '../../sync/live';
import { readPlanContext } from '../../sync/pool-context';
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
import { EXIT, UsageError } from '../exit';
import type { Io } from '../io';
import { nearestLevels } from '../lint/config';
import { whyOutside } from '../lint/regular-file';
import { parseArguments } from '../options';
import { readBaseChoice } from '../plan/options';
import type { Planning } from '../plan/planned';
import { NotPushed, printResult, RESULT_KINDS, type FileResult } from '../push/results';
import { pushFile } from '../push/push-file';
import { printable } from '../common/terminal-text';
import { isFileOf, readAppFile, readTextIfExists, shownName, writeIfUnchanged, type AppFile } from '../common/app-file';
import { colored } from '../common/colors';
import { openConnection, type TerminalConnection } from '../common/connection';
import { operandPath, resolveOperands } from '../common/operands';
import { formatError } from '../common/format-error';
import { MAX_WRITE_ATTEMPTS } from '../common/write-into';
import { terminalBases } from '../common/state';
import type { Subcommand } from '../subcommand';
import { PROMOTE_OPTIONS, PROMOTE_PAGE } from './page';

/** The subcommand `promote`. */
export const promoteCommand: Subcommand = { page: PROMOTE_PAGE, run };

async function run(args: readonly string[], baseIo: Io): Promise<number> {
  const { values, operands } = parseArguments('promote', PROMOTE_OPTIONS, args);
  if (operands.length !== 2) throw new UsageError('Name two files: FROM and TO. See cognito-client promote --help.');
  const io = colored(baseIo, values);
  const choice = { keep: parseKept('keep', values.keep), take: parseKept('take', values.take) };
  const baseChoice = await readBaseChoice(values, [operands[1]], io.cwd);
  const connection = openConnection(values, io);
  const planning: Planning = {
    connection,
    bases: terminalBases(io),
    baseChoice,
    levelsFor: nearestLevels(io.cwd),
    signal: io.interrupted,
    mode: 'merge',
    decisions: {},
  };
  try {
    const from = await readOperand(operands[0]!, io);
    const to = await readOperand(operands[1]!, io);
    if (from.path === to.path || isFileOf(from, to.target))
      throw new UsageError(`${from.name} and ${to.name} are of one app client: there is nothing to promote.`);
    const result = await promote(from, to, choice, planning, values.yes, io).catch((error: unknown) =>
      resultOfError(error, io),
    );
    await printResult(result, io);
    return io.interrupted.aborted ? EXIT.interrupted : RESULT_KINDS[result.kind].code;
  } finally {
    connection.dispose();
  }
}

function parseKept(option: string, names: readonly string[]): Kept[] {
  return names.map((name) => {
    const kept = KEEPABLE.find((candidate) => candidate === name);
    if (!kept) throw new UsageError(`--${option} must be one of ${KEEPABLE.join(', ')}, not "${name}".`);
    return kept;
  });
}

async function readOperand(operand: string, io: Io): Promise<AppFile> {
  const [input, ...more] = await resolveOperands([operand], io);
  if (!input || more.length > 0) throw new UsageError(`${operand} means ${more.length + 1} files. Name one.`);
  return readAppFile(operandPath(input, io), io.cwd);
}

function resultOfError(error: unknown, io: Io): FileResult {
  if (error instanceof NotPushed)
    return {
      kind: io.interrupted.aborted ? 'interrupted' : 'not-pushed',
      message: `${error.message} No file was changed.`,
    };
  return { kind: 'failed', message: formatError(error) };
}

/** What the command line adds to what the target keeps, and takes away from it. */
interface KeepChoice {
  readonly keep: readonly Kept[];
  readonly take: readonly Kept[];
}

async function promote(
  from: AppFile,
  to: AppFile,
  choice: KeepChoice,
  planning: Planning,
  yes: boolean,
  io: Io,
): Promise<FileResult> {
  const keep = (await readKept(to, choice, io)).keep;
  const text = promotedText(from.local, to.text, keep) ?? to.text;
  await assertAccepted(to, text, planning.connection, io);
  const heading = `${from.name} → ${to.name}, which keeps its own ${keep.join(', ') || 'nothing'}`;
  await io.out.write(`${printable(heading)}\n\n`);
  const promoted = { ...to, text, local: fromFile(parseFile(text) ?? {}) };
  const result = await pushFile(promoted, planning, { yes, onDisk: to }, io);
  if (RESULT_KINDS[result.kind].code !== 0) return result;
  return rememberKept(to, choice, io).then(
    () => result,
    (error: unknown) => ({ kind: 'failed', message: `${result.message} ${formatError(error)}` }),
  );
}

/** What the target keeps, and the text that remembers it; undefined when none does yet. */
interface StoredKept {
  readonly keep: readonly Kept[];
  readonly stored: string | undefined;
}

/**
 * What the target keeps: what is remembered of it, or what is usually kept, changed as the command line says.
 * @throws UsageError when what is remembered cannot be read
 */
async function readKept({ path }: AppFile, { keep, take }: KeepChoice, io: Io): Promise<StoredKept> {
  const promotionFile = promotionFileOf(path);
  const name = shownName(promotionFile, io.cwd);
  // The user did not name this file: it lies beside the one that they named.
  const outside = await whyOutside(promotionFile, io.cwd);
  if (outside !== undefined) throw new UsageError(`${name} cannot be used: ${outside}.`);
  const stored = await readTextIfExists(promotionFile, name);
  try {
    const before = stored === undefined ? USUALLY_KEPT : readPromotion(stored).keep;
    return { keep: [...new Set([...before, ...keep])].filter((kept) => !take.includes(kept)), stored };
  } catch (error) {
    throw new UsageError(`${name} cannot be used: ${(error as Error).message}`);
  }
}

/**
 * Remembers beside the target's file what it keeps. What was saved there during the promotion stays.
 * @throws UsageError when it cannot be written
 */
async function rememberKept(to: AppFile, choice: KeepChoice, io: Io): Promise<void> {
  const path = promotionFileOf(to.path);
  for (let attempt = 1; attempt <= MAX_WRITE_ATTEMPTS; attempt++) {
    const { keep, stored } = await readKept(to, choice, io);
    const text = promotionText(keep, stored);
    if (text === stored || (await writeIfUnchanged(path, text, stored, io.cwd))) return;
  }
  throw new UsageError(`${shownName(path, io.cwd)} was changed each time that it was about to be written.`);
}

/** Checks the promoted text with what is known of the target's pool and client. @throws UsageError when the service would refuse it */
async function assertAccepted(to: AppFile, text: string, connection: TerminalConnection, io: Io): Promise<void> {
  const region = connection.regionFor(to.target.userPoolId);
  try {
    const gateway = await connection.gateway(region);
    const live = await readLive(gateway, to.target, io.interrupted);
    const pool = await connection.pool(to.target.userPoolId, io.interrupted);
    const planned = fromFile(parseFile(text) ?? {});
    const context = await readPlanContext(gateway, live, planned, pool.context, io.interrupted);
    const errors = errorsIn(text, {}, { ...context, live: live.settings });
    if (errors.length > 0) throw new UsageError(notPromotedMessage(to, errors));
  } catch (error) {
    throw connection.explain(error, region, subjectOf(to.target));
  }
}

function notPromotedMessage({ name }: AppFile, errors: readonly { readonly message: string }[]): string {
  const messages = errors.map(({ message }) => message).join(' ');
  return `Not promoted: ${pluralize(errors.length, 'error')} in what ${name} would say. ${messages}`;
}
