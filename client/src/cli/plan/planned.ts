import { isGatewayError } from '../../aws/gateway';
import { errorsIn } from '../../sync/blocking';
import { readLive, type Live } from '../../sync/live';
import { planPush, usableBase, type Base, type Resolutions, type Mode } from '../../sync/plan';
import { describePlan, type DescribedPlan, type PlanTarget } from '../../sync/plan-facts';
import { subjectOf } from '../../sync/target';
import { pluralize } from '../../sync/format';
import type { Bases } from '../../state/bases';
import { UsageError } from '../exit';
import type { LevelsFor } from '../lint/config';
import { type AppFile } from '../common/app-file';
import { baseKeyOf } from '../../state/base-key';
import type { TerminalConnection } from '../common/connection';
import { protectionFor } from '../common/protection';

/** A plan for one file, with all that is said of it. */
export interface Planned extends DescribedPlan {
  readonly file: AppFile;
  readonly live: Live;
}

/** What planning needs besides a file. */
export interface Planning {
  readonly connection: TerminalConnection;
  readonly bases: Bases;
  readonly levelsFor: LevelsFor;
  readonly mode: Mode;
  readonly decisions: Resolutions;
  readonly signal: AbortSignal;
}

/** Plans a push of a file. @param cwd the working folder, whose lists protect, too. @throws UsageError, CallFailure */
export async function planFile(
  file: AppFile,
  { connection, bases, levelsFor, mode, decisions, signal }: Planning,
  cwd: string,
): Promise<Planned> {
  await assertNoErrors(file, levelsFor);
  const base = await baseOf(file, bases, mode);
  const region = connection.regionFor(file.target.userPoolId);
  try {
    const gateway = await connection.gateway(region);
    const live = await readLive(gateway, file.target, signal);
    const pool = await connection.pool(file.target.userPoolId, signal);
    const { userPoolId } = file.target;
    const target = { userPoolId, userPoolName: pool.name, account: pool.account, clientName: live.name };
    const protection = await protectionFor([file.path], target, cwd);
    const plan = planPush({ base, local: file.local, live: live.settings }, mode, decisions);
    return { file, live, ...describePlan({ live, plan, mode, decisions, protection }, whereOf(region, pool)) };
  } catch (error) {
    throw isGatewayError(error) ? connection.explain(error, region, subjectOf(file.target)) : error;
  }
}

/** Where a client is, as plans say it. */
export const whereOf = (
  region: string,
  { name, account }: { readonly name?: string; readonly account?: string },
): Pick<PlanTarget, 'region' | 'account' | 'poolName'> => ({ region, account, poolName: name });

/** What file and client last agreed on, as far as it may be used. A file that is to be taken exactly needs none. */
export async function baseOf(file: AppFile, bases: Bases, mode: Mode): Promise<Base | undefined> {
  return mode === 'exact'
    ? undefined
    : usableBase(await bases.read(await baseKeyOf(file.path), file.target), file.local);
}

/** @throws UsageError when the file has errors that stop a push in the editor, too */
export async function assertNoErrors(
  { name, path, text }: Pick<AppFile, 'name' | 'path' | 'text'>,
  levelsFor: LevelsFor,
): Promise<void> {
  const errors = errorsIn(text, await levelsFor(path)).filter(({ needsPoolToConfirm }) => !needsPoolToConfirm);
  const [first] = errors;
  if (!first) return;
  const line = text.slice(0, first.offset).split(/\r\n|\r|\n/).length;
  const silenced = first.silenced ? ` (${first.code} is silenced, but Cognito enforces it.)` : '';
  throw new UsageError(
    `${name} has ${pluralize(errors.length, 'error')} to be mended before a push. Line ${line}: ${first.message}${silenced}`,
  );
}
