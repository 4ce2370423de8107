import * as vscode from 'vscode';
import { connectToServer, SERVER_NAME, type ServerConnection } from './language-client';
import type { LiveValues } from '../live/live-values';
import { showLogStep, type Log } from '../ui/log';
import { commandStep, showMessageWithActions } from '../ui/messages';

const GAVE_UP =
  'The language server for app clients crashed five times within three minutes. ' +
  'Until it is restarted, nothing is checked, completed or explained; pull, compare and push still work.';

/** The language server, in a process of its own. After a crash it is silently started again, until it has crashed too often. */
export interface LanguageServer extends vscode.Disposable {
  /** Resolves to whether it runs. One that did not start is tried again, and a message says when that does not help. */
  start(): Promise<boolean>;
  /** Starts it again, whatever state it is in; earlier crashes no longer count. Resolves like start(). */
  restart(): Promise<boolean>;
}

/** What the command that restarts the server needs. */
export interface WithLanguageServer {
  readonly languageServer: LanguageServer;
}

/** Makes the language server; it is started by start(). */
export function createLanguageServer(
  context: vscode.ExtensionContext,
  log: Log,
  liveValues: LiveValues,
): LanguageServer {
  const output = vscode.window.createOutputChannel(SERVER_NAME, { log: true });
  let server: ServerConnection | undefined;
  let isOneTooMany = countCrashes();
  let restarting: Promise<boolean> | undefined;
  function onCrash(): void {
    if (!isOneTooMany()) return void start();
    log.failure(GAVE_UP);
    showMessageWithActions('error', GAVE_UP, [
      commandStep('Restart', 'cognitoClient.restartServer'),
      showLogStep({ show: () => output.show(true) }),
    ]);
  }
  function start(): Promise<boolean> {
    void server?.end();
    server = connectToServer(context, output, liveValues, onCrash);
    return server.start();
  }
  function restart(): Promise<boolean> {
    isOneTooMany = countCrashes();
    return start();
  }
  return {
    start,
    restart: () =>
      (restarting ??= restart().finally(() => {
        restarting = undefined;
      })),
    dispose: () => {
      void server?.end().finally(() => output.dispose());
    },
  };
}

/** Cognito: Restart Language Server. */
export async function restartServer({
  languageServer,
}: WithLanguageServer): Promise<{ readonly outcome: 'restarted' | 'failed' }> {
  return { outcome: (await languageServer.restart()) ? 'restarted' : 'failed' };
}

/** At so many crashes within WINDOW_MS the server is given up. */
const MAX_CRASHES = 5;
const WINDOW_MS = 3 * 60 * 1000;

/** Counts crashes. The returned function is called at each crash, and says whether it was one too many. */
function countCrashes(now: () => number = Date.now): () => boolean {
  let crashes: number[] = [];
  return () => {
    crashes = [...crashes.filter((crash) => now() - crash < WINDOW_MS), now()];
    return crashes.length >= MAX_CRASHES;
  };
}
