import type * as vscode from 'vscode';
import { Cancelled } from './user-error';

/** Shows a pick list and resolves to the item that the user accepts. @throws Cancelled when the list is closed */
export function pickOne<I extends vscode.QuickPickItem>(picker: vscode.QuickPick<I>): Promise<I> {
  picker.ignoreFocusOut = true;
  return new Promise((resolve, reject) => {
    picker.onDidAccept(() => {
      const item = picker.selectedItems[0];
      if (item) {
        resolve(item);
        picker.hide();
      }
    });
    picker.onDidHide(() => {
      reject(new Cancelled());
      picker.dispose();
    });
    picker.show();
  });
}
