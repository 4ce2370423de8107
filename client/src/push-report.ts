import * as vscode from 'vscode';
import type { App } from './app';
import type { Target } from './aws/gateway';
import type { PushRecord } from './history';
import { counted, notify } from './notify';
import type { Session } from './session';
import { same } from './sync/canonical';
import { FACETS } from './sync/facets';
import type { Live } from './sync/live';
import type { Pushed, PushResult } from './sync/push-flow';
import { changeLine, valueWords } from './sync/words';
import { UserError, type Step } from './user-error';

/** What a push did, for callers of the command. A push that was turned away or refused rejects instead, and sent nothing. */
export interface PushOutcome {
  readonly outcome: 'pushed' | 'nothing-to-push' | 'stored-otherwise';
  /** One line for each parameter that changed. */
  readonly changes: readonly string[];
}

/** Says what is live now. @throws UserError when nothing was changed after all, or when it is not known */
export function reportPush(app: App, session: Session, result: Exclude<PushResult, { outcome: 'cancelled' }>, file: vscode.Uri | undefined): PushOutcome {
  return result.outcome === 'nothing' ? reportNothing(result, file) : reportSent(app, session, result, file);
}

function reportNothing({ live, plan }: Extract<PushResult, { outcome: 'nothing' }>, file: vscode.Uri | undefined): PushOutcome {
  const behind = plan.entries.filter(({ verdict }) => verdict === 'changed-there').length;
  const kept = plan.entries.filter(({ verdict }) => verdict === 'kept').length;
  const more = behind > 0 ? ` Somebody else changed ${counted(behind, 'setting')} that your file has otherwise.`
    : kept > 0 ? ` ${counted(kept, 'setting')} that it leaves out keep their live value.` : '';
  notify('info', `Nothing to push: ${live.name} is already what the file says.${more}`, file && behind > 0 ? [updateFile(file)] : file && kept > 0 ? [resetOthers(file)] : []);
  return { outcome: 'nothing-to-push', changes: [] };
}

function reportSent(app: App, session: Session, { before, plan, after, otherwise, appeared, doubt }: Pushed, file: vscode.Uri | undefined): PushOutcome {
  const changes = plan.changes.map(({ name }) => changeLine(name, plan.live, plan.planned));
  const showLog = { title: 'Show Log', run: () => app.log.show() };
  if (!('settings' in after)) {
    const why = session.explain(after);
    throw new UserError(`${doubt ? `It is not known whether the update of ${before.name} was applied: its answer was lost` : `Cognito accepted the update of ${before.name}`}, but reading back what is live failed. ${why instanceof Error ? why.message : ''}`, [showLog]);
  }
  if (otherwise.length === 0 && appeared.length > 0) {
    notify('warning', `${after.name} is live as planned. Cognito now also shows ${appeared.join(', ')}, which was not sent: somebody may have changed it at the same moment.`, file ? [compareFile(file)] : []);
    return { outcome: 'pushed', changes };
  }
  if (otherwise.length === 0) {
    const behind = plan.entries.some(({ verdict }) => verdict === 'changed-there');
    notify('info', `${after.name} is live as planned${doubt ? ', although Cognito answered with an error' : ''}. ${someOf(changes)}`, file && behind ? [updateFile(file)] : []);
    return { outcome: 'pushed', changes };
  }
  if (doubt && unchanged(before, after)) throw new UserError(`Not pushed: Cognito failed (${doubt.message}), and ${after.name} is unchanged. It is safe to push again.`, [showLog]);
  const lines = otherwise.map((name) => `${name}: ${valueWords(name, after.settings)} instead of ${valueWords(name, plan.planned)}`);
  for (const line of lines) app.log.failure(`Stored otherwise than planned. ${line}`);
  notify('warning', `${after.name} was updated, but Cognito stored something else than planned. ${someOf(lines)}`, [showLog]);
  return { outcome: 'stored-otherwise', changes };
}

/** The record of a push for the history. */
export function recordOf({ before, plan, after, otherwise, doubt, requestId }: Pushed, about: {
  readonly target: Target; readonly region: string; readonly name?: string; readonly account?: string; readonly file?: string | undefined;
}): PushRecord {
  const { target, region, name: poolName, account, file } = about;
  const known = 'settings' in after ? after : undefined;
  const outcome = !known ? 'not known' : otherwise.length === 0 ? 'as planned' : doubt && unchanged(before, known) ? 'not applied' : 'stored otherwise';
  return {
    when: new Date().toISOString(), target, region, name: before.name, before: before.settings, planned: plan.planned, outcome,
    changes: plan.changes.map(({ name }) => changeLine(name, plan.live, plan.planned)),
    ...(known && { after: known.settings }), ...(account && { account }), ...(poolName && { poolName }), ...(file && { file }), ...(requestId && { requestId }),
  };
}

const unchanged = (before: Live, after: Live): boolean => FACETS.every((name) => same(name, before.settings, after.settings));
const compareFile = (uri: vscode.Uri): Step => ({ title: 'Compare with Live', run: () => vscode.commands.executeCommand('cognitoClient.compare', { uri }) });
const updateFile = (uri: vscode.Uri): Step => ({ title: 'Update File', run: () => vscode.commands.executeCommand('cognitoClient.pull', { uri }) });
const resetOthers = (uri: vscode.Uri): Step => ({ title: 'Reset Them…', run: () => vscode.commands.executeCommand('cognitoClient.push', { uri, mode: 'exact' }) });

const SHOWN = 3;

function someOf(lines: readonly string[]): string {
  const more = lines.length - SHOWN;
  return lines.slice(0, SHOWN).join(' · ') + (more > 0 ? ` · and ${more} more` : '');
}
