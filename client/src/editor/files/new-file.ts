import * as vscode from 'vscode';
import { SUFFIX } from '../../sync/file-name';
import type { Identity } from '../../sync/file-text';
import { targetIn } from '../../sync/target';
import { LANGUAGE_ID } from './command-arguments';
import { fileExists } from '../ui/uris';
import { Cancelled, messageOf, UserError } from '../ui/user-error';

/** Where a client's file is to be written. */
export interface FreeFile {
  readonly uri: vscode.Uri;
  /** It is there, as this client's own file. */
  readonly exists: boolean;
}

/** Finds the file to write for a client: the name itself, or with the client's id in it when the name belongs to another client. */
export async function freeFile(folder: vscode.Uri, name: string, identity: Identity): Promise<FreeFile> {
  const names = [name, name.replace(SUFFIX, `-${identity.ClientId}${SUFFIX}`)];
  for (const candidate of names) {
    const uri = vscode.Uri.joinPath(folder, candidate);
    const text = await readIfExists(uri);
    if (text === undefined) return { uri, exists: false };
    const target = targetIn(text);
    if (target?.userPoolId === identity.UserPoolId && target.clientId === identity.ClientId)
      return { uri, exists: true };
  }
  return { uri: await numberedFile(folder, name), exists: false };
}

/** Finds a file that does not exist yet: the name itself, or with a number. */
export async function unusedFile(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, name);
  return (await readIfExists(uri)) === undefined ? uri : numberedFile(folder, name);
}

async function numberedFile(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 2; ; number++) {
    const uri = vscode.Uri.joinPath(folder, name.replace(SUFFIX, `-${number}${SUFFIX}`));
    if ((await readIfExists(uri)) === undefined) return uri;
  }
}

async function readIfExists(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/**
 * Writes a new file and opens it. Not by a WorkspaceEdit: that would put the creation on the editor's undo stack, and Undo would delete the
 * file of a client that exists.
 * @throws UserError when it exists, or the disk refuses
 */
export async function createFile(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  if (await fileExists(uri)) throw new UserError(`${uri.fsPath} exists already. Nothing was written.`);
  await Promise.resolve(vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))).catch((error: unknown) => {
    throw new UserError(`${uri.fsPath} could not be created: ${messageOf(error)}`);
  });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Opens a text as an unsaved document, where no folder is open to write it to. */
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
