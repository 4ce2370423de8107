import * as vscode from 'vscode';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { check } from '../../server/src/language/check';
import { parseAppClient } from '../../server/src/language/document';
import type { Problem } from '../../server/src/language/problem';
import { counted } from './notify';
import { UserError } from './user-error';

/**
 * The errors of a text, by the same check as the language server's. Computed on exactly the text that would be pushed: what the
 * editor shows may be a moment older.
 */
export function errorsIn(text: string): Problem[] {
  return check(parseAppClient(TextDocument.create('', 'cognito-client', 0, text))).filter(({ severity }) => severity === 'error');
}

/** @throws UserError when the text has errors: the service would refuse it, or would not be sent what it says */
export async function refuseProblems(document: vscode.TextDocument, text: string): Promise<void> {
  const errors = errorsIn(text);
  const [first] = errors;
  if (!first) return;
  const at = document.positionAt(first.offset);
  await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(at, at) });
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  throw new UserError(`Not pushed: ${counted(errors.length, 'error')} first. Line ${at.line + 1}: ${first.message}`);
}
