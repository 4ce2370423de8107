import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  ProgressType,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  POOL_CONTEXT,
  POOL_CONTEXT_CHANGED,
  type InitializationOptions,
  type PoolContextParams,
  type PoolContextResult,
} from '../../../../server/src/protocol';
import type { LiveValues } from '../live/live-values';
import { LANGUAGE_ID, LIVE_SCHEME } from '../files/command-arguments';

/** Editors of these schemes get the language server; read-only snapshots and old versions in a diff do not. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', LIVE_SCHEME];

export const SERVER_NAME = 'Cognito Client Language Server';

/** Messages in a row that could not be written or read; after more, the connection is given up. */
const MAX_ERRORS = 3;

const PARTIAL = new ProgressType<PoolContextResult>();

/** One process of the language server, connected to the editor. It starts once. */
export interface ServerConnection {
  /** Resolves to whether it runs. */
  start(): Promise<boolean>;
  /** Ends the server, if it runs, and waits some seconds at most. Never rejects. */
  end(): Promise<void>;
}

/** Writes what the library would show of a crash to its output only: whether it is worth a message, only the caller knows. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Connects the editor to a new server. `onCrash` is called once when it ends by itself or cannot start. */
export function connectToServer(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  liveValues: LiveValues,
  onCrash: () => void,
): ServerConnection {
  let ended = false;
  const crash = (): void => {
    if (!ended) onCrash();
    ended = true;
  };
  const client = clientFor(context, output, crash);
  const parts = vscode.Disposable.from(createLanguageStatus(client), answerQuestions(client, liveValues));
  return {
    start: () =>
      client.start().then(
        () => true,
        () => {
          crash();
          return false;
        },
      ),
    async end() {
      ended = true;
      parts.dispose();
      // One that is still starting cannot be asked to stop.
      if (client.state === State.Starting) client.serverProcess?.kill();
      await client.dispose().catch(() => undefined);
    },
  };
}

function clientFor(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  crash: () => void,
): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  return new QuietClient(
    'cognitoClient',
    SERVER_NAME,
    { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6011'] } } },
    {
      documentSelector: SCHEMES.map((scheme) => ({ language: LANGUAGE_ID, scheme })),
      outputChannel: output,
      initializationOptions: { explainRule: true, poolContext: true } satisfies InitializationOptions,
      initializationFailedHandler: () => false,
      // The library's own restart is not for a server that crashes while it starts: it then shows a message and may start two.
      errorHandler: {
        closed() {
          setImmediate(crash);
          return { action: CloseAction.DoNotRestart, handled: true };
        },
        error(_error, _message, count) {
          if (count !== undefined && count <= MAX_ERRORS) return { action: ErrorAction.Continue, handled: true };
          setImmediate(crash);
          return { action: ErrorAction.Shutdown, handled: true };
        },
      },
    },
  );
}

/** Answers the server's questions about a pool, and notifies it when the answers may have changed. */
function answerQuestions(client: LanguageClient, liveValues: LiveValues): vscode.Disposable {
  function answer(params: PoolContextParams, token: vscode.CancellationToken): Promise<PoolContextResult> {
    return liveValues.answer(params, token, (context) => {
      if (params.partialResultToken !== undefined && client.isRunning())
        void client.sendProgress(PARTIAL, params.partialResultToken, context);
    });
  }
  return vscode.Disposable.from(
    client.onRequest(POOL_CONTEXT, answer),
    liveValues.onDidChange(() => {
      if (client.isRunning()) void client.sendNotification(POOL_CONTEXT_CHANGED);
    }),
  );
}

const SERVER_STATES: Readonly<
  Record<State, { readonly text: string; readonly severity: vscode.LanguageStatusSeverity }>
> = {
  [State.Stopped]: { text: 'Checks and completion are not running', severity: vscode.LanguageStatusSeverity.Error },
  [State.StartFailed]: {
    text: 'Checks and completion could not be started',
    severity: vscode.LanguageStatusSeverity.Error,
  },
  [State.Starting]: { text: 'Checks and completion are starting', severity: vscode.LanguageStatusSeverity.Information },
  [State.Running]: { text: 'Checks and completion are running', severity: vscode.LanguageStatusSeverity.Information },
};

/** Shows the server's state next to the language in the status bar, until it is disposed of. */
function createLanguageStatus(client: LanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('cognitoClient.server', { language: LANGUAGE_ID });
  item.name = 'Cognito language server';
  item.command = { title: 'Show Output', command: 'cognitoClient.showServerOutput' };
  const show = (state: State): void => {
    Object.assign(item, SERVER_STATES[state], { busy: state === State.Starting });
  };
  show(client.state);
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => show(newState)),
    vscode.commands.registerCommand('cognitoClient.showServerOutput', () => client.outputChannel.show(true)),
  );
}
