import * as vscode from 'vscode';
import type { AppClientContext } from '../../../../server/src/language/context';
import type { PoolContextParams, PoolContextResult } from '../../../../server/src/protocol';
import type { ClientObservations, ObservationOrigin } from '../../state/last-seen';
import type { ConnectionOptions, Target } from '../../aws/gateway';
import { NETWORK_SETTINGS, type Connections } from '../connection/connections';
import type { Consent } from '../connection/consent';
import type { LiveValuesStatus } from './live-status-text';
import { createPoolContexts, type PoolConnection } from './pool-contexts/pool-contexts';
import { requireTrust } from '../connection/session';
import { regionOf } from '../../sync/target';
import { commandStep } from '../ui/messages';
import { abortSignalOf } from '../ui/progress';
import { UserError } from '../ui/user-error';

/** What the user pool has, read in the background: for completion, hover and checks. No failure of it is ever a message on the screen. */
export interface LiveValues extends vscode.Disposable {
  /** Answers the language server. Null: nothing may be asked, or nothing is known. */
  answer(
    params: PoolContextParams,
    token: vscode.CancellationToken,
    partial: (context: PoolContextResult) => void,
  ): Promise<PoolContextResult>;
  /** What is known for a client that a file names; asks nothing. */
  known(file: vscode.Uri, target: Target): AppClientContext;
  /** Asks for what known() gives. What could not be read is missing or incomplete. */
  fresh(file: vscode.Uri, target: Target, signal: AbortSignal): Promise<AppClientContext>;
  /** Whether live values are known for a file, or why not; asks nothing. @param target the client that the file names */
  status(file: vscode.Uri, target: Target | undefined): LiveValuesStatus;
  /** Lets everything be asked again. */
  refresh(): void;
  /** What is known may have changed. */
  readonly onDidChange: vscode.Event<void>;
  /** status() may give something else. */
  readonly onDidChangeStatus: vscode.Event<void>;
}

/** What live values are read with. */
export interface LiveValuesNeeds {
  readonly observations: ClientObservations;
  readonly connections: Connections;
  readonly consent: Consent;
}

const SETTING = 'cognitoClient.liveValues';
/** Settings after a change of which other facts, or none, would come, or a connection that failed may succeed. */
const CONNECTION_SETTINGS = [
  SETTING,
  'cognitoClient.profile',
  'cognitoClient.region',
  'cognitoClient.endpoint',
  ...NETWORK_SETTINGS,
];

/** Nothing is asked before a command of the user read a client in this window, unless the setting says so. */
export function createLiveValues({ observations, connections, consent }: LiveValuesNeeds): LiveValues {
  const contexts = createPoolContexts();
  const changes = new vscode.EventEmitter<void>();
  const statusChanges = new vscode.EventEmitter<void>();
  let isUsed = false;

  /** Why nothing may be asked for a file; undefined: it may. */
  function obstacle(file: vscode.Uri): 'off' | 'untrusted' | 'waiting' | 'not-allowed' | undefined {
    const mode = vscode.workspace.getConfiguration(undefined, file).get<string>(SETTING);
    if (mode !== 'always' && mode !== 'afterFirstUse') return 'off';
    if (!vscode.workspace.isTrusted) return 'untrusted';
    if (mode !== 'always' && !isUsed) return 'waiting';
    return consent.missing(file) === undefined ? undefined : 'not-allowed';
  }
  function mayAsk(file: vscode.Uri): boolean {
    return obstacle(file) === undefined;
  }
  function connectionWith(options: ConnectionOptions): PoolConnection {
    return {
      key: JSON.stringify([options.region, options.profile, options.endpoint, options.network]),
      async open() {
        const { openCognitoGateway } = await import('../../aws/cognito-gateway');
        return observations.recording(openCognitoGateway(options), options, 'background');
      },
    };
  }
  /** The connection for a file. It never prompts for an MFA code, but uses what a prompt of a command brought. */
  function connectionFor(file: vscode.Uri, { userPoolId }: Target): PoolConnection {
    return connectionWith(connections.optionsFor(regionOf(userPoolId), file));
  }
  function reset(): void {
    contexts.clear();
    changes.fire();
  }
  function onObserve(target: Target, options: ConnectionOptions, origin: ObservationOrigin): void {
    const { live, failure } = observations.of(target) ?? {};
    // After a failure, `live` is from an earlier look, maybe by another connection.
    if (!live || failure) return;
    const isNews = contexts.update(connectionWith(options), target, {
      live: live.settings,
      hasSecret: live.hasSecret,
      isRegistered: live.isRegistered,
    });
    const isFirst = origin === 'command' && !isUsed;
    isUsed ||= isFirst;
    if (isNews || isFirst) changes.fire();
  }

  const subscriptions = vscode.Disposable.from(
    changes,
    statusChanges,
    connections.onDidRenew(() => {
      if (contexts.retry()) changes.fire();
    }),
    changes.event(() => statusChanges.fire()),
    connections.onDidChange(reset),
    consent.onDidAllow(reset),
    observations.onDidObserve(onObserve),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (CONNECTION_SETTINGS.some((setting) => event.affectsConfiguration(setting))) reset();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changes.fire()),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && contexts.isStale()) changes.fire();
    }),
  );
  return {
    async answer({ uri, userPoolId, clientId }, token, partial) {
      const file = vscode.Uri.parse(uri);
      if (!mayAsk(file)) return null;
      const target = { userPoolId, clientId };
      const answer = contexts.ask(connectionFor(file, target), target, abortSignalOf(token), partial);
      statusChanges.fire();
      return answer.finally(() => statusChanges.fire());
    },
    known: (file, target) => (mayAsk(file) ? contexts.known(connectionFor(file, target), target) : {}),
    async fresh(file, target, signal) {
      if (!mayAsk(file)) return {};
      contexts.invalidate();
      const context = await contexts.ask(connectionFor(file, target), target, signal);
      changes.fire();
      return context;
    },
    status(file, target) {
      const why = obstacle(file);
      if (why || !target) return why ?? 'no-client';
      return contexts.freshness(connectionFor(file, target), target);
    },
    refresh() {
      isUsed = true;
      contexts.invalidate();
      changes.fire();
    },
    onDidChange: changes.event,
    onDidChangeStatus: statusChanges.event,
    dispose: () => {
      contexts.clear();
      subscriptions.dispose();
    },
  };
}

/** Cognito: Refresh Live Values. */
export async function refreshLiveValues({
  liveValues,
  consent,
}: {
  readonly liveValues: LiveValues;
  readonly consent: Consent;
}): Promise<{ readonly outcome: 'refreshed' }> {
  requireTrust();
  if (vscode.workspace.getConfiguration().get(SETTING) === 'off') {
    throw new UserError('Live values are turned off by a setting.', [
      commandStep('Show Setting', 'workbench.action.openSettings', SETTING),
    ]);
  }
  await consent.require(vscode.window.activeTextEditor?.document.uri);
  liveValues.refresh();
  return { outcome: 'refreshed' };
}
