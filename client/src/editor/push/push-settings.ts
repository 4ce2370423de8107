import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { writeResolutions } from '../files/file-updates';
import { fetchPlanContext, fetchPoolFacts, type KnownPoolFacts } from '../connection/describe';
import { confirmDestination, type Destination } from '../connection/destinations';
import { confirmProtected, assertWritable } from './protection';
import { confirmPush } from './confirm';
import type { PlannedFile } from './plan-document';
import { recordOf, reportPush, type PushOutcome } from './report';
import type { Session } from '../connection/session';
import { same } from '../../../../server/src/language/same';
import { FACETS } from '../../sync/facets';
import { nextBase, type Mode, type PushPlan, type StoredBase } from '../../sync/plan';
import { parseFile } from '../../sync/file-text';
import { certainRefusals, planFactsOf } from '../../sync/plan-facts';
import { runPush, type Proposal, type PushDecision, type PushRequest, type PushResult } from '../../sync/push-flow';
import { fromFile, type Settings } from '../../sync/settings';
import { showMessageWithActions } from '../ui/messages';
import { fileNameOf } from '../ui/uris';
import { Cancelled } from '../ui/user-error';

/** What is to be pushed: a file, or settings from the history. */
export interface PushInput {
  readonly target: Target;
  readonly region: string;
  readonly local: Settings;
  readonly mode: Mode;
  /** For one of several pushes. */
  readonly batch?: BatchContext;
  readonly file?: { readonly document: vscode.TextDocument; readonly text: string };
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
  const { target, region, local, mode, file, batch } = input;
  const uri = file?.document.uri;
  const pool = batch?.pool ?? (await fetchPoolFacts(session, target));
  const destination: Destination = {
    userPoolId: target.userPoolId,
    poolName: pool.name,
    account: pool.account,
    profile: session.profile,
  };
  await confirmDestination(app.destinations, uri, destination, 'push');
  const base = uri && (await app.bases.read(uri.toString(), target));
  const result = await runPush({
    gateway: session.gateway,
    target,
    local,
    base,
    mode,
    decide: (proposal) => decide(app, session, input, pool, proposal),
    step: stepOf(session, batch),
  });
  if (result.outcome === 'cancelled') throw new Cancelled();
  if (uri) await app.destinations.record(uri, destination);
  if (result.outcome === 'sent')
    await app.history.add(recordOf(result, { target, region, ...pool, file: uri?.toString() }));
  const pushedText = file ? await writeSettled(file, result) : '';
  await updateBase(app, input, base, result, pushedText);
  return reportPush(app, session, result, uri, batch !== undefined);
}

/** Shows a proposal and asks, unless it was confirmed with others. @throws UserError, Cancelled */
async function decide(
  app: App,
  session: Session,
  { target, region, file, batch }: PushInput,
  pool: KnownPoolFacts,
  proposal: Proposal,
): Promise<PushDecision> {
  const uri = file?.document.uri;
  const protectionTarget = {
    userPoolId: target.userPoolId,
    userPoolName: pool.name,
    account: pool.account,
    clientName: proposal.live.name,
  };
  assertWritable(protectionTarget, uri);
  const where = { region, account: pool.account, poolName: pool.name };
  const context = await fetchPlanContext(session, proposal.live, proposal.plan.planned, pool.context);
  const proposed = { ...proposal, context, notChecked: pool.notChecked };
  const isConfirmed =
    batch !== undefined &&
    isAsConfirmed(proposal, batch.confirmed) &&
    certainRefusals(planFactsOf(proposed)).length === 0;
  const decision = isConfirmed ? 'push' : await confirmPush(app, proposed, where, file);
  if (decision === 'push') await confirmProtected(protectionTarget, uri);
  return decision;
}

/** How the steps of a push run: each under a progress of its own, or all under that of the batch. */
function stepOf(session: Session, batch: BatchContext | undefined): PushRequest['step'] {
  if (batch) return (_, work) => session.silently(batch.signal, (_gateway, signal) => work(signal, batch.report));
  return (what, work) =>
    session.call(
      what === 'read' ? 'Reading the app client from Amazon Cognito' : 'Pushing the app client',
      (_, signal, report) => work(signal, report),
    );
}

/** Writes what was settled into the file, also when nothing was sent, or tells that it is not there. Returns the text that was pushed, with it. */
async function writeSettled(
  { document, text }: PlannedFile,
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

/** Stores what file and client agree on now, if what is live is known and as planned. */
async function updateBase(
  { bases }: App,
  { target, file }: PushInput,
  base: StoredBase,
  result: Exclude<PushResult, { outcome: 'cancelled' }>,
  pushedText: string,
): Promise<void> {
  const live = result.outcome === 'nothing' ? result.live : result.after;
  const isAsPlanned = result.outcome === 'nothing' || result.mismatches.length === 0;
  if (!file || !('settings' in live) || !isAsPlanned) return;
  // Of the text that was pushed, not of the editor's: what was typed since is a change that the next push plans.
  const pushed = fromFile(parseFile(pushedText) ?? {});
  await bases.write(file.document.uri.toString(), target, nextBase(base, pushed, live.settings));
}

/**
 * Whether a proposal is what was confirmed. One with a conflict, or for a client that somebody changed since, is not; nor is one that may take
 * settings away that this version does not know: that is confirmed for each client.
 */
function isAsConfirmed({ live, plan, moved }: Proposal, confirmed: PushPlan): boolean {
  return (
    !moved &&
    live.unknown.length === 0 &&
    plan.conflicts.length === 0 &&
    FACETS.every((name) => same(name, plan.planned, confirmed.planned) && same(name, plan.live, confirmed.live))
  );
}
