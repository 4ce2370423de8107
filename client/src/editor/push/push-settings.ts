import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { replaceText, writeResolutions } from '../files/file-updates';
import type { KeptRecord } from '../../state/history';
import { fetchPlanContext, fetchPoolFacts, type KnownPoolFacts } from '../connection/describe';
import { confirmDestination, type Destination } from '../connection/destinations';
import { confirmProtected, assertWritable } from './protection';
import { configuredProtection } from '../connection/protection-settings';
import { reviewPush, showSending, type Confirmation } from './push-review';
import { openJournal } from './journal';
import { describeOwnChanges } from './own-changes';
import { reviewKeyOf, type Review } from '../ui/reviews';
import { openPushLock, type PushLock } from './push-lock';
import { reportFailure, reportPush, type PushOutcome } from './report';
import type { Session } from '../connection/session';
import { same } from '../../../../server/src/language/same';
import { FACETS } from '../../sync/facets';
import { nextBase, type Base, type Mode, type PushPlan, type StoredBase } from '../../sync/plan';
import { certainRefusals, locationOf, planFactsOf } from '../../sync/plan-facts';
import { parseFile, settingsOf } from '../../sync/file-text';
import { runPush, type Proposal, type PushRequest, type PushResult } from '../../sync/push-flow';
import { fromFile, type Settings } from '../../sync/settings';
import { isSameTarget, targetIn } from '../../sync/target';
import { textAfterPast, withValues, type PushSource } from '../../sync/undo';
import { showMessage, showMessageWithActions } from '../ui/messages';
import { fileNameOf } from '../ui/uris';
import { Cancelled } from '../ui/user-error';

/** What is to be pushed: a file, or settings from the history. */
export interface PushInput {
  readonly target: Target;
  readonly region: string;
  readonly local: Settings;
  readonly mode: Mode;
  /** To push the file's values whatever changed in Cognito since both last agreed. */
  readonly ignoresBase?: boolean;
  readonly past?: PastPush;
  /** For one of several pushes. */
  readonly batch?: BatchContext;
  readonly file?: { readonly document: vscode.TextDocument; readonly text: string };
}

/** A push of the history that is undone or done again. */
export interface PastPush {
  readonly source: Exclude<PushSource, 'file'>;
  readonly record: KeptRecord;
  readonly base: Base;
  /** Its file, if that is there and names the client. */
  readonly file: vscode.Uri | undefined;
}

/** What several pushes have in common. */
export interface BatchContext {
  /**
   * The plan that was confirmed with the others. As long as the push would do exactly that, and nothing shows that it is refused, it is not
   * shown again and its success not reported.
   */
  readonly confirmed: PushPlan;
  /** What is known of its pool, which is read once for all clients of it. */
  readonly pool: KnownPoolFacts;
  /**
   * Ends the one progress of all pushes. With one for each there would be too many notifications, of which VS Code shows the first three:
   * the outcome would not be one of them.
   */
  readonly signal: AbortSignal;
  report(message: string): void;
}

/**
 * Plans, shows, asks, sends, reads back, and updates base and history. Every push goes through here, and so through its protection.
 * @throws Cancelled, UserError
 */
export async function pushSettings(app: App, session: Session, input: PushInput): Promise<PushOutcome> {
  const { target, file, batch } = input;
  // From here on, whatever ends the push is shown in the review, or closes it.
  const review = app.reviews.begin(reviewKeyOf(target));
  const lock = openPushLock(target);
  try {
    const pool = batch?.pool ?? (await fetchPoolFacts(session, target));
    const destination: Destination = {
      userPoolId: target.userPoolId,
      poolName: pool.name,
      account: pool.account,
      profile: session.profile,
    };
    await confirmDestination(app.destinations, file?.document.uri, destination, 'push');
    return await pushLocked(app, session, input, { pool, destination, lock, review });
  } catch (error) {
    reportFailure(review, error);
    throw error;
  } finally {
    await lock.release();
    // The review of the batch says how each of its pushes ended.
    if (batch) review.close();
  }
}

/** Where a push goes, the lock that it takes for its request, and the review that it is decided on in. */
interface PushSetting {
  readonly pool: KnownPoolFacts;
  readonly destination: Destination;
  readonly lock: PushLock;
  readonly review: Review;
}

async function pushLocked(
  app: App,
  session: Session,
  input: PushInput,
  { pool, destination, lock, review }: PushSetting,
): Promise<PushOutcome> {
  const { target, region, local, mode, file, batch, past } = input;
  const uri = file?.document.uri;
  const base = await baseFor(app, input);
  const journal = openJournal(app, {
    target,
    region,
    ...pool,
    file: (uri ?? past?.file)?.toString(),
    past: past && linkTo(past),
  });
  let isFileBroughtAlong = false;
  let expected: readonly string[] = [];
  const result = await runPush({
    gateway: session.gateway,
    target,
    local,
    base,
    mode,
    source: past?.source ?? 'file',
    decide: async (proposal) => {
      await lock.release();
      const { decision, refusals } = await decide(app, session, input, { pool, review }, proposal);
      expected = refusals;
      isFileBroughtAlong = decision === 'push with file';
      if (decision !== 'push' && decision !== 'push with file') return decision;
      showSending(review);
      return (await journal.begin(proposal)) ? 'push' : 'cancel';
    },
    step: stepOf(session, batch, lock),
  }).catch(async (error: unknown) => {
    await journal.drop();
    throw error;
  });
  if (result.outcome === 'sent') await journal.finish(result);
  else await journal.drop();
  if (result.outcome === 'cancelled') throw new Cancelled();
  if (uri) await app.destinations.record(uri, destination);
  if (past?.file) await updatePastFile(app, past.file, target, result, isFileBroughtAlong);
  if (file) await updateBase(app, target, file, base, result);
  await lock.release();
  return reportPush(app, session, result, uri, {
    isQuiet: batch !== undefined,
    review,
    target,
    expected,
    ownChanges: await describeOwnChanges(app.history, target, result),
  });
}

/** The base of a plan, where there is one and it is to count. */
async function baseFor({ bases }: App, { target, file, past, ignoresBase }: PushInput): Promise<StoredBase> {
  if (past) return past.base;
  return file && !ignoresBase ? bases.read(file.document.uri.toString(), target) : undefined;
}

const linkTo = ({ source, record }: PastPush): Pick<KeptRecord, 'undoes' | 'restores'> =>
  source === 'undo' ? { undoes: record.id } : { restores: record.id };

/** Shows a proposal and asks, unless it was confirmed with others. @throws UserError, Cancelled */
async function decide(
  app: App,
  session: Session,
  { target, region, file, batch, past }: PushInput,
  { pool, review }: Pick<PushSetting, 'pool' | 'review'>,
  proposal: Proposal,
): Promise<{ readonly decision: Confirmation; readonly refusals: readonly string[] }> {
  const scope = file?.document.uri ?? past?.file;
  const protectionTarget = {
    userPoolId: target.userPoolId,
    userPoolName: pool.name,
    account: pool.account,
    clientName: proposal.live.name,
  };
  assertWritable(protectionTarget, scope);
  const context = await fetchPlanContext(session, proposal.live, proposal.plan.planned, pool.context);
  const protection = configuredProtection(protectionTarget, scope);
  const proposed = { ...proposal, context, notChecked: pool.notChecked, protection };
  const refusals = certainRefusals(planFactsOf(proposed));
  const isConfirmed = batch !== undefined && isAsConfirmed(proposal, batch.confirmed) && refusals.length === 0;
  const decision = isConfirmed
    ? 'push'
    : await reviewPush(app, review, proposed, {
        where: locationOf(region, pool, session.gateway),
        file,
        past: past && {
          when: new Date(past.record.when).toLocaleString(),
          fileName: past.file && fileNameOf(past.file),
        },
        ownChanges: await describeOwnChanges(app.history, target, proposal),
      });
  if (decision === 'push' || decision === 'push with file') await confirmProtected(protectionTarget, scope);
  return { decision, refusals };
}

/** How the steps of a push run: each under a progress of its own, or all under that of the batch. The last one is alone on this machine. */
function stepOf(session: Session, batch: BatchContext | undefined, lock: PushLock): PushRequest['step'] {
  return (what, work) => {
    const run: typeof work = async (signal, report) => {
      if (what === 'push') await lock.take(signal, (message) => report(message, false));
      return work(signal, report);
    };
    if (batch) return session.silently(batch.signal, (_gateway, signal) => run(signal, batch.report));
    return session.call(
      what === 'read' ? 'Reading the app client from Amazon Cognito' : 'Pushing the app client',
      (_, signal, report) => run(signal, report),
    );
  };
}

/** Writes what was settled into the file that was pushed, and stores what file and client agree on now, if what is live is as planned. */
async function updateBase(
  { bases }: App,
  target: Target,
  { document, text }: NonNullable<PushInput['file']>,
  base: StoredBase,
  result: Exclude<PushResult, { outcome: 'cancelled' }>,
): Promise<void> {
  const live = liveAfter(result);
  const pushedText = await writeSettled({ document, text }, result);
  if (!live) return;
  // Of the text that was pushed, not of the editor's: what was typed since is a change that the next push plans.
  const pushed = fromFile(parseFile(pushedText) ?? {});
  await bases.write(document.uri.toString(), target, nextBase(base, pushed, live));
}

/** Writes what was settled into the file, also when nothing was sent, or tells that it is not there. Returns the text that was pushed, with it. */
async function writeSettled(
  { document, text }: NonNullable<PushInput['file']>,
  result: Exclude<PushResult, { outcome: 'cancelled' }>,
): Promise<string> {
  const settled = result.plan.entries.filter(({ decision }) => decision !== undefined).map(({ name }) => name);
  // Where what is live is not known, the question stays open.
  if (settled.length === 0 || (result.outcome === 'sent' && !('settings' in result.after))) return text;
  const written = await writeResolutions(document, text, result.plan);
  if (written === undefined) {
    const file = fileNameOf(document.uri);
    showMessageWithActions(
      'warning',
      `${file} does not have what you settled for ${settled.join(', ')}: it was changed meanwhile. The next push asks again.`,
      [{ title: 'Show File', run: () => vscode.window.showTextDocument(document) }],
    );
  }
  return written ?? text;
}

/** What is live, where it is known and as planned. */
function liveAfter(result: Exclude<PushResult, { outcome: 'cancelled' }>): Settings | undefined {
  if (result.outcome === 'nothing') return result.live.settings;
  return 'settings' in result.after && result.mismatches.length === 0 ? result.after.settings : undefined;
}

/**
 * Brings the file of a push along that was undone or done again, if that was chosen, and stores what both agree on now: what stays
 * different in the file is not its change.
 */
async function updatePastFile(
  { bases }: App,
  uri: vscode.Uri,
  target: Target,
  result: Exclude<PushResult, { outcome: 'cancelled' }>,
  isBroughtAlong: boolean,
): Promise<void> {
  const live = liveAfter(result);
  if (result.outcome !== 'sent' || !live) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const named = targetIn(document.getText());
  if (!named || !isSameTarget(named, target)) return;
  const names = result.plan.changes.map(({ name }) => name);
  const text = textAfterPast(document.getText(), names, result.plan.live, live);
  if (isBroughtAlong && text !== undefined && !(await replaceText(document, text)))
    void showMessage('warning', `${fileNameOf(uri)} could not be changed: VS Code refused the edit.`);
  const base = await bases.read(uri.toString(), target);
  // Without a base nothing is known of the file: to begin one here would call what it leaves out agreed.
  if (!base || base === 'unreadable') return;
  const agreed = isBroughtAlong ? withValues(base, names, live) : base;
  await bases.write(uri.toString(), target, nextBase(agreed, settingsOf(document.getText()), live));
}

/**
 * Whether a proposal is what was confirmed. One with a conflict, or for a client that somebody changed since, is not; nor is one that may take
 * settings away that this version does not know: that is confirmed for each client.
 */
function isAsConfirmed({ live, plan, moved }: Proposal, confirmed: PushPlan): boolean {
  return (
    moved.length === 0 &&
    live.unknown.length === 0 &&
    plan.conflicts.length === 0 &&
    FACETS.every((name) => same(name, plan.planned, confirmed.planned) && same(name, plan.live, confirmed.live))
  );
}
