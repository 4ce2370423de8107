import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pluralize } from '../../sync/format';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { isMissing, reasonOf, type InputFile } from '../lint/files';
import { writeWhole } from '../common/app-file';
import { printNotice } from '../common/terminal-text';
import type { Planned } from './planned';
import { isSavedPlans } from './saved';

/**
 * Checks that a plan may be saved in a file: one that is not there, or a saved plan.
 * @throws UsageError for any other file, above all for one that is planned
 */
export async function assertReplaceable(file: string, operands: readonly InputFile[], io: Io): Promise<void> {
  const path = resolve(io.cwd, file);
  const real = await realpath(path).catch(() => path);
  const planned = await Promise.all(operands.map((operand) => realpath(operand.path).catch(() => operand.path)));
  if (planned.includes(real))
    throw new UsageError(`--out ${file} names a file that is planned: it would be lost. Name another file.`);
  const text = await textToReplace(path, file);
  if (text !== undefined && !isSavedPlans(text))
    throw new UsageError(
      `--out ${file} names a file that is no saved plan: it was left as it is. Name another file, or remove this one.`,
    );
}

/** The text of the file that a plan would replace; undefined when there is none. */
async function textToReplace(path: string, file: string): Promise<string | undefined> {
  try {
    if (!(await stat(path)).isFile()) throw new UsageError(`--out ${file} names no file. Name a file.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (isMissing(error)) return undefined;
    throw new UsageError(`--out ${file} cannot be used: ${reasonOf(error)}.`);
  }
}

/** Saves plans, and says what push --plan would do with them. @throws UsageError when the file cannot be written, or must not */
export async function saveOut(
  file: string,
  {
    json,
    plans,
    operands,
  }: { readonly json: string; readonly plans: readonly Planned[]; readonly operands: readonly InputFile[] },
  io: Io,
): Promise<void> {
  // It may have come into being while the files were planned.
  await assertReplaceable(file, operands, io);
  await writeWhole(resolve(io.cwd, file), json, io.cwd);
  await printNotice(io.err, `the plan is in ${file}. ${adviceFor(file, plans)}`);
}

function adviceFor(file: string, plans: readonly Planned[]): string {
  if (plans.some(({ plan }) => plan.conflicts.length > 0))
    return 'push --plan refuses it while it has conflicts: settle them with plan --settle.';
  const changing = plans.filter(({ plan }) => plan.changes.length > 0);
  const refused = changing.filter(({ protection }) => protection?.protection === 'readonly');
  if (refused.length === 0) return `cognito-client push --plan ${file} applies exactly this.`;
  if (refused.length === changing.length)
    return 'push --plan refuses it, because all that it would change is protected.';
  const others = pluralize(refused.length, 'app client');
  return `cognito-client push --plan ${file} applies it but for ${others}, which it refuses because of a protection.`;
}
