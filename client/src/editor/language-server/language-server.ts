import * as vscode from 'vscode';
import { connectToServer, SERVER_NAME, type Connected } from './language-client';
import type { LiveValues } from '../live/live-values';
import type { Log } from '../ui/log';
import { showMessageWithActions } from '../ui/notify';

const GAVE_UP =
  'The language server for app clients crashed five times within three minutes. Until it is restarted, nothing is checked, completed or explained; pull, compare and push still work.';

/** The language server, in a process of its own. One that crashes starts again by itself, silently, until it has crashed too often. */
export interface LanguageServer extends vscode.Disposable {
  /** Resolves when it runs, or did not start; then it is tried again, and the user is told when that does not help. */
  start(): Promise<boolean>;
  /** Starts it anew, whatever state it is in; earlier crashes count no more. Resolves like start(). */
  restart(): Promise<boolean>;
}

/** For the command that restarts it. */
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
  let server: Connected | undefined;
  let isOneTooMany = countCrashes();
  let restarting: Promise<boolean> | undefined;
  const crashed = (): void => {
    if (!isOneTooMany()) return void start();
    log.failure(GAVE_UP);
    showMessageWithActions('error', GAVE_UP, [
      { title: 'Restart', run: () => vscode.commands.executeCommand('cognitoClient.restartServer') },
      { title: 'Show Log', run: () => output.show(true) },
    ]);
  };
  const start = (): Promise<boolean> => {
    void server?.end();
    server = connectToServer(context, output, liveValues, crashed);
    return server.start();
  };
  const restart = (): Promise<boolean> => {
    isOneTooMany = countCrashes();
    return start();
  };
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

/** Cognito: Restart Language Server. One that does not start is tried again, and the user told when that does not help. */
export async function restartServer({
  languageServer,
}: WithLanguageServer): Promise<{ readonly outcome: 'restarted' | 'failed' }> {
  return { outcome: (await languageServer.restart()) ? 'restarted' : 'failed' };
}

/** So many crashes within WINDOW_MS are one too many. */
const MOST_CRASHES = 5;
const WINDOW_MS = 3 * 60 * 1000;

/** Counts crashes: the function that is returned is called at each, and says whether it was one too many. */
function countCrashes(now: () => number = Date.now): () => boolean {
  let crashes: number[] = [];
  return () => {
    crashes = [...crashes.filter((crash) => now() - crash < WINDOW_MS), now()];
    return crashes.length >= MOST_CRASHES;
  };
}
