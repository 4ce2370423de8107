import * as vscode from 'vscode';
import { SUFFIX } from '../../sync/file-name';
import type { Identity } from '../../sync/file-text';
import { targetIn } from '../../sync/target';
import { LANGUAGE_ID } from './command-arguments';
import { Cancelled, UserError } from '../ui/user-error';

/** The file to write: the name itself, or with the client's id in it when the name belongs to another client. `exists` is set for this client's own file. */
export async function freeFile(
  folder: vscode.Uri,
  name: string,
  identity: Identity,
): Promise<{ readonly uri: vscode.Uri; readonly exists: boolean }> {
  const names = [name, name.replace(SUFFIX, `-${identity.ClientId}${SUFFIX}`)];
  for (const candidate of names) {
    const uri = vscode.Uri.joinPath(folder, candidate);
    const text = await readIfThere(uri);
    if (text === undefined) return { uri, exists: false };
    const target = targetIn(text);
    if (target?.userPoolId === identity.UserPoolId && target.clientId === identity.ClientId)
      return { uri, exists: true };
  }
  return numbered(folder, name);
}

/** A file that is not there yet: the name itself, or with a number. */
export async function unusedFile(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, name);
  return (await readIfThere(uri)) === undefined ? uri : (await numbered(folder, name)).uri;
}

async function numbered(
  folder: vscode.Uri,
  name: string,
): Promise<{ readonly uri: vscode.Uri; readonly exists: boolean }> {
  for (let number = 2; ; number++) {
    const uri = vscode.Uri.joinPath(folder, name.replace(SUFFIX, `-${number}${SUFFIX}`));
    if ((await readIfThere(uri)) === undefined) return { uri, exists: false };
  }
}

async function readIfThere(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Writes a new file and opens it. @throws UserError when it is there, or the disk refuses */
export async function createFile(uri: vscode.Uri, text: string): Promise<void> {
  const creation = new vscode.WorkspaceEdit();
  creation.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(creation)))
    throw new UserError(`${uri.fsPath} could not be created. Nothing was written.`);
  await vscode.window.showTextDocument(uri, { preview: false });
}

/** Opens a text in an editor of its own, where no folder is open to write it to. */
export async function openUntitled(text: string): Promise<vscode.Uri> {
  const untitled = await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: text });
  await vscode.window.showTextDocument(untitled, { preview: false });
  return untitled.uri;
}

/** The only folder of the workspace, or the one that the user chooses; undefined when no folder is open. @throws Cancelled */
export async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri;
  const folder = await vscode.window.showWorkspaceFolderPick({
    placeHolder: 'Folder for the app client file',
    ignoreFocusOut: true,
  });
  if (!folder) throw new Cancelled();
  return folder.uri;
}
