import * as vscode from 'vscode';
import { sanitizeLabel } from './safe-text';
import type { NextStep } from './user-error';

const SHOW = {
  info: 'showInformationMessage',
  warning: 'showWarningMessage',
  error: 'showErrorMessage',
} as const;

/** Shows a message and resolves to the button that was pressed. It may hold names and messages of others: no part of it becomes a link. */
export function showMessage(
  severity: keyof typeof SHOW,
  message: string,
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  return vscode.window[SHOW[severity]](sanitizeLabel(message), ...buttons);
}

/** Shows a message with its next steps as buttons; does not wait for the user. */
export function showMessageWithActions(
  severity: keyof typeof SHOW,
  message: string,
  steps: readonly NextStep[] = [],
): void {
  void showMessage(severity, message, ...steps.map(({ title }) => title)).then((title) =>
    steps.find((step) => step.title === title)?.run(),
  );
}

/** Shows a dialog that stays until it is answered. Its detail is shown as it is, as plain text. */
export function showDialog<T extends vscode.MessageItem>(
  message: string,
  detail: string,
  answers: readonly T[],
): Thenable<T | undefined> {
  return vscode.window.showInformationMessage(sanitizeLabel(message), { modal: true, detail }, ...answers);
}

/** Shows a message in the status bar for some seconds: what was done, where nothing is to be answered. */
export function showInStatusBar(message: string): void {
  vscode.window.setStatusBarMessage(sanitizeLabel(message), STATUS_MS);
}

const STATUS_MS = 5_000;

/** A next step that runs a command of VS Code or of this extension. */
export const commandStep = (title: string, command: string, ...args: readonly unknown[]): NextStep => ({
  title,
  run: () => vscode.commands.executeCommand(command, ...args),
});
