import * as vscode from 'vscode';
import { sanitizeLabel } from './safe-text';

/** An input box. Its texts may hold names of others: VS Code makes links of `[text](command:…)` in a prompt, and runs the command. */
export interface Input {
  readonly title: string;
  readonly prompt?: string;
  readonly value?: string;
  /** Says why a text is not taken yet; undefined for one that is. */
  readonly problemOf: (text: string) => string | undefined;
}

/** Asks for a text, and stays until it is given. Resolves to undefined when the user turns away. */
export function askForText({ title, prompt, value, problemOf }: Input): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: sanitizeLabel(title),
    ...(prompt !== undefined && { prompt: sanitizeLabel(prompt) }),
    ...(value !== undefined && { value }),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const problem = problemOf(text);
      return problem === undefined ? undefined : sanitizeLabel(problem);
    },
  });
}
