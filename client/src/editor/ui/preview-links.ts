import path from 'node:path';
import * as vscode from 'vscode';

/**
 * The address that leads from a Markdown preview of one of our own documents to a line of a file; undefined when no address does.
 * A preview follows paths only, no `file:` and no `command:` address. In a document outside of the workspace, a path begins at the first
 * folder of the workspace, and may lead out of it.
 */
export function previewLink(file: vscode.Uri, line: number): string | undefined {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!root || root.scheme !== file.scheme || root.authority !== file.authority) return undefined;
  const steps = path.posix.relative(root.path, file.path).split('/').map(encodeURIComponent);
  return `/${steps.join('/')}#L${line}`;
}
