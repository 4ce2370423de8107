import * as vscode from 'vscode';
import type { App } from '../app';
import type { Target } from '../../aws/gateway';
import type { PushRecord } from '../../state/history';
import { showMessageWithActions } from '../ui/notify';
import type { Session } from '../connection/session';
import { pushKindOf, pushSummaryOf, formatNothingToPush, type PushKind } from '../../sync/outcome';
import type { Pushed, PushResult } from '../../sync/push-flow';
import { formatChange } from '../../sync/format';
import { UserError, type NextStep } from '../ui/user-error';

/** What a push did, for callers of the command. A push that was turned away or refused rejects instead, and sent nothing. */
export interface PushOutcome {
  readonly outcome: 'pushed' | 'nothing-to-push' | 'stored-otherwise';
  /** One line for each parameter that changed. */
  readonly changes: readonly string[];
}

/** Says what is live now; `quietly` leaves out what went as planned. @throws UserError when nothing was changed after all, or when it is not known */
export function reportPush(
  app: App,
  session: Session,
  result: Exclude<PushResult, { outcome: 'cancelled' }>,
  file: vscode.Uri | undefined,
  quietly = false,
): PushOutcome {
  return result.outcome === 'nothing'
    ? reportNothing(result, file, quietly)
    : reportSent(app, session, result, file, quietly);
}

function reportNothing(
  result: Extract<PushResult, { outcome: 'nothing' }>,
  file: vscode.Uri | undefined,
  quietly: boolean,
): PushOutcome {
  const { message, behind, kept } = formatNothingToPush(result);
  if (!quietly)
    showMessageWithActions(
      'info',
      message,
      file && behind > 0 ? [updateFile(file)] : file && kept > 0 ? [resetOthers(file)] : [],
    );
  return { outcome: 'nothing-to-push', changes: [] };
}

function reportSent(
  app: App,
  session: Session,
  result: Pushed,
  file: vscode.Uri | undefined,
  quietly: boolean,
): PushOutcome {
  const { kind, message, changes, otherwise, behind } = pushSummaryOf(result, (error) => {
    const why = session.explain(error);
    return why instanceof Error ? why.message : '';
  });
  const showLog = { title: 'Show Log', run: () => app.log.show() };
  if (kind === 'not-known' || kind === 'not-applied') throw new UserError(message, [showLog]);
  if (kind === 'stored-otherwise') {
    for (const line of otherwise) app.log.failure(`Stored otherwise than planned. ${line}`);
    showMessageWithActions('warning', `${message} ${someOf(otherwise)}`, [showLog]);
    return { outcome: 'stored-otherwise', changes };
  }
  if (kind === 'appeared') showMessageWithActions('warning', message, file ? [compareFile(file)] : []);
  else if (!quietly)
    showMessageWithActions('info', `${message} ${someOf(changes)}`, file && behind ? [updateFile(file)] : []);
  return { outcome: 'pushed', changes };
}

/** How the history calls each way in which a push can end. */
const OUTCOMES: Readonly<Record<PushKind, PushRecord['outcome']>> = {
  'as-planned': 'as planned',
  appeared: 'as planned',
  'stored-otherwise': 'stored otherwise',
  'not-applied': 'not applied',
  'not-known': 'not known',
};

/** The record of a push for the history. */
export function recordOf(
  pushed: Pushed,
  about: {
    readonly target: Target;
    readonly region: string;
    readonly name?: string;
    readonly account?: string;
    readonly file?: string | undefined;
  },
): PushRecord {
  const { before, plan, after, requestId } = pushed;
  const { target, region, name: poolName, account, file } = about;
  const known = 'settings' in after ? after : undefined;
  return {
    when: new Date().toISOString(),
    target,
    region,
    name: before.name,
    before: before.settings,
    planned: plan.planned,
    outcome: OUTCOMES[pushKindOf(pushed)],
    changes: plan.changes.map(({ name }) => formatChange(name, plan.live, plan.planned)),
    ...(known && { after: known.settings }),
    ...(account && { account }),
    ...(poolName && { poolName }),
    ...(file && { file }),
    ...(requestId && { requestId }),
  };
}

const compareFile = (uri: vscode.Uri): NextStep => ({
  title: 'Compare with Live',
  run: () => vscode.commands.executeCommand('cognitoClient.compare', { uri }),
});
const updateFile = (uri: vscode.Uri): NextStep => ({
  title: 'Update File',
  run: () => vscode.commands.executeCommand('cognitoClient.pull', { uri }),
});
const resetOthers = (uri: vscode.Uri): NextStep => ({
  title: 'Reset Them…',
  run: () => vscode.commands.executeCommand('cognitoClient.push', { uri, mode: 'exact' }),
});

const SHOWN = 3;

function someOf(lines: readonly string[]): string {
  const more = lines.length - SHOWN;
  return lines.slice(0, SHOWN).join(' · ') + (more > 0 ? ` · and ${more} more` : '');
}
