import type * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import type { PushRecord } from '../../state/history';
import { showLogStep } from '../ui/log';
import { commandStep, showMessageWithActions } from '../ui/messages';
import type { Session } from '../connection/session';
import { lostMembersOf, pushKindOf, pushSummaryOf, formatNothingToPush, type PushKind } from '../../sync/outcome';
import type { Pushed, PushResult } from '../../sync/push-flow';
import { formatChange } from '../../sync/format';
import { UserError, type NextStep } from '../ui/user-error';

/** What a push did, for callers of the command. A push that was turned away or refused rejects instead, and sent nothing. */
export interface PushOutcome {
  readonly outcome: 'pushed' | 'nothing-to-push' | 'stored-otherwise';
  /** One line for each parameter that changed. */
  readonly changes: readonly string[];
}

/**
 * Reports what is live now; `isQuiet` leaves out what went as planned.
 * @throws UserError when nothing was changed after all, or when it is not known
 */
export function reportPush(
  app: App,
  session: Session,
  result: Exclude<PushResult, { outcome: 'cancelled' }>,
  file: vscode.Uri | undefined,
  isQuiet = false,
): PushOutcome {
  return result.outcome === 'nothing'
    ? reportNothing(result, file, isQuiet)
    : reportSent(app, session, result, file, isQuiet);
}

function reportNothing(
  result: Extract<PushResult, { outcome: 'nothing' }>,
  file: vscode.Uri | undefined,
  isQuiet: boolean,
): PushOutcome {
  const { message, behind, kept } = formatNothingToPush(result);
  if (!isQuiet) showMessageWithActions('info', message, file ? stepsAfterNothing(file, behind, kept) : []);
  return { outcome: 'nothing-to-push', changes: [] };
}

function stepsAfterNothing(file: vscode.Uri, behind: number, kept: number): readonly NextStep[] {
  if (behind > 0) return [updateFile(file)];
  return kept > 0 ? [resetOthers(file)] : [];
}

function reportSent(
  app: App,
  session: Session,
  result: Pushed,
  file: vscode.Uri | undefined,
  isQuiet: boolean,
): PushOutcome {
  const { kind, message, changes, mismatches, lost, behind } = pushSummaryOf(result, (error) => {
    const explained = session.explain(error);
    return explained instanceof Error ? explained.message : '';
  });
  const showLog = showLogStep(app.log);
  if (kind === 'not-known' || kind === 'not-applied') throw new UserError(message, [showLog]);
  for (const name of lost) app.log.failure(`Cognito no longer shows ${name}, which this version does not know.`);
  if (kind === 'stored-otherwise') {
    for (const line of mismatches) app.log.failure(`Stored otherwise than planned. ${line}`);
    showMessageWithActions('warning', `${message} ${formatFirst(mismatches)}`, [showLog]);
    return { outcome: 'stored-otherwise', changes };
  }
  if (kind === 'unexpected') {
    showMessageWithActions('warning', message, file ? [compareFile(file)] : []);
  } else if (lost.length > 0) {
    showMessageWithActions('warning', message, [showLog]);
  } else if (!isQuiet) {
    const steps = file && behind ? [updateFile(file)] : [];
    showMessageWithActions('info', `${message} ${formatFirst(changes)}`, steps);
  }
  return { outcome: 'pushed', changes };
}

/** What was pushed to, with the name and account of its pool as far as they are known. */
interface PushSubject {
  readonly target: Target;
  readonly region: string;
  readonly name?: string;
  readonly account?: string;
  readonly file?: string | undefined;
}

/** How the history calls each way in which a push can end. */
const OUTCOMES: Readonly<Record<PushKind, PushRecord['outcome']>> = {
  'as-planned': 'as planned',
  unexpected: 'as planned',
  'stored-otherwise': 'stored otherwise',
  'not-applied': 'not applied',
  'not-known': 'not known',
};

/** The record of a push for the history. */
export function recordOf(pushed: Pushed, { target, region, name: poolName, account, file }: PushSubject): PushRecord {
  const { before, plan, after, requestId } = pushed;
  return {
    when: new Date().toISOString(),
    target,
    region,
    name: before.name,
    before: before.settings,
    planned: plan.planned,
    outcome: OUTCOMES[pushKindOf(pushed)],
    changes: [
      ...plan.changes.map(({ name }) => formatChange(name, plan.live, plan.planned)),
      ...lostMembersOf(pushed).map((name) => `${name}: no longer shown by Cognito, and not known to this version`),
    ],
    ...('settings' in after && { after: after.settings }),
    ...(account && { account }),
    ...(poolName && { poolName }),
    ...(file && { file }),
    ...(requestId && { requestId }),
  };
}

const compareFile = (uri: vscode.Uri): NextStep => commandStep('Compare with Live', 'cognitoClient.compare', { uri });
const updateFile = (uri: vscode.Uri): NextStep => commandStep('Update File', 'cognitoClient.pull', { uri });
const resetOthers = (uri: vscode.Uri): NextStep =>
  commandStep('Reset Them…', 'cognitoClient.push', { uri, mode: 'exact' });

const MAX_LINES = 3;

function formatFirst(lines: readonly string[]): string {
  const more = lines.length - MAX_LINES;
  return lines.slice(0, MAX_LINES).join(' · ') + (more > 0 ? ` · and ${more} more` : '');
}
