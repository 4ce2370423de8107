import { isGatewayError } from '../../aws/gateway';
import { errorsIn } from '../../sync/blocking';
import { formatUnknownMembers, readLive, type Live } from '../../sync/live';
import { planPush, usableBase, type Base, type Resolutions, type Mode, type PushPlan } from '../../sync/plan';
import type { PlanTarget } from '../../sync/plan-text';
import { subjectOf } from '../../sync/target';
import { pluralize } from '../../sync/format';
import type { Bases } from '../../state/bases';
import { UsageError } from '../exit';
import type { LevelsFor } from '../lint/config';
import { baseKeyOf, type AppFile } from '../common/app-file';
import type { TerminalConnection } from '../common/connection';

/** A plan for one file, with all that is said of it. */
export interface Planned {
  readonly file: AppFile;
  readonly target: PlanTarget;
  readonly live: Live;
  readonly plan: PushPlan;
  readonly mode: Mode;
  readonly decisions: Resolutions;
  /** What the service is likely to refuse together with what is kept from live, and members that this version does not know. */
  readonly warnings: readonly string[];
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

/** Plans a push of a file. @throws UsageError, CallFailure */
export async function planFile(
  file: AppFile,
  { connection, bases, levelsFor, mode, decisions, signal }: Planning,
): Promise<Planned> {
  await assertNoErrors(file, levelsFor);
  const base = await baseOf(file, bases, mode);
  const region = connection.regionFor(file.target.userPoolId);
  try {
    const gateway = await connection.gateway(region);
    const live = await readLive(gateway, file.target, signal);
    const pool = await connection.pool(file.target.userPoolId, signal);
    return describePlan(
      file,
      { live, plan: planPush({ base, local: file.local, live: live.settings }, mode, decisions), mode, decisions },
      { region, ...pool },
    );
  } catch (error) {
    throw isGatewayError(error) ? connection.explain(error, region, subjectOf(file.target)) : error;
  }
}

/** Puts a plan together with what is said of it. */
export function describePlan(
  file: AppFile,
  plan: Pick<Planned, 'live' | 'plan' | 'mode' | 'decisions'>,
  {
    region,
    name,
    account,
  }: {
    readonly region: string;
    readonly name?: string;
    readonly account?: string;
  },
): Planned {
  const { live } = plan;
  const refusals = errorsIn(
    JSON.stringify({ ...live.identity, ...plan.plan.planned }),
    {},
    { live: live.settings, hasSecret: live.hasSecret },
  ).map(({ message }) => `Cognito is likely to refuse this, together with what is kept from live: ${message}`);
  const unknown = formatUnknownMembers(live.unknown);
  return {
    file,
    target: { identity: live.identity, name: live.name, region, account, poolName: name },
    ...plan,
    warnings: [...refusals, ...(unknown ? [unknown] : [])],
  };
}

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
