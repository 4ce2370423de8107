import { isGatewayError } from '../../aws/gateway';
import { errorsIn } from '../../sync/blocking';
import { readLive, type Live } from '../../sync/live';
import { readPlanContext } from '../../sync/pool-context';
import { missingBaseText } from '../../sync/base-text';
import { planPush, type Base, type Resolutions, type Mode, type StoredBase } from '../../sync/plan';
import { describePlan, locationOf, type DescribedPlan } from '../../sync/plan-facts';
import { subjectOf } from '../../sync/target';
import { pluralize } from '../../sync/format';
import type { Bases } from '../../state/bases';
import { UsageError } from '../exit';
import type { LevelsFor } from '../lint/config';
import { isFileOf, type AppFile } from '../common/app-file';
import { baseKeyOf } from '../../state/base-key';
import type { TerminalConnection } from '../common/connection';
import { assertPossible, type BaseChoice } from './options';
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
  readonly baseChoice: BaseChoice;
  readonly levelsFor: LevelsFor;
  readonly mode: Mode;
  readonly decisions: Resolutions;
  readonly signal: AbortSignal;
}

/** Plans a push of a file. @param cwd the working folder, whose lists protect, too. @throws UsageError, CallFailure */
export async function planFile(file: AppFile, planning: Planning, cwd: string): Promise<Planned> {
  const { connection, levelsFor, mode, decisions, signal } = planning;
  await assertNoErrors(file, levelsFor);
  const base = await baseOf(file, planning);
  const region = connection.regionFor(file.target.userPoolId);
  try {
    const gateway = await connection.gateway(region);
    const live = await readLive(gateway, file.target, signal);
    const pool = await connection.pool(file.target.userPoolId, signal);
    const { userPoolId } = file.target;
    const target = { userPoolId, userPoolName: pool.name, account: pool.account, clientName: live.name };
    const protection = await protectionFor([file.path], target, cwd);
    const plan = planPush({ base, local: file.local, live: live.settings }, mode, decisions);
    assertPossible(decisions, plan);
    const context = await readPlanContext(gateway, live, plan.planned, pool.context, signal);
    return {
      file,
      live,
      ...describePlan({ live, context, plan, mode, decisions, protection }, locationOf(region, pool, gateway)),
    };
  } catch (error) {
    throw isGatewayError(error) ? connection.explain(error, region, subjectOf(file.target)) : error;
  }
}

/**
 * What file and client last agreed on, as far as it is known. A file that is to be taken exactly needs none.
 * @throws UsageError when the given base is of another client, or there is none where it is required
 */
export async function baseOf(
  file: AppFile,
  { bases, baseChoice: { given, isRequired }, mode }: Pick<Planning, 'bases' | 'baseChoice' | 'mode'>,
): Promise<StoredBase> {
  if (mode === 'exact') return undefined;
  if (given) return givenBase(given, file);
  const base = await bases.read(await baseKeyOf(file.path), file.target);
  const missing = missingBaseText(base);
  if (isRequired && missing !== undefined)
    throw new UsageError(
      `${file.name} was refused. ${missing} Pull it on this machine first, or give --base a file that says it, such as an earlier revision from git.`,
    );
  return base;
}

/** The base that a file stands for: it says nothing of what was live besides. @throws UsageError */
function givenBase(given: AppFile, file: AppFile): Base {
  if (!isFileOf(given, file.target))
    throw new UsageError(`${given.name} cannot be the base of ${file.name}: it names another app client.`);
  return { file: given.local, live: given.local, isPartial: true };
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
