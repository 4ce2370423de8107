import type { ProtectionTarget } from '../../sync/protection';
import type { Proposal, PushDecision } from '../../sync/push-flow';
import { applyResolutions } from '../../sync/resolutions';
import { describePlan } from '../../sync/plan-facts';
import { fromFile } from '../../sync/settings';
import { parseFile } from '../../sync/file-text';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { baseOf, assertNoErrors, whereOf, type Planning } from '../plan/planned';
import { planText } from '../plan/text';
import { baseKeyOf, readAppFile, writeWhole, type AppFile } from '../common/app-file';
import { printNotice } from '../common/note';
import { painter } from '../common/paint';
import { protectionFor } from '../common/protected';
import { confirmed, settledBy } from './ask';
import { NotPushed, type FileResult } from './results';
import { baseAfter, sendPush, summarizePush } from './send';

/** How far a push may go without a person. */
export interface PushOptions {
  readonly yes: boolean;
}

/** Pushes one file. @throws UsageError, CallFailure, NotPushed */
export async function pushFile(file: AppFile, planning: Planning, manner: PushOptions, io: Io): Promise<FileResult> {
  const { connection, bases, mode } = planning;
  await assertNoErrors(file, planning.levelsFor);
  const base = await baseOf(file, bases, mode);
  const decide = async (proposal: Proposal): Promise<PushDecision> => {
    // After live was read: by then credentials are there, and no time that a person takes for a code counts against the pool.
    const pool = await connection.pool(file.target.userPoolId, io.interrupted);
    const where = whereOf(connection.regionFor(file.target.userPoolId), pool);
    if (proposal.moved) await io.err.write('Somebody changed it meanwhile: this is the new plan.\n');
    const { live, plan, mode: how, decisions } = proposal;
    const target = {
      userPoolId: file.target.userPoolId,
      userPoolName: pool.name,
      account: pool.account,
      clientName: live.name,
    };
    const given = Object.keys(decisions).length === 0 && !proposal.moved ? planning.decisions : {};
    const wanted = plan.conflicts.filter(({ name }) => given[name] !== undefined);
    if (wanted.length > 0)
      return { mode: how, decisions: Object.fromEntries(wanted.map(({ name }) => [name, given[name]])) };
    await io.out.write(`${planText({ file, ...describePlan(proposal, where) }, painter(io.out.color))}\n`);
    return decided(file, proposal, target, manner, io);
  };
  const result = await sendPush({ target: file.target, local: file.local, base, mode, decide }, connection, io);
  if (result.outcome === 'cancelled')
    throw new NotPushed(io.interrupted.aborted ? 'Interrupted before anything was sent.' : 'Nothing was sent.');
  const text =
    result.outcome === 'sent' ? await writeSettled(file, applyResolutions(file.text, result.plan), io) : file.text;
  const after = baseAfter(result, base, fromFile(parseFile(text) ?? {}));
  if (after) await bases.write(await baseKeyOf(file.path), file.target, after);
  return summarizePush(result, connection, file.target);
}

async function decided(
  file: AppFile,
  { plan, mode, live, decisions: before }: Proposal,
  target: ProtectionTarget,
  { yes }: PushOptions,
  io: Io,
): Promise<PushDecision> {
  const protection = await protectionFor(file.path, target);
  if (protection?.protection === 'readonly')
    throw new NotPushed(`${live.name} is protected (${protection.because}): nothing is pushed to it from here.`);
  if (plan.conflicts.length > 0) {
    const names = plan.conflicts.map(({ name }) => name).join(', ');
    if (yes || !io.ask)
      throw new NotPushed(
        `Changed in the file and in Cognito: ${names}. Settle it with --settle, or hand back a saved plan.`,
      );
    const decisions = await settledBy(plan, io.ask);
    return decisions ? { mode, decisions: { ...before, ...decisions } } : 'cancel';
  }
  if (yes && protection)
    throw new NotPushed(
      `${live.name} is protected (${protection.because}): without a person, it takes a plan that was saved (plan --out) and is handed back (push --plan).`,
    );
  if (yes) return 'push';
  if (!io.ask)
    throw new NotPushed('Nothing was sent, because nobody can be asked here. Give --yes, or a saved plan with --plan.');
  return (await confirmed(plan, live.name, protection?.because, io.ask)) ? 'push' : 'cancel';
}

/** Writes settled conflicts into the file, unless somebody changed it meanwhile. Resolves to what the file says now. */
async function writeSettled(file: AppFile, text: string, io: Io): Promise<string> {
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
