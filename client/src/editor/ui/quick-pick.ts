import * as vscode from 'vscode';
import { Cancelled } from './user-error';

/**
 * Shows a quick pick. When the user accepts, it resolves to what `resultOf` makes of the selected items; while that is undefined, the
 * pick stays open.
 * @throws Cancelled when the pick is closed
 */
export function showUntilAccepted<I extends vscode.QuickPickItem, R>(
  picker: vscode.QuickPick<I>,
  resultOf: (selected: readonly I[]) => R | undefined,
): Promise<R> {
  picker.ignoreFocusOut = true;
  return new Promise((resolve, reject) => {
    picker.onDidAccept(() => {
      const result = resultOf(picker.selectedItems);
      if (result === undefined) return;
      resolve(result);
      picker.hide();
    });
    picker.onDidHide(() => {
      reject(new Cancelled());
      picker.dispose();
    });
    picker.show();
  });
}

/** Shows a quick pick and resolves to the item that the user accepts. @throws Cancelled when it is closed */
export const pickOne = <I extends vscode.QuickPickItem>(picker: vscode.QuickPick<I>): Promise<I> =>
  showUntilAccepted(picker, ([item]) => item);

/** A pick list in which several items can be ticked. */
export interface MultiPick<I extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly I[];
  /** Which items are ticked at first. */
  readonly isTicked: (item: I) => boolean;
  /** Fewer are not accepted. */
  readonly minimum: number;
}

/** Shows a pick list and resolves to the items that are ticked when the user accepts. @throws Cancelled when it is closed */
export function pickMany<I extends vscode.QuickPickItem>({
  title,
  placeholder,
  items,
  isTicked,
  minimum,
}: MultiPick<I>): Promise<readonly I[]> {
  const picker = vscode.window.createQuickPick<I>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.canSelectMany = true;
  picker.items = items;
  picker.selectedItems = picker.items.filter(isTicked);
  return showUntilAccepted(picker, (selected) => (selected.length >= minimum ? selected : undefined));
}
