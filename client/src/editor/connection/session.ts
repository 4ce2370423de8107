import * as vscode from 'vscode';
import { isGatewayError, type CognitoGateway } from '../../aws/gateway';
import { explainFailure } from './failure-steps';
import type { ClientObservations } from '../../state/last-seen';
import type { Connections } from './connections';
import type { Destinations } from './destinations';
import type { Log } from '../ui/log';
import { readSettings } from './settings';
import { sanitizeLabel } from '../ui/safe-text';
import { Cancelled, UserError } from '../ui/user-error';

/** What a session is about. */
export interface SessionSubject {
  readonly region: string;
  /** In words, for messages: "app client 1abc of user pool us-east-1_Abc". */
  readonly subject: string;
  /** The file whose settings count. */
  readonly scope?: vscode.Uri | undefined;
  /** Instead of the profile of the settings. */
  readonly profile?: string;
}

/** What opening a session takes. */
export interface SessionNeeds {
  readonly log: Log;
  readonly observations: ClientObservations;
  readonly connections: Connections;
  readonly destinations: Destinations;
}

/** Work on a gateway. `report` says under the title what is being done. */
export type Work<T> = (gateway: CognitoGateway, signal: AbortSignal, report: (message: string) => void) => Promise<T>;

/** Calls of one command. Failures become UserErrors, an aborted signal becomes Cancelled. */
export interface Session {
  readonly gateway: CognitoGateway;
  /** Runs calls under one progress notification that can be cancelled. @throws Cancelled, UserError */
  call<T>(title: string, work: Work<T>): Promise<T>;
  /** The same without a notification, for a list that shows its progress itself. */
  silently<T>(signal: AbortSignal, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** The same, given up after a while, in which the time does not count that the user takes for an MFA code. */
  withTimeout<T>(milliseconds: number, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** The profile that it goes by; undefined for the default credentials. */
  readonly profile: string | undefined;
  /** What call() makes of a failure, for work that goes on after one. */
  explain(error: unknown): unknown;
}

/**
 * Opens a connection for one command and closes it afterwards: a new one each time, so that refreshed credentials and changed
 * settings count at once. The SDK is loaded on the first of them. What is read of a client is remembered in `seen`.
 */
export async function withSession<T>(
  { log, observations, connections, destinations }: SessionNeeds,
  about: SessionSubject,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  requireTrust();
  const settings = { ...readSettings(about.scope), profile: about.profile ?? connections.profileOf(about.scope).name };
  let asking: Promise<unknown> | undefined;
  const { openCognitoGateway } = await import('../../aws/cognito-gateway');
  const explain = (error: unknown): unknown =>
    toUserError(error, log, { ...about, settings, lastAccount: about.scope && destinations.of(about.scope)?.account });
  const explained = <R>(work: () => Promise<R>): Promise<R> =>
    work().catch((error: unknown) => {
      throw explain(error);
    });
  const options = connections.optionsFor(about.region, about.scope, {
    mayAsk: (code) => {
      asking = code;
    },
    profile: settings.profile,
  });
  const gateway = await explained(async () => observations.recording(openCognitoGateway(options), options));
  try {
    return await use({
      gateway,
      call: (title, work) => explained(() => withProgress(title, (signal, report) => work(gateway, signal, report))),
      silently: (signal, work) => explained(() => work(gateway, signal)),
      withTimeout: (milliseconds, work) =>
        explained(() =>
          inTime(
            milliseconds,
            () => asking,
            (signal) => work(gateway, signal),
          ),
        ),
      explain,
      profile: settings.profile,
    });
  } finally {
    gateway.dispose();
  }
}

/** @throws UserError in a workspace that is not trusted: its settings could say where to connect to */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserError('Amazon Cognito is only called from a trusted workspace.', [
    { title: 'Manage Workspace Trust', run: () => vscode.commands.executeCommand('workbench.trust.manage') },
  ]);
}

async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: sanitizeLabel(title), cancellable: true },
    (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return work(abort.signal, (message) => progress.report({ message: sanitizeLabel(message) }));
    },
  );
}

async function inTime<T>(
  milliseconds: number,
  asking: () => Promise<unknown> | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const giveUp = (): void => abort.abort();
  let timer = setTimeout(() => {
    const asked = asking();
    if (!asked) return giveUp();
    void asked
      .catch(() => undefined)
      .then(() => {
        timer = setTimeout(giveUp, milliseconds);
      });
  }, milliseconds);
  return work(abort.signal).finally(() => clearTimeout(timer));
}

function toUserError(error: unknown, log: Log, context: Parameters<typeof explainFailure>[1]): unknown {
  if (error instanceof Error && error.name === 'AbortError') return new Cancelled();
  if (!isGatewayError(error)) return error;
  if (error.kind === 'cancelled') return new Cancelled();
  log.failure(
    [error.kind, error.details.exception, error.message, error.details.requestId].filter(Boolean).join(' · '),
  );
  const { message, steps } = explainFailure(error, context);
  return new UserError(message, steps, error);
}
