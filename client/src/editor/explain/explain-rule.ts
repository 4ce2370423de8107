import * as vscode from 'vscode';
import type { App } from '../app';
import { SOURCE } from '../../../../server/src/protocol';
import { chooseFrom } from '../ui/ask';
import { fileExists } from '../ui/uris';
import { UserError } from '../ui/user-error';

/** Cognito: Explain Rule. Opens the page of a rule: the given one, or one that the active editor reports at the cursor. */
export async function explainRule(
  app: App,
  argument: unknown,
): Promise<{ readonly outcome: 'shown'; readonly code: string }> {
  const code = typeof argument === 'string' ? argument : await codeAtCursor();
  const page = vscode.Uri.joinPath(app.extensionUri, 'docs', 'rules', `${code}.md`);
  if (!/^[a-z0-9-]+$/.test(code) || !(await fileExists(page))) throw new UserError(`There is no page about "${code}".`);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  return { outcome: 'shown', code };
}

/** The code of the diagnostic at the cursor, or of the one that the user picks among all of the file. */
async function codeAtCursor(): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  const diagnostics = editor
    ? vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === SOURCE)
    : [];
  if (!editor || diagnostics.length === 0)
    throw new UserError('There is nothing to explain: no rule reports anything in the active editor.');
  const here = diagnostics.filter(({ range }) => range.contains(editor.selection.active));
  const codes = [...new Set((here.length > 0 ? here : diagnostics).map(codeOf))];
  if (codes.length === 1) return codes[0] as string;
  return chooseFrom(
    'Which rule?',
    codes.map((code) => ({ label: code, value: code })),
  );
}

const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);
