import type { ProtectionTarget } from '../../sync/protection';
import type { PushPlan, Resolutions } from '../../sync/plan';
import { describePlan } from '../../sync/plan-facts';
import type { Proposal, PushDecision } from '../../sync/push-flow';

import { fromFile } from '../../sync/settings';
import { applyResolutions, parseFile } from '../../sync/file-text';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { assertNoErrors, baseOf, whereOf, type Planning } from '../plan/planned';
import { planText } from '../plan/text';
import { baseKeyOf, readAppFile, writeWhole, type AppFile } from '../common/app-file';
import { painter, printNotice } from '../common/terminal-text';
import { protectionFor } from '../common/protection';
import { askResolutions, askToPush } from './prompts';
import { NotPushed, readonlyRefusal, type FileResult } from './results';
import { baseAfter, sendPush, summarizePush } from './send';

/** How a push is decided. */
export interface PushOptions {
  /** It does not ask. */
  readonly yes: boolean;
}

/** How often a push that asks nobody plans again because the client was changed. A person may go on. */
const MAX_REPLANS = 3;

const restlessRefusal = (name: string): NotPushed =>
  new NotPushed(
    `${name} was changed in Cognito each time that it was about to be updated: it was planned ${MAX_REPLANS} more times, and nothing was sent. Push again when it no longer changes.`,
  );

/** Pushes one file. @throws UsageError, CallFailure, NotPushed */
export async function pushFile(file: AppFile, planning: Planning, options: PushOptions, io: Io): Promise<FileResult> {
  const { connection, bases, mode } = planning;
  await assertNoErrors(file, planning.levelsFor);
  const base = await baseOf(file, bases, mode);
  let replans = 0;
  const decide = async (proposal: Proposal): Promise<PushDecision> => {
    // After live was read: by then there are credentials, and the time that a person takes for an MFA code is no time of this request.
    const { userPoolId } = file.target;
    const pool = await connection.pool(userPoolId, io.interrupted);
    if (proposal.moved) replans++;
    if (options.yes && replans > MAX_REPLANS) throw restlessRefusal(proposal.live.name);
    if (proposal.moved) await io.err.write('Somebody changed it meanwhile: this is the new plan.\n');
    const resolutions = optionResolutions(proposal, planning);
    if (Object.keys(resolutions).length > 0) return { mode: proposal.mode, decisions: resolutions };
    const where = whereOf(connection.regionFor(userPoolId), pool);
    await io.out.write(`${planText({ file, ...describePlan(proposal, where) }, painter(io.out.color))}\n`);
    const target = { userPoolId, userPoolName: pool.name, account: pool.account, clientName: proposal.live.name };
    return decidePush(file, proposal, target, options, io);
  };
  const result = await sendPush({ target: file.target, local: file.local, base, mode, decide }, connection, io);
  if (result.outcome === 'cancelled')
    throw new NotPushed(io.interrupted.aborted ? 'Interrupted before anything was sent.' : 'Nothing was sent.');
  const text =
    result.outcome === 'sent' ? await writeResolved(file, applyResolutions(file.text, result.plan), io) : file.text;
  const after = baseAfter(result, base, fromFile(parseFile(text) ?? {}));
  if (after) await bases.write(await baseKeyOf(file.path), file.target, after);
  return summarizePush(result, connection, file.target);
}

/** The resolutions of --settle for the conflicts of a plan. They count once, and not for conflicts that came later. */
function optionResolutions({ plan, decisions, moved }: Proposal, planning: Planning): Resolutions {
  if (moved || Object.keys(decisions).length > 0) return {};
  const names = plan.conflicts.map(({ name }) => name).filter((name) => planning.decisions[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, planning.decisions[name]]));
}

async function decidePush(
  file: AppFile,
  { plan, mode, live, decisions: before }: Proposal,
  target: ProtectionTarget,
  { yes }: PushOptions,
  io: Io,
): Promise<PushDecision> {
  const protection = await protectionFor([file.path], target, io.cwd);
  if (protection?.protection === 'readonly') throw readonlyRefusal(live.name, protection.because);
  if (plan.conflicts.length > 0) {
    if (yes || !io.ask) throw conflictRefusal(plan);
    const resolutions = await askResolutions(plan, io.ask);
    return resolutions ? { mode, decisions: { ...before, ...resolutions } } : 'cancel';
  }
  if (yes && protection) throw unattendedRefusal(live.name, protection.because);
  if (yes) return 'push';
  if (!io.ask)
    throw new NotPushed('Nothing was sent, because nobody can be asked here. Give --yes, or a saved plan with --plan.');
  return (await askToPush(plan, live.name, protection?.because, io.ask)) ? 'push' : 'cancel';
}

function conflictRefusal({ conflicts }: PushPlan): NotPushed {
  const names = conflicts.map(({ name }) => name).join(', ');
  return new NotPushed(
    `Changed in the file and in Cognito: ${names}. Settle it with --settle, or hand back a saved plan.`,
  );
}

const unattendedRefusal = (name: string, because: string): NotPushed =>
  new NotPushed(
    `${name} is protected (${because}): without a person, it takes a plan that was saved (plan --out) and is handed back (push --plan).`,
  );

/** Writes resolved conflicts into the file, unless the file was changed since it was read. Resolves to the text of the file. */
async function writeResolved(file: AppFile, text: string, io: Io): Promise<string> {
  if (text === file.text) return text;
  try {
    const now = await readAppFile(file.path, io.cwd);
    if (now.sha256 !== file.sha256)
      throw new UsageError(
        `${file.name} was changed meanwhile: what was settled was not written into it. cognito-client pull brings it.`,
      );
    await writeWhole(file.path, text, io.cwd);
    return text;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await printNotice(io.err, error.message);
    return file.text;
  }
}
