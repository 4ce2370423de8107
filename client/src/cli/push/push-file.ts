import type { ProtectionTarget } from '../../sync/protection';
import type { PushPlan, Resolutions, StoredBase } from '../../sync/plan';
import { certainRefusals, describePlan, locationOf } from '../../sync/plan-facts';
import { readPlanContext } from '../../sync/pool-context';
import type { Proposal, PushDecision, PushResult } from '../../sync/push-flow';
import { applyResolutions, parseFile } from '../../sync/file-text';
import { fromFile } from '../../sync/settings';
import type { Live } from '../../sync/live';
import type { Io } from '../io';
import { assertPossible } from '../plan/options';
import { assertNoErrors, baseOf, type Planning } from '../plan/planned';
import { planText } from '../plan/text';
import { type AppFile } from '../common/app-file';
import { baseKeyOf } from '../../state/base-key';
import { formatError } from '../common/format-error';
import { painter, printNotice } from '../common/terminal-text';
import { protectionFor } from '../common/protection';
import { writeInto } from '../common/write-into';
import { withClientLock } from './client-lock';
import { askResolutions, askToLose, askToPush } from './prompts';
import { assertAccepted, NotPushed, readonlyRefusal, RESULT_KINDS, type FileResult } from './results';
import { baseAfter, sendPush, summarizePush } from './send';

/** How a push is decided. */
export interface PushOptions {
  /** It does not ask. */
  readonly yes: boolean;
  /** It also sends what user pool and live client show to be refused. */
  readonly sendAnyway?: boolean;
  /** The file as it is on the disk, where another text of it is pushed. That text is written into it once its client is as planned. */
  readonly onDisk?: AppFile;
}

/** How often a push that asks nobody plans again because the client was changed. A person may go on. */
const MAX_REPLANS = 3;

const restlessRefusal = (name: string): NotPushed =>
  new NotPushed(
    `${name} was changed in Cognito each time that it was about to be updated: it was planned ${MAX_REPLANS} more times, and nothing was sent. Push again when it no longer changes.`,
  );

/** Pushes one file. @throws UsageError, CallFailure, NotPushed */
export async function pushFile(file: AppFile, planning: Planning, options: PushOptions, io: Io): Promise<FileResult> {
  await assertNoErrors(file, planning.levelsFor);
  return withClientLock(file.target, io, () => pushLocked(file, planning, options, io));
}

async function pushLocked(file: AppFile, planning: Planning, options: PushOptions, io: Io): Promise<FileResult> {
  const { connection, mode } = planning;
  const base = await baseOf(file, planning);
  let replans = 0;
  let expected: readonly string[] = [];
  const decide = async (proposal: Proposal): Promise<PushDecision> => {
    // After live was read: by then there are credentials, and the time that a person takes for an MFA code is no time of this request.
    const { userPoolId } = file.target;
    const pool = await connection.pool(userPoolId, io.interrupted);
    if (proposal.moved.length > 0) replans++;
    if (options.yes && replans > MAX_REPLANS) throw restlessRefusal(proposal.live.name);
    await printMoved(proposal, options, io);
    const resolutions = optionResolutions(proposal, planning);
    if (Object.keys(resolutions).length > 0) return { mode: proposal.mode, decisions: resolutions };
    const region = connection.regionFor(userPoolId);
    const { live, plan } = proposal;
    const gateway = await connection.gateway(region);
    const context = await readPlanContext(gateway, live, plan.planned, pool.context, io.interrupted);
    const described = describePlan({ ...proposal, context }, locationOf(region, pool, gateway));
    await io.out.write(`${planText({ file, ...described }, painter(io.out.color))}\n`);
    expected = certainRefusals(described.facts);
    if (plan.conflicts.length === 0) assertAccepted(live.name, described.facts, options);
    const target = { userPoolId, userPoolName: pool.name, account: pool.account, clientName: proposal.live.name };
    return decidePush(file, proposal, target, options, io);
  };
  const result = await sendPush({ target: file.target, local: file.local, base, mode, decide }, connection, io);
  if (result.outcome === 'cancelled')
    throw new NotPushed(io.interrupted.aborted ? 'Interrupted before anything was sent.' : 'Nothing was sent.');
  return recordPush({ file, result, base, onDisk: options.onDisk ?? file, expected }, planning, io);
}

/** Says what changed in Cognito since the last plan. */
async function printMoved({ moved }: Proposal, { yes }: PushOptions, io: Io): Promise<void> {
  const since = yes ? 'Changed meanwhile' : 'Changed while you were deciding';
  if (moved.length > 0) await printNotice(io.err, `${since}: ${moved.join('; ')}. This is the new plan.`);
}

/** A push that ended, and what it was made from. */
interface EndedPush {
  readonly file: AppFile;
  readonly result: Exclude<PushResult, { outcome: 'cancelled' }>;
  readonly base: StoredBase;
  readonly onDisk: AppFile;
  /** The refusals that were expected. */
  readonly expected: readonly string[];
}

/**
 * Writes what was decided and pushed into the file, and then the base: in this order, what is in the file never counts as a change of
 * it, even when the program ends in between. The base is what was pushed. What was saved in the file since is a change of the file.
 */
async function recordPush(
  { file, result, base, onDisk, expected }: EndedPush,
  { connection, bases }: Planning,
  io: Io,
): Promise<FileResult> {
  const summary = summarizePush(result, connection, file.target, { expected });
  const isPushedAsOnDisk = file === onDisk;
  const isAsPlanned = RESULT_KINDS[summary.kind].code === 0;
  const text = isPushedAsOnDisk || isAsPlanned ? applyResolutions(file.text, result.plan) : onDisk.text;
  const failure = await writePushed(onDisk, text, io);
  const local = failure === undefined ? fromFile(parseFile(text) ?? {}) : onDisk.local;
  const after = baseAfter(result, base, local);
  if (after) await bases.write(await baseKeyOf(file.path), file.target, after);
  return failure === undefined ? summary : { kind: 'failed', message: `${summary.message} ${failure}` };
}

/** Writes what was pushed into the file. Resolves to why it could not be written; to undefined when the file has it. */
export async function writePushed(onDisk: AppFile, text: string, io: Io): Promise<string | undefined> {
  if (text === onDisk.text) return undefined;
  try {
    const isEdited = await writeInto(onDisk, text, io.cwd);
    if (isEdited)
      await printNotice(io.err, `${onDisk.name} was changed during the push: what was changed in it was kept.`);
    return undefined;
  } catch (error) {
    return `${formatError(error)} What was pushed is not in the file: cognito-client pull brings it.`;
  }
}

/** The resolutions of --settle for the conflicts of a plan. They count once, and not for conflicts that came later. */
function optionResolutions({ plan, decisions, moved }: Proposal, planning: Planning): Resolutions {
  if (moved.length > 0 || Object.keys(decisions).length > 0) return {};
  assertPossible(planning.decisions, plan);
  const names = plan.conflicts.map(({ name }) => name).filter((name) => planning.decisions[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, planning.decisions[name]]));
}

async function decidePush(
  file: AppFile,
  { plan, mode, live, decisions: before }: Proposal,
  target: ProtectionTarget,
  { yes, onDisk }: PushOptions,
  io: Io,
): Promise<PushDecision> {
  const protection = await protectionFor([file.path], target, io.cwd);
  if (protection?.protection === 'readonly') throw readonlyRefusal(live.name, protection.because);
  if (plan.conflicts.length > 0) {
    if (yes || !io.ask) throw conflictRefusal(plan, onDisk);
    const resolutions = await askResolutions(plan, io.ask);
    return resolutions ? { mode, decisions: { ...before, ...resolutions } } : 'cancel';
  }
  if (yes && protection) throw unattendedRefusal(live.name, protection.because, onDisk);
  if (yes && live.unknown.length > 0) throw unknownRefusal(live, onDisk);
  if (yes) return 'push';
  if (!io.ask) throw nobodyToAsk(onDisk);
  if (live.unknown.length > 0 && !(await askToLose(live.unknown, io.ask))) return 'cancel';
  return (await askToPush(plan, live.name, protection?.because, io.ask)) ? 'push' : 'cancel';
}

/** @param promotedTo the file that is promoted to: a promotion takes no resolutions and no saved plan */
function conflictRefusal({ conflicts }: PushPlan, promotedTo: AppFile | undefined): NotPushed {
  const names = conflicts.map(({ name }) => name).join(', ');
  const advice = promotedTo
    ? `Pull or push ${promotedTo.name} first.`
    : 'Settle it with --settle, or hand back a saved plan.';
  return new NotPushed(`Changed in the file and in Cognito: ${names}. ${advice}`);
}

function unattendedRefusal(name: string, because: string, promotedTo: AppFile | undefined): NotPushed {
  const advice = promotedTo
    ? 'a promotion to it needs a person at a terminal. Promote without --yes.'
    : 'without a person, it takes a plan that was saved (plan --out) and is handed back (push --plan).';
  return new NotPushed(`${name} is protected (${because}): ${advice}`);
}

function unknownRefusal({ name, unknown }: Live, promotedTo: AppFile | undefined): NotPushed {
  const advice = promotedTo
    ? 'Promote without --yes, or with a version that knows it.'
    : 'Push without --yes, hand back a plan that was saved and read (plan --out, push --plan), or use a version that knows it.';
  return new NotPushed(
    `${name} has ${unknown.join(', ')}, which this version does not know: an update may take it away, and nothing was sent. ${advice}`,
  );
}

function nobodyToAsk(promotedTo: AppFile | undefined): NotPushed {
  const advice = promotedTo ? 'Give --yes.' : 'Give --yes, or a saved plan with --plan.';
  return new NotPushed(`Nothing was sent, because nobody can be asked here. ${advice}`);
}
