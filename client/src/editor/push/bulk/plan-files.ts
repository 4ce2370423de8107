import * as vscode from 'vscode';
import type { App } from '../../app';
import { describeOwnChanges } from '../own-changes';
import { fetchPlanContext, fetchPoolFacts, type KnownPoolFacts } from '../../connection/describe';
import { configuredProtection } from '../../connection/protection-settings';
import { withSession } from '../../connection/session';
import { ruleLevels } from '../../connection/settings';
import { withCancellableProgress } from '../../ui/progress';
import { errorsIn } from '../../../sync/blocking';
import { parseFile } from '../../../sync/file-text';
import { readLive, type Live } from '../../../sync/live';
import { planPush } from '../../../sync/plan';
import { describePlan, locationOf } from '../../../sync/plan-facts';
import type { FilePlan } from '../../../sync/plans-text';
import { fromFile, type Settings } from '../../../sync/settings';
import { regionOf, subjectOf, targetIn } from '../../../sync/target';
import { pluralize } from '../../../sync/format';
import type { Target } from '../../../aws/gateway';
import { Cancelled, UserError } from '../../ui/user-error';

/** A file with its plan. */
export interface PlannedClient extends FilePlan {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly local: Settings;
  readonly client: Target;
  readonly live: Live;
  readonly pool: KnownPoolFacts;
}

/** A file that could not be planned, and why. */
export interface Unplanned {
  readonly name: string;
  readonly uri: vscode.Uri;
  readonly message: string;
}

/** The last part of a file's path, for people. */
export const nameOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);

/** Plans file after file, under one progress that can be cancelled. Nothing is changed. @throws Cancelled */
export async function planFiles(
  app: App,
  uris: readonly vscode.Uri[],
): Promise<{ readonly plans: PlannedClient[]; readonly failures: Unplanned[] }> {
  return withCancellableProgress('Planning app clients', async (signal, report) => {
    const [plans, failures]: [PlannedClient[], Unplanned[]] = [[], []];
    const pools: KnownPools = new Map();
    for (const uri of uris) {
      report({ message: nameOf(uri), increment: 100 / uris.length });
      try {
        plans.push(await planOne(app, uri, pools, signal));
      } catch (error) {
        if (signal.aborted || error instanceof Cancelled) throw new Cancelled();
        if (!(error instanceof UserError)) throw error;
        failures.push({ name: nameOf(uri), uri, message: error.message });
      }
    }
    return { plans, failures };
  });
}

/** What was read of pools in this run, by pool and profile. */
type KnownPools = Map<string, KnownPoolFacts>;

async function planOne(app: App, uri: vscode.Uri, pools: KnownPools, signal: AbortSignal): Promise<PlannedClient> {
  const document = await Promise.resolve(vscode.workspace.openTextDocument(uri)).catch((error: Error) => {
    throw new UserError(`It cannot be opened: ${error.message}`);
  });
  const text = document.getText();
  if (document.isDirty) throw new UserError('It has unsaved changes: save it first.');
  const client = refuse(document, text);
  return withSession(
    app,
    { region: regionOf(client.userPoolId), subject: subjectOf(client), scope: uri },
    async (session) => {
      const live = await session.silently(signal, (gateway, until) => readLive(gateway, client, until));
      const key = JSON.stringify([session.profile, client.userPoolId]);
      const known = pools.get(key);
      const pool = known ?? (await fetchPoolFacts(session, client));
      pools.set(key, pool);
      const local = fromFile(parseFile(text) ?? {});
      const plan = planPush({
        base: await app.bases.read(uri.toString(), client),
        local,
        live: live.settings,
      });
      const protection = configuredProtection(
        {
          userPoolId: client.userPoolId,
          userPoolName: pool.name,
          account: pool.account,
          clientName: live.name,
        },
        uri,
      );
      const changes = plan.changes.length + plan.conflicts.length;
      // What is never pushed must not stop those behind it.
      if (protection?.protection === 'readonly' && changes > 0)
        throw new UserError(
          `${live.name} is protected (${protection.because}): ${pluralize(changes, 'change')} would not be pushed.`,
        );
      const ownChanges = await describeOwnChanges(app.history, client, { plan });
      const where = locationOf(regionOf(client.userPoolId), pool, session.gateway);
      const context = await fetchPlanContext(session, live, plan.planned, pool.context);
      // What could not be read of a pool is said once, with its first client.
      const notChecked = known ? undefined : pool.notChecked;
      const proposed = {
        live,
        context,
        notChecked,
        plan,
        mode: 'merge',
        decisions: {},
        protection,
        ownChanges,
      } as const;
      return { document, text, local, client, live, pool, ...describePlan(proposed, where) };
    },
  );
}

/** @throws UserError for a file that names no client, or has errors that stop a push */
function refuse(document: vscode.TextDocument, text: string): Target {
  const [first, ...more] = errorsIn(text, ruleLevels(document.uri)).filter(
    ({ needsPoolToConfirm }) => !needsPoolToConfirm,
  );
  if (first)
    throw new UserError(
      `It has ${pluralize(more.length + 1, 'error')} to be mended before a push. Line ${document.positionAt(first.offset).line + 1}: ${first.message}`,
    );
  const target = targetIn(text);
  if (!target) throw new UserError('It does not say which app client it is: it needs UserPoolId and ClientId.');
  return target;
}
