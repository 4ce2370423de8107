import * as vscode from 'vscode';
import type { App } from '../../app';
import { isAppClientName } from '../../files/command-arguments';
import { Cancelled, UserError } from '../../ui/user-error';
import { nameOf } from './plan-files';

/** The files of a selection in the explorer, else those that the user chooses of all in the workspace. @throws UserError, Cancelled */
export async function chooseFiles(
  { files }: App,
  clicked: unknown,
  selection: unknown,
): Promise<readonly vscode.Uri[]> {
  const given = (Array.isArray(selection) ? selection : Array.isArray(clicked) ? clicked : [clicked]).filter(
    (it): it is vscode.Uri => it instanceof vscode.Uri,
  );
  const chosen = given.filter(({ path }) => isAppClientName(path));
  if (given.length > 0 && chosen.length === 0)
    throw new UserError('The selection has no app client file (*.cognito-client.json).');
  return chosen.length > 0 ? chosen : pickFiles((await files.all()).map(({ uri }) => uri));
}

function pickFiles(all: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  if (all.length === 0) throw new UserError('No file of this workspace names an app client.');
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly uri: vscode.Uri }>();
  picker.title = 'Plan app clients: which files?';
  picker.placeholder = 'Nothing is sent before you have seen the plan and said so';
  picker.canSelectMany = true;
  picker.ignoreFocusOut = true;
  picker.items = all.map((uri) => ({ label: nameOf(uri), uri }));
  picker.selectedItems = picker.items;
  return new Promise((resolve, reject) => {
    picker.onDidAccept(() => {
      if (picker.selectedItems.length === 0) return;
      resolve(picker.selectedItems.map(({ uri }) => uri));
      picker.hide();
    });
    picker.onDidHide(() => {
      reject(new Cancelled());
      picker.dispose();
    });
    picker.show();
  });
}
