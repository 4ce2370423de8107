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
import { createLanguageStatus } from './language-status';
import type { LiveValues } from '../live/live-values';
import { LANGUAGE_ID, LIVE_SCHEME } from '../files/command-arguments';

/** Editors of these schemes get the language server; read-only snapshots and old versions in a diff do not. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', LIVE_SCHEME];

export const SERVER_NAME = 'Cognito Client Language Server';

/** Messages in a row that could not be written or read; then the connection is beyond help. */
const MOST_ERRORS = 3;

const PARTIAL = new ProgressType<PoolContextResult>();

/** One process of the language server, connected to the editor. It starts once. */
export interface Connected {
  /** Resolves to whether it runs. */
  start(): Promise<boolean>;
  /** Ends the server, if it runs, and waits for that for some seconds at most. Never fails. */
  end(): Promise<void>;
}

/** What the library would show of a crash goes to its output only: whoever starts the server again knows whether it is worth a message. */
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
): Connected {
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
          if (count !== undefined && count <= MOST_ERRORS) return { action: ErrorAction.Continue, handled: true };
          setImmediate(crash);
          return { action: ErrorAction.Shutdown, handled: true };
        },
      },
    },
  );
}

/** Lets the server ask what is known of a pool, and tells it when that may have changed. */
function answerQuestions(client: LanguageClient, liveValues: LiveValues): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(POOL_CONTEXT, (params: PoolContextParams, token: vscode.CancellationToken) =>
      liveValues.answer(params, token, (context) => {
        if (params.partialResultToken !== undefined && client.isRunning())
          void client.sendProgress(PARTIAL, params.partialResultToken, context);
      }),
    ),
    liveValues.onDidChange(() => {
      if (client.isRunning()) void client.sendNotification(POOL_CONTEXT_CHANGED);
    }),
  );
}
