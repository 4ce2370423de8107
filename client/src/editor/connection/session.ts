import * as vscode from 'vscode';
import { isGatewayError, type CognitoGateway, type GatewayError } from '../../aws/gateway';
import { explainFailure } from './failure-steps';
import type { ClientObservations } from '../../state/last-seen';
import type { Connections } from './connections';
import type { Consent } from './consent';
import type { Destinations } from './destinations';
import type { Log } from '../ui/log';
import { readSettings } from './settings';
import { commandStep } from '../ui/messages';
import { withCancellableProgress } from '../ui/progress';
import { isAppClientName } from '../files/command-arguments';
import { Cancelled, UserError, type NextStep } from '../ui/user-error';

/** What a session is about. */
export interface SessionSubject {
  readonly region: string;
  /** For messages: "app client 1abc of user pool us-east-1_Abc". */
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
  readonly consent: Consent;
  readonly destinations: Destinations;
}

/** Work on a gateway. `report` says under the title what is being done. */
export type Work<T> = (gateway: CognitoGateway, signal: AbortSignal, report: (message: string) => void) => Promise<T>;

/** Calls of one command. Failures become UserErrors, an aborted signal becomes Cancelled. */
export interface Session {
  readonly gateway: CognitoGateway;
  /** Runs calls under one progress notification that can be cancelled. @throws Cancelled, UserError */
  call<T>(title: string, work: Work<T>): Promise<T>;
  /** Runs calls without a notification, for work that shows its progress itself. @throws Cancelled, UserError */
  silently<T>(signal: AbortSignal, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Runs calls without a notification, with a timeout that pauses during a prompt for an MFA code. @throws Cancelled, UserError */
  withTimeout<T>(milliseconds: number, work: (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** The profile that it uses; undefined for the default credentials. */
  readonly profile: string | undefined;
  /** Turns a failure into what call() would throw, for work that goes on after it. */
  explain(error: unknown): unknown;
}

/**
 * Opens a connection for one command and closes it afterwards: a new one each time, so that refreshed credentials and changed
 * settings count at once. The SDK is loaded for the first one. What is read of a client is recorded in `observations`.
 */
export async function withSession<T>(
  { log, observations, connections, consent, destinations }: SessionNeeds,
  subject: SessionSubject,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  requireTrust();
  const { region, scope } = subject;
  await consent.require(scope);
  const settings = { ...readSettings(scope), profile: subject.profile ?? connections.profileOf(scope).name };
  let mfaCode: Promise<unknown> | undefined;
  const { openCognitoGateway } = await import('../../aws/cognito-gateway');
  const explain = (error: unknown): unknown =>
    toUserError(error, log, { ...subject, settings, lastAccount: scope && destinations.of(scope)?.account });
  const explained = <R>(work: () => Promise<R>): Promise<R> =>
    work().catch((error: unknown) => {
      throw explain(error);
    });
  const options = connections.optionsFor(region, scope, {
    onMfaPrompt: (code) => {
      mfaCode = code;
    },
    profile: settings.profile,
  });
  const gateway = await explained(async () => observations.recording(openCognitoGateway(options), options));
  try {
    return await use({
      gateway,
      call: (title, work) =>
        explained(() =>
          withCancellableProgress(title, (signal, report) => work(gateway, signal, (message) => report({ message }))),
        ),
      silently: (signal, work) => explained(() => work(gateway, signal)),
      withTimeout: (milliseconds, work) =>
        explained(async () => {
          const timeout = startTimeout(milliseconds, () => mfaCode);
          return work(gateway, timeout.signal).finally(timeout.clear);
        }),
      explain,
      profile: settings.profile,
    });
  } finally {
    gateway.dispose();
  }
}

/** Stops a command in a workspace that is not trusted: its settings could say where to connect to. @throws UserError */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new UserError('Amazon Cognito is only called from a trusted workspace.', [
    commandStep('Manage Workspace Trust', 'workbench.trust.manage'),
  ]);
}

/** Aborts its signal when the time is over; that of a prompt, which `prompt` gives, does not count. */
function startTimeout(
  milliseconds: number,
  prompt: () => Promise<unknown> | undefined,
): { readonly signal: AbortSignal; readonly clear: () => void } {
  const abort = new AbortController();
  const giveUp = (): void => abort.abort();
  let timer = setTimeout(() => {
    const asked = prompt();
    if (!asked) return giveUp();
    void asked
      .catch(() => undefined)
      .then(() => {
        timer = setTimeout(giveUp, milliseconds);
      });
  }, milliseconds);
  return { signal: abort.signal, clear: () => clearTimeout(timer) };
}

/** What can be done with a file whose client is gone. */
function stepsWithoutClient({ kind }: GatewayError, scope: vscode.Uri | undefined): readonly NextStep[] {
  if (kind !== 'not-found' || !scope || !isAppClientName(scope.path)) return [];
  return [commandStep('Create It Again…', 'cognitoClient.create', { uri: scope, again: true })];
}

function toUserError(
  error: unknown,
  log: Log,
  context: Parameters<typeof explainFailure>[1] & Pick<SessionSubject, 'scope'>,
): unknown {
  if (error instanceof Error && error.name === 'AbortError') return new Cancelled();
  if (!isGatewayError(error)) return error;
  if (error.kind === 'cancelled') return new Cancelled();
  log.failure(
    [error.kind, error.details.exception, error.message, error.details.requestId].filter(Boolean).join(' · '),
  );
  const { message, steps } = explainFailure(error, context);
  return new UserError(message, [...steps, ...stepsWithoutClient(error, context.scope)], error);
}
