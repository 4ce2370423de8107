import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import type { KeptRecord } from '../../state/history';
import { fetchClient } from '../connection/describe';
import { withSession } from '../connection/session';
import { commandStep, showMessageWithActions } from '../ui/messages';
import { formatTimeOfDay } from '../ui/time';
import { messageOf, type NextStep } from '../ui/user-error';
import { settledOutcome } from '../../sync/interrupted';
import { isSameTarget, subjectOf } from '../../sync/target';

/** How long an update may still be on its way: for that long, what is not live yet proves nothing. */
const MAX_DELAY_MS = 10_000;

/**
 * Tells of pushes whose window ended before they did: at once that there are such, and how they ended as soon as any command reads their
 * client. The history keeps the answer. Asks Cognito nothing by itself.
 */
export function watchInterrupted(app: App): vscode.Disposable {
  void reportAbandoned(app).catch((error: unknown) => app.log.failure(messageOf(error)));
  return app.observations.onDidObserve((target) => {
    void settle(app, target).catch((error: unknown) => app.log.failure(messageOf(error)));
  });
}

/** Reads the clients of interrupted pushes, so that the history says how those ended. What cannot be read stays as it is. */
export async function settleInterrupted(app: App): Promise<void> {
  await settleCreations(app);
  for (const { target, region, file } of await app.history.abandoned()) {
    const scope = file === undefined ? undefined : vscode.Uri.parse(file);
    await withSession(app, { region, subject: subjectOf(target), scope }, (session) =>
      fetchClient(session, target),
    ).catch((error: unknown) => app.log.failure(messageOf(error)));
    await settle(app, target);
  }
}

async function reportAbandoned(app: App): Promise<void> {
  await settleCreations(app);
  for (const record of await app.history.abandoned()) {
    showMessageWithActions(
      'warning',
      `VS Code ended during the push to ${record.name} of ${timeOf(record)}. Whether it was applied is not known before ${record.name} is read again.`,
      [showHistory(record.target)],
    );
  }
}

/** Says of interrupted creations that a client may have been created: it has no id yet that could be looked at. */
async function settleCreations({ history }: App): Promise<void> {
  for (const record of await history.abandoned()) {
    const { target, name, poolName } = record;
    if (target.clientId !== '') continue;
    await history.finish(record.id, { ...withoutId(record), outcome: 'not known', isInterrupted: true });
    showMessageWithActions(
      'warning',
      `VS Code ended while ${name} was being created in ${poolName ?? target.userPoolId}: it may have been created. Look into the user pool before you create it again; a secret can be read in the AWS console.`,
      [commandStep('Pull Another App Client…', 'cognitoClient.pullAnother'), showHistory(target)],
    );
  }
}

/** Writes into the history how the interrupted pushes to a client ended, by what was last seen of it, and says so. */
async function settle(app: App, target: Target): Promise<void> {
  const { live, failure } = app.observations.of(target) ?? {};
  const isGone = failure?.kind === 'not-found';
  if (!isGone && (!live || failure)) return;
  for (const record of await app.history.abandoned()) {
    if (!isSameTarget(record.target, target)) continue;
    const outcome = live ? settledOutcome(record, live.settings) : 'not known';
    if (outcome === 'not applied' && Date.now() - Date.parse(record.when) < MAX_DELAY_MS) continue;
    await app.history.finish(record.id, { ...withoutId(record), outcome, isInterrupted: true });
    showMessageWithActions(
      'warning',
      `VS Code ended during the push to ${record.name} of ${timeOf(record)}. ${isGone ? 'The app client is not there any more.' : FOUND[outcome]}`,
      [showHistory(target), ...(outcome === 'as planned' ? [undo(target)] : [])],
    );
  }
}

const FOUND: Readonly<Record<ReturnType<typeof settledOutcome>, string>> = {
  'as planned': 'All its changes are live: most likely it was applied.',
  'not applied': 'None of its changes is live: most likely it was not applied.',
  'not known': 'Some of its changes are live and some are not: whether it was applied is not known.',
};

const timeOf = ({ when }: KeptRecord): string => formatTimeOfDay(Date.parse(when));
const showHistory = (target: Target): NextStep =>
  commandStep('Show Push History', 'cognitoClient.showHistory', target.clientId === '' ? undefined : target);
const undo = (target: Target): NextStep => commandStep('Undo…', 'cognitoClient.undoLastPush', target);

function withoutId({ id: _id, isAbandoned: _isAbandoned, ...record }: KeptRecord): Omit<KeptRecord, 'id'> {
  return record;
}
