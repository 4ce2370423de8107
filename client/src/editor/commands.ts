import * as vscode from 'vscode';
import type { App } from './app';
import { isGatewayError } from '../aws/gateway';
import { chooseProfile } from './connection/choose-profile';
import { compare } from './pull/compare';
import { explainClient } from './explain/explain-client';
import { explainRule } from './explain/explain-rule';
import { openLive, type WithLiveDocuments } from './push/live-documents';
import type { WithRefusals } from './push/refusals';
import type { WithTree } from './tree/model';
import { refreshLiveValues } from './live/live-values';
import { newAppClient } from './create/new-app-client-file';
import { showLogStep } from './ui/log';
import { commandStep, showMessageWithActions } from './ui/messages';
import { plan } from './push/plan';
import { planAll } from './push/bulk/plan-all';
import { createAppClient } from './create/create';
import { promote } from './push/promote';
import { pull, pullAnother } from './pull/pull';
import { push } from './push/push';
import { showHistory, undoLastPush } from './push/history-commands';
import { restartServer } from './language-server/language-server';
import { EXPLAIN_RULE_COMMAND } from '../../../server/src/protocol';
import {
  addRegion,
  checkDriftNow,
  copyClientId,
  loadTree,
  moreOfTree,
  onFileOf,
  openLiveFromTree,
  pullFromTree,
  reloadPool,
} from './tree/commands';
import { Cancelled, messageOf, UserError, type NextStep } from './ui/user-error';

/** What commands get: the services, and the state of the features that have some. */
export type CommandContext = App & WithLiveDocuments & WithRefusals & WithTree;

type Command = (context: CommandContext, argument: unknown, selection?: unknown) => Promise<unknown>;

/**
 * Every command of the extension, by id. Each takes one optional argument (see command-arguments.ts), from the explorer also all that is
 * selected, and resolves to what it did.
 */
const COMMANDS: Readonly<Record<string, Command>> = {
  'cognitoClient.pull': pull,
  'cognitoClient.pullAnother': pullAnother,
  'cognitoClient.push': push,
  'cognitoClient.plan': plan,
  'cognitoClient.create': createAppClient,
  'cognitoClient.planMany': planAll,
  'cognitoClient.promote': promote,
  'cognitoClient.compare': compare,
  'cognitoClient.newFile': newAppClient,
  'cognitoClient.explain': explainClient,
  'cognitoClient.chooseProfile': chooseProfile,
  [EXPLAIN_RULE_COMMAND]: explainRule,
  'cognitoClient.openLive': openLive,
  'cognitoClient.refreshLiveValues': refreshLiveValues,
  'cognitoClient.showHistory': showHistory,
  'cognitoClient.undoLastPush': undoLastPush,
  'cognitoClient.restartServer': restartServer,
  'cognitoClient.loadClients': loadTree,
  'cognitoClient.checkDrift': checkDriftNow,
  'cognitoClient.tree.more': moreOfTree,
  'cognitoClient.tree.reload': reloadPool,
  'cognitoClient.tree.addRegion': addRegion,
  'cognitoClient.tree.pull': pullFromTree,
  'cognitoClient.tree.compare': onFileOf('cognitoClient.compare'),
  'cognitoClient.tree.push': onFileOf('cognitoClient.push'),
  'cognitoClient.tree.explain': onFileOf('cognitoClient.explain'),
  'cognitoClient.tree.openLive': openLiveFromTree,
  'cognitoClient.tree.copyId': copyClientId,
};

/** Registers the commands. A failure is shown as one sentence with next steps; the command then resolves to `{ outcome: 'failed', message }`. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const register = ([id, run]: readonly [string, Command]): vscode.Disposable =>
    vscode.commands.registerCommand(id, (argument: unknown, selection: unknown) =>
      run(context, argument, selection).catch((error: unknown) =>
        reportFailure(context, error, commandStep('Try Again', id, argument, selection)),
      ),
    );
  return vscode.Disposable.from(...Object.entries(COMMANDS).map(register));
}

function reportFailure(
  app: App,
  error: unknown,
  again: NextStep,
): { readonly outcome: 'cancelled' | 'failed'; readonly message: string } {
  if (error instanceof Cancelled) return { outcome: 'cancelled', message: '' };
  const showLog = showLogStep(app.log);
  if (error instanceof UserError) {
    const steps = error.steps.map((step) => ({ title: step.title, run: () => step.run(again) }));
    showMessageWithActions('error', error.message, [...steps, ...stepsAfterCall(error.cause, again, showLog)]);
    return { outcome: 'failed', message: error.message };
  }
  const message = messageOf(error);
  app.log.failure(error instanceof Error ? (error.stack ?? message) : message);
  showMessageWithActions('error', `Cognito Client Editor could not do this: ${message}`, [showLog]);
  return { outcome: 'failed', message };
}

/** The steps after a failed call. What the service refused, it will refuse again. */
function stepsAfterCall(cause: unknown, again: NextStep, showLog: NextStep): readonly NextStep[] {
  if (!isGatewayError(cause)) return [];
  return cause.kind === 'refused' ? [showLog] : [again, showLog];
}
