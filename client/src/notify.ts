import * as vscode from 'vscode';
import type { Step } from './user-error';

const SHOW = {
  info: 'showInformationMessage', warning: 'showWarningMessage', error: 'showErrorMessage',
} as const;

/** Shows a message with its next steps as buttons; does not wait for the user. */
export function notify(severity: keyof typeof SHOW, message: string, steps: readonly Step[] = []): void {
  void vscode.window[SHOW[severity]](message, ...steps.map(({ title }) => title)).then((title) => steps.find((step) => step.title === title)?.run());
}
