import * as vscode from 'vscode';
import type { AppClientContext } from '../../../../server/src/language/context';
import type { PoolContextParams, PoolContextResult } from '../../../../server/src/protocol';
import type { ClientObservations } from '../../state/last-seen';
import type { ConnectionOptions, Target } from '../../aws/gateway';
import { NETWORK_SETTINGS, type Connections } from '../connection/connections';
import type { LiveValuesStatus } from './live-status-text';
import { createPoolContexts, type PoolConnection } from './pool-contexts/pool-contexts';
import { requireTrust } from '../connection/session';
import { regionOf } from '../../sync/target';
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
  /** The same, asked anew. What could not be read is not in it, or is incomplete. */
  fresh(file: vscode.Uri, target: Target, signal: AbortSignal): Promise<AppClientContext>;
  /** How what is known for a file stands; asks nothing. @param target the client that the file names */
  standing(file: vscode.Uri, target: Target | undefined): LiveValuesStatus;
  /** All is asked anew. */
  refresh(): void;
  /** What is known may have changed. */
  readonly onDidChange: vscode.Event<void>;
  /** standing() may say something else. */
  readonly onDidChangeStanding: vscode.Event<void>;
}

/** What live values are read with. */
export interface LiveValuesNeeds {
  readonly observations: ClientObservations;
  readonly connections: Connections;
}

const SETTING = 'cognitoClient.liveValues';
/** Settings by which other facts, or none, would come; a way that failed may now be open. */
const CONNECTING = [
  SETTING,
  'cognitoClient.profile',
  'cognitoClient.region',
  'cognitoClient.endpoint',
  ...NETWORK_SETTINGS,
];

/** Nothing is asked before a command of the user read a client in this window, unless the setting says otherwise. */
export function createLiveValues({ observations, connections }: LiveValuesNeeds): LiveValues {
  const contexts = createPoolContexts();
  const changes = new vscode.EventEmitter<void>();
  const standings = new vscode.EventEmitter<void>();
  let used = false;
  /** Why nothing may be asked for a file; undefined: it may. */
  const obstacle = (file: vscode.Uri): 'off' | 'untrusted' | 'waiting' | undefined => {
    const mode = vscode.workspace.getConfiguration(undefined, file).get<string>(SETTING);
    if (mode !== 'always' && mode !== 'afterFirstUse') return 'off';
    return !vscode.workspace.isTrusted ? 'untrusted' : mode === 'always' || used ? undefined : 'waiting';
  };
  const mayAsk = (file: vscode.Uri): boolean => obstacle(file) === undefined;
  const connectionBy = (options: ConnectionOptions): PoolConnection => ({
    key: JSON.stringify([options.region, options.profile, options.endpoint, options.network]),
    open: async () =>
      observations.recording(
        (await import('../../aws/cognito-gateway')).openCognitoGateway(options),
        options,
        'background',
      ),
  });
  // Nobody is asked for an MFA code: what a command was told already counts here, too.
  const connectionFor = (file: vscode.Uri, { userPoolId }: Target): PoolConnection =>
    connectionBy(connections.optionsFor(regionOf(userPoolId), file));
  const otherWay = (): void => {
    contexts.clear();
    changes.fire();
  };
  const listening = [
    changes,
    standings,
    connections.onDidRenew(() => {
      if (contexts.retry()) changes.fire();
    }),
    changes.event(() => standings.fire()),
    connections.onDidChange(otherWay),
    observations.onDidObserve((target, by, looker) => {
      const { live, failure } = observations.of(target) ?? {};
      // What an earlier look brought, maybe by another connection, is no news of one that failed.
      if (!live || failure) return;
      const news = contexts.saw(connectionBy(by), target, { live: live.settings, hasSecret: live.hasSecret });
      const isFirst = looker === 'command' && !used;
      used ||= isFirst;
      if (news || isFirst) changes.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (CONNECTING.some((it) => event.affectsConfiguration(it))) otherWay();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changes.fire()),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && contexts.isStale()) changes.fire();
    }),
  ];
  return {
    async answer({ uri, userPoolId, clientId }, token, partial) {
      const file = vscode.Uri.parse(uri);
      if (!mayAsk(file)) return null;
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const target = { userPoolId, clientId };
      const answered = contexts.ask(connectionFor(file, target), target, abort.signal, partial);
      standings.fire();
      return answered.finally(() => standings.fire());
    },
    known: (file, target) => (mayAsk(file) ? contexts.known(connectionFor(file, target), target) : {}),
    async fresh(file, target, signal) {
      if (!mayAsk(file)) return {};
      contexts.expire();
      const context = await contexts.ask(connectionFor(file, target), target, signal);
      changes.fire();
      return context;
    },
    standing(file, target) {
      const why = obstacle(file);
      if (why || !target) return why ?? 'no-client';
      return contexts.standing(connectionFor(file, target), target);
    },
    refresh() {
      used = true;
      contexts.expire();
      changes.fire();
    },
    onDidChange: changes.event,
    onDidChangeStanding: standings.event,
    dispose: () => {
      contexts.clear();
      vscode.Disposable.from(...listening).dispose();
    },
  };
}

/** Cognito: Refresh Live Values. */
export async function refreshLiveValues({
  liveValues,
}: {
  readonly liveValues: LiveValues;
}): Promise<{ readonly outcome: 'refreshed' }> {
  requireTrust();
  if (vscode.workspace.getConfiguration().get(SETTING) === 'off') {
    throw new UserError('Live values are turned off by a setting.', [
      { title: 'Show Setting', run: () => vscode.commands.executeCommand('workbench.action.openSettings', SETTING) },
    ]);
  }
  liveValues.refresh();
  return { outcome: 'refreshed' };
}
