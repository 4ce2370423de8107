import * as vscode from 'vscode';

/** The last part of a URI's path: the name of a file. */
export const fileNameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';

/** The document of a URI that VS Code has open, in an editor or not; undefined when it has none. */
export const openDocumentOf = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

/** Whether a file exists, as far as VS Code can tell. */
export const fileExists = async (uri: vscode.Uri): Promise<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
