import * as vscode from 'vscode';
import { isGatewayError, type CognitoGateway, type Target } from './aws/gateway';
import { explainFailure } from './failures';
import type { Log } from './log';
import { readSettings } from './settings';
import { Cancelled, UserError } from './user-error';

/** What a session is about. */
export interface SessionSubject {
  readonly region: string;
  /** In words, for messages: "app client 1abc of user pool us-east-1_Abc". */
  readonly subject: string;
  /** The file whose settings count. */
  readonly scope?: vscode.Uri | undefined;
}

/** Calls of one command. Each shows its progress; failures become UserErrors. */
export interface Session {
  /**
   * Runs calls under a progress notification that can be cancelled.
   * @throws Cancelled, UserError; a GatewayError whose `mayHaveApplied` is set passes through, because only the caller can find out
   */
  call<T>(title: string, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** The same for the one call that must not be cut off half-way. */
  callToTheEnd<T>(title: string, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** The same without a notification of its own, for a list that shows its progress itself. */
  quietly<T>(signal: AbortSignal, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * Opens a connection for one command and closes it afterwards: a new one each time, so that refreshed credentials and changed
 * settings count at once. The SDK is loaded on the first of them.
 */
export async function withSession<T>(log: Log, about: SessionSubject, use: (session: Session) => Promise<T>): Promise<T> {
  if (!vscode.workspace.isTrusted) {
    throw new UserError('Amazon Cognito is only called from a trusted workspace.', [
      { title: 'Manage Workspace Trust', run: () => vscode.commands.executeCommand('workbench.trust.manage') }]);
  }
  const settings = readSettings(about.scope);
  const { openCognitoGateway } = await import('./aws/cognito-gateway');
  const explained = async <R>(work: () => Promise<R>): Promise<R> => {
    try {
      return await work();
    } catch (error) {
      throw toUserError(error, log, { ...about, settings });
    }
  };
  const gateway = await explained(async () => openCognitoGateway({
    region: about.region, onCall: log.call,
    ...(settings.profile && { profile: settings.profile }), ...(settings.endpoint && { endpoint: settings.endpoint }),
  }));
  const run = <R>(title: string, cancellable: boolean, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<R>): Promise<R> =>
    explained(async () => vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable }, (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return work(gateway, abort.signal);
    }));
  try {
    return await use({
      call: (title, work) => run(title, true, work),
      callToTheEnd: (title, work) => run(title, false, work),
      quietly: (signal, work) => explained(() => work(gateway, signal)),
    });
  } finally {
    gateway.dispose();
  }
}

function toUserError(error: unknown, log: Log, context: Parameters<typeof explainFailure>[1]): unknown {
  if (!isGatewayError(error)) return error;
  if (error.details.mayHaveApplied) return error;
  if (error.kind === 'cancelled') return new Cancelled();
  log.failure([error.kind, error.details.exception, error.message, error.details.requestId].filter(Boolean).join(' · '));
  const { message, steps } = explainFailure(error, context);
  return new UserError(message, steps, true);
}

/** The region of a pool id: the part before `_`. */
export const regionOf = (userPoolId: string): string => userPoolId.split('_')[0] ?? '';

/** What a session about one app client is called in messages. */
export const subjectOf = ({ userPoolId, clientId }: Target): string => `app client ${clientId} of user pool ${userPoolId}`;
