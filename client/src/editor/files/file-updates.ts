import * as vscode from 'vscode';
import { difference } from '../../../../server/src/language/edits';
import type { PushPlan } from '../../sync/plan';
import { applyResolutions } from '../../sync/file-text';

/** Replaces the text of a document by the smallest edit, and saves a document that was saved. False when it could not be changed. */
export async function replaceText(document: vscode.TextDocument, after: string): Promise<boolean> {
  const edit = difference(document.getText(), after);
  if (!edit) return true;
  const wasDirty = document.isDirty;
  const change = new vscode.WorkspaceEdit();
  change.replace(
    document.uri,
    new vscode.Range(document.positionAt(edit.offset), document.positionAt(edit.offset + edit.length)),
    edit.text,
  );
  if (!(await vscode.workspace.applyEdit(change))) return false;
  // Unsaved work stays unsaved: saving it is the user's decision.
  return wasDirty || document.isUntitled || document.save();
}

/**
 * Writes the decisions of settled conflicts into the file, and nothing else. A file that no longer has that text is left alone.
 * @returns the text that the decisions are in; undefined when they could not be written
 */
export async function writeResolutions(
  document: vscode.TextDocument,
  text: string,
  plan: PushPlan,
): Promise<string | undefined> {
  const resolved = applyResolutions(text, plan);
  if (resolved === text) return text;
  return document.getText() === text && (await replaceText(document, resolved)) ? resolved : undefined;
}
