import * as vscode from 'vscode';
import { showMessage } from './notify';

/** Leaves the screen to the plan until the user has read it: until its tab is closed or its message is answered. False: not to push. */
export async function waitUntilReviewed(plan: string, tab: string): Promise<boolean> {
  const stop = 'Do Not Push';
  const message = showMessage('info', `This is ${plan}. Nothing is sent yet.`, 'Go On…', stop);
  const closed = new Promise<undefined>((resolve) => {
    const watching = vscode.window.tabGroups.onDidChangeTabs((change) => {
      if (!change.closed.some(({ label }) => label.includes(tab))) return;
      watching.dispose();
      resolve(undefined);
    });
    void message.then(() => watching.dispose());
  });
  return (await Promise.race([message, closed])) !== stop;
}
