import * as vscode from 'vscode';
import type { App } from '../app';
import { checkDrift } from './drift-check';
import type { WithTree } from './model';

/** In minutes; 0, the default, is never. */
const SETTING = 'cognitoClient.driftCheckMinutes';
const LOOK_MS = 15_000;

/**
 * Looks at the clients of the workspace's files from time to time, where the setting says so: only while the view is on the screen and
 * the window has the focus, never before the user loaded the view, and each time later when a look failed. It shows no notification.
 */
export function driftTimer(app: App & WithTree, view: { readonly visible: boolean }): vscode.Disposable {
  const abort = new AbortController();
  let [next, failures, looking] = [0, 0, false];
  const timer = setInterval(() => {
    const minutes = vscode.workspace.getConfiguration().get<number>(SETTING) ?? 0;
    const wanted =
      minutes > 0 &&
      view.visible &&
      vscode.window.state.focused &&
      app.tree.state === 'ready' &&
      vscode.workspace.isTrusted;
    if (!wanted || looking || Date.now() < next) return;
    looking = true;
    void checkDrift(app, 'background', abort.signal)
      .then(
        ({ failed }) => {
          failures = failed > 0 ? Math.min(failures + 1, 5) : 0;
        },
        (error: Error) => app.log.failure(`A look at the app clients failed: ${error.message}`),
      )
      .finally(() => {
        looking = false;
        next = Date.now() + minutes * 60_000 * 2 ** failures;
      });
  }, LOOK_MS);
  return new vscode.Disposable(() => {
    clearInterval(timer);
    abort.abort();
  });
}
