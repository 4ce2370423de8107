import { resolve } from 'node:path';
import { same } from '../../../../server/src/language/same';
import { FACETS } from '../../sync/facets';
import type { Live } from '../../sync/live';
import { isSamePlan, type Proposal, type PushDecision } from '../../sync/push-flow';
import type { Io } from '../io';
import type { Planning } from '../plan/planned';
import { isSameJson, type SavedPlan } from '../plan/saved';
import { baseKeyOf, readAppFile } from '../common/app-file';
import { printNotice } from '../common/terminal-text';
import { protectionFor } from '../common/protection';
import { readonlyRefusal, NotPushed, type FileResult } from './results';
import { baseAfter, sendPush, summarizePush } from './send';

/** Applies exactly what a saved plan says. @throws CallFailure, NotPushed, UsageError */
export async function pushPlan(
  saved: SavedPlan,
  { connection, bases }: Pick<Planning, 'connection' | 'bases'>,
  io: Io,
): Promise<FileResult> {
  const target = { userPoolId: saved.target.userPoolId, clientId: saved.target.clientId };
  const path = resolve(io.cwd, saved.file);
  const decide = async ({ live, plan, mode, decisions, moved }: Proposal): Promise<PushDecision> => {
    const pool = await connection.pool(target.userPoolId, io.interrupted);
    assertSameAccount(saved.target.account, pool.account, live.name);
    const protection = await protectionFor(path, {
      userPoolId: target.userPoolId,
      userPoolName: pool.name,
      account: pool.account,
      clientName: live.name,
    });
    if (protection?.protection === 'readonly') throw readonlyRefusal(live.name, protection.because);
    if (moved || !isPlannedFor(saved, live)) throw outdatedRefusal(live.name);
    if (Object.keys(decisions).length === 0 && Object.keys(saved.decisions).length > 0)
      return { mode, decisions: saved.decisions };
    if (!isSameJson(plan.planned, saved.planned))
      throw new NotPushed(`The plan of ${live.name} would not do what it says: nothing was sent. Plan again.`);
    return 'push';
  };
  const result = await sendPush(
    { target, local: saved.local, base: saved.base, mode: saved.mode, decide },
    connection,
    io,
  );
  if (result.outcome === 'cancelled') throw new NotPushed('Nothing was sent.');
  if (result.outcome === 'nothing' && !FACETS.every((name) => same(name, saved.planned, result.live.settings)))
    throw outdatedRefusal(result.live.name);
  await writeBase(saved, path, baseAfter(result, saved.base, saved.local), bases, io);
  return summarizePush(result, connection, target);
}

const outdatedRefusal = (name: string): NotPushed =>
  new NotPushed(`${name} was changed in Cognito after the plan was made: nothing was sent. Plan again.`);

/**
 * Checks that a plan is for the account of the credentials. Where permissions do not show the account, only the live side is compared.
 * @throws NotPushed when the accounts differ
 */
function assertSameAccount(planned: string | undefined, now: string | undefined, name: string): void {
  if (planned === undefined || now === undefined || planned === now) return;
  throw new NotPushed(
    `The plan of ${name} was made in account ${planned}, and the credentials are of account ${now}: nothing was sent. Choose others with --profile, or plan again.`,
  );
}

/** Whether live is as it was when the plan was made. */
const isPlannedFor = ({ live: settings, unknown }: SavedPlan, live: Live): boolean =>
  isSamePlan(live, { ...live, settings, unknown });

/** Stores the base of the file that was planned, unless the file is gone or was changed since. */
async function writeBase(
  saved: SavedPlan,
  path: string,
  base: ReturnType<typeof baseAfter>,
  bases: Planning['bases'],
  io: Io,
): Promise<void> {
  const file = await readAppFile(path, io.cwd).catch(() => undefined);
  if (!file || file.sha256 !== saved.sha256)
    return printNotice(
      io.err,
      `${saved.file} is not what it was when the plan was made. What was applied is the plan.`,
    );
  if (base) await bases.write(await baseKeyOf(path), file.target, base);
}
