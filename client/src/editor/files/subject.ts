import * as vscode from 'vscode';
import { chooseFrom } from '../ui/ask';
import { commandStep } from '../ui/messages';
import { fileNameOf } from '../ui/uris';
import { UserError } from '../ui/user-error';
import { isSameTarget, subjectOf, targetIn } from '../../sync/target';
import { documentFor, type CommandArguments } from './command-arguments';
import type { WorkspaceClients } from './workspace-clients';

/** What finding the file of a client takes. */
export interface FilesNeeds {
  readonly files: WorkspaceClients;
}

/**
 * The document that a command is about: the given file; else the workspace's file of the given client; else the active app client file.
 * Undefined when there is none. Never the active file for a client that it does not name.
 * @throws UserError when the given file names another client than the given one; Cancelled
 */
export async function findDocument(app: FilesNeeds, given: CommandArguments): Promise<vscode.TextDocument | undefined> {
  const { uri, target } = given;
  if (!target) return documentFor(given);
  if (!uri) {
    const file = await chooseFile(await app.files.filesOf(target));
    return file && vscode.workspace.openTextDocument(file);
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const named = targetIn(document.getText());
  if (named && !isSameTarget(named, target))
    throw new UserError(`${fileNameOf(uri)} names another app client than the command. Nothing was done.`);
  return document;
}

/**
 * The document of a command that works on a file only.
 * @param needsFile says so where nothing is given and no file is open
 * @throws UserError, Cancelled
 */
export async function requireDocument(
  app: FilesNeeds,
  given: CommandArguments,
  needsFile: string,
): Promise<vscode.TextDocument> {
  const document = await findDocument(app, given);
  if (document) return document;
  const { target, region } = given;
  if (!target) throw new UserError(needsFile);
  const argument = { ...target, ...(region !== undefined && { region }) };
  throw new UserError(`No file of this workspace names ${subjectOf(target)}, and this command works on a file.`, [
    commandStep('Pull It', 'cognitoClient.pull', argument),
    commandStep('Open Live', 'cognitoClient.openLive', argument),
  ]);
}

/** The only file of a client; of several, the active one or the one that the user chooses. @throws Cancelled */
async function chooseFile(files: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  if (files.length < 2) return files[0];
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  return (
    files.find((uri) => uri.toString() === active) ??
    chooseFrom(
      'Several files name this app client. Which one?',
      files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), value: uri })),
    )
  );
}
