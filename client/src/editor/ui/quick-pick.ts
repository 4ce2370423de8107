import * as vscode from 'vscode';
import { sanitizeKeepingIcon, sanitizeLabel } from './safe-text';
import { Cancelled } from './user-error';

/**
 * Makes a quick pick that shows no text as anything but text. Whatever is set as its title, placeholder or items is made safe: names of
 * others become no link, no command and no icon. A label keeps an icon that it begins with.
 */
export function createPicker<I extends vscode.QuickPickItem>(): vscode.QuickPick<I> {
  // An item that is set again stays the same item, so that it stays active and ticked.
  const safeItems = new WeakMap<I, I>();
  const safe = (item: I): I => {
    const made = safeItems.get(item) ?? safeItem(item);
    safeItems.set(item, made).set(made, made);
    return made;
  };
  return new Proxy(vscode.window.createQuickPick<I>(), {
    get(picker, name) {
      const member: unknown = Reflect.get(picker, name);
      return typeof member === 'function' ? (member.bind(picker) as unknown) : member;
    },
    set(picker, name, value: unknown) {
      const isText = typeof value === 'string' && (name === 'title' || name === 'placeholder');
      if (name === 'items') picker.items = (value as readonly I[]).map(safe);
      else Reflect.set(picker, name, isText ? sanitizeLabel(value) : value);
      return true;
    },
  });
}

const safeItem = <I extends vscode.QuickPickItem>(item: I): I => ({
  ...item,
  label: sanitizeKeepingIcon(item.label),
  ...(item.description !== undefined && { description: sanitizeLabel(item.description) }),
  ...(item.detail !== undefined && { detail: sanitizeLabel(item.detail) }),
});

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
  const picker = createPicker<I>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.canSelectMany = true;
  picker.items = items;
  picker.selectedItems = picker.items.filter(isTicked);
  return showUntilAccepted(picker, (selected) => (selected.length >= minimum ? selected : undefined));
}
