import * as vscode from 'vscode';
import type { RuleLevels } from '../../server/src/language/silencing';
import { RULES_SECTION } from '../../server/src/protocol';
import { errorsIn } from './sync/blocking';
import { counted } from './sync/words';
import { UserError } from './user-error';

/**
 * @throws UserError when the text has errors: the service would refuse it, or would not be sent what it says. What the pool may excuse
 * does not count here: it is shown with the plan, when the live client is known.
 */
export async function refuseProblems(document: vscode.TextDocument, text: string): Promise<void> {
  const levels = vscode.workspace.getConfiguration(undefined, document.uri).get<RuleLevels>(RULES_SECTION) ?? {};
  const errors = errorsIn(text, levels).filter(({ excusable }) => !excusable);
  const [first] = errors;
  if (!first) return;
  const at = document.positionAt(first.offset);
  await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(at, at) });
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const silenced = first.silenced ? ` (${first.code} is silenced in the editor, but Cognito enforces it.)` : '';
  throw new UserError(`Not pushed: ${counted(errors.length, 'error')} first. Line ${at.line + 1}: ${first.message}${silenced}`);
}
