import type * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import { writeResolutions } from '../files/file-updates';
import { fetchPoolSummary } from '../connection/describe-pool';
import { confirmDestination, type Destination } from '../connection/destinations';
import { confirmProtected, assertWritable } from './protection';
import { confirmPush } from './confirm';
import { recordOf, reportPush, type PushOutcome } from './report';
import type { Session } from '../connection/session';
import { same } from '../../../../server/src/language/same';
import { FACETS } from '../../sync/facets';
import { nextBase, usableBase, type Mode, type PushPlan } from '../../sync/plan';
import { parseFile } from '../../sync/file-text';
import { runPush, type Proposal, type PushDecision } from '../../sync/push-flow';
import { fromFile, type Settings } from '../../sync/settings';
import { Cancelled } from '../ui/user-error';

/** What is to be pushed: a file, or settings out of the history. */
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
  /** The plan that was confirmed with the others: while what would be done is exactly that, it is not shown and asked again, and its success not told. */
  readonly confirmed: PushPlan;
  /** The one progress of all. One for each would be too many notifications at a time, of which VS Code shows the first three: the outcome would not be among them. */
  readonly signal: AbortSignal;
  report(message: string): void;
}

/**
 * Plans, shows, asks, sends, reads back, and keeps base and history. Every push goes through here, and so through its protection.
 * @throws Cancelled, UserError
 */
export async function pushSettings(app: App, session: Session, input: PushInput): Promise<PushOutcome> {
  const { target, region, local, mode, file, batch } = input;
  const pool = await fetchPoolSummary(session, target);
  const place: Destination = {
    userPoolId: target.userPoolId,
    poolName: pool.name,
    account: pool.account,
    profile: session.profile,
  };
  await confirmDestination(app.destinations, file?.document.uri, place, 'push');
  const base =
    file && mode === 'merge'
      ? usableBase(await app.bases.read(file.document.uri.toString(), target), local)
      : undefined;
  const where = { region, account: pool.account, poolName: pool.name };
  const decide = async (proposal: Proposal): Promise<PushDecision> => {
    const protectedBy = {
      userPoolId: target.userPoolId,
      userPoolName: pool.name,
      account: pool.account,
      clientName: proposal.live.name,
    };
    assertWritable(protectedBy, file?.document.uri);
    const verdict =
      batch && isAsConfirmed(proposal, batch.confirmed) ? 'push' : await confirmPush(app, proposal, where, file);
    if (verdict === 'push') await confirmProtected(protectedBy, file?.document.uri);
    return verdict;
  };
  const result = await runPush({
    gateway: session.gateway,
    target,
    local,
    base,
    mode,
    decide,
    step: (what, work) =>
      batch
        ? session.silently(batch.signal, (_, signal) => work(signal, batch.report))
        : session.call(
            what === 'read' ? 'Reading the app client from Amazon Cognito' : 'Pushing the app client',
            (_, signal, report) => work(signal, report),
          ),
  });
  if (result.outcome === 'cancelled') throw new Cancelled();
  if (file) await app.destinations.record(file.document.uri, place);
  if (result.outcome === 'sent') {
    await app.history.add(recordOf(result, { target, region, ...pool, file: file?.document.uri.toString() }));
    const settled = result.plan.entries.some(({ decision }) => decision !== undefined);
    if (file && settled && 'settings' in result.after) await writeResolutions(file.document, file.text, result.plan);
  }
  const live = result.outcome === 'nothing' ? result.live : result.after;
  if (file && 'settings' in live && (result.outcome === 'nothing' || result.otherwise.length === 0)) {
    await app.bases.write(
      file.document.uri.toString(),
      target,
      nextBase(base, fromFile(parseFile(file.document.getText()) ?? {}), live.settings),
    );
  }
  return reportPush(app, session, result, file?.document.uri, batch !== undefined);
}

/** A conflict, or a client that somebody changed since, is a matter of its own. */
function isAsConfirmed({ plan, moved }: Proposal, confirmed: PushPlan): boolean {
  return (
    !moved &&
    plan.conflicts.length === 0 &&
    FACETS.every((name) => same(name, plan.planned, confirmed.planned) && same(name, plan.live, confirmed.live))
  );
}
