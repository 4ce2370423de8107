import * as vscode from 'vscode';
import type { App } from '../app';
import { archetypes } from '../../../../server/src/language/archetypes';
import type { Archetype } from '../../../../server/src/language/archetypes/archetype';
import { archetypeFile } from '../../../../server/src/language/archetypes/text';
import { ask, chooseFrom } from '../ui/ask';
import { createFile, unusedFile } from '../files/new-file';
import { fileNameFor } from '../../sync/file-name';
import { isAppClientFile, isBlank, LANGUAGE_ID, readCommandArguments } from '../files/command-arguments';
import { UserError } from '../ui/user-error';

/**
 * Cognito: New App Client File…. Lets the user choose an archetype, and writes it into the given or open file if that is empty, or into a
 * new one. One answer leads to the command that creates the client, too.
 */
export async function newAppClient(_app: App, argument: unknown): Promise<unknown> {
  const { uri, target } = readCommandArguments(argument);
  if (target)
    throw new UserError('This command starts a file that names no app client yet: give it an empty file, or nothing.');
  const empty = await emptyDocument(uri);
  const archetype = await chooseFrom<Archetype | 'create'>('New app client file: what kind of app is it?', [
    ...archetypes.map((kind) => ({ label: kind.label, detail: kind.gist, value: kind })),
    ...(vscode.workspace.isTrusted
      ? [
          {
            label: '$(add) Create an App Client in Cognito…',
            detail: 'Makes the client in a user pool, and then its file with the new id',
            value: 'create' as const,
          },
        ]
      : []),
  ]);
  if (archetype === 'create') return vscode.commands.executeCommand('cognitoClient.create', empty?.uri);
  const document = empty ?? (await newDocument(archetype));
  if (!isBlank(document.getText()))
    throw new UserError('The file was changed while you chose. Nothing was written: an archetype starts a new file.');
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  await editor.insertSnippet(new vscode.SnippetString(`${archetypeFile(archetype).snippet}\n`), whole);
  // A file that was there is the user's to save.
  if (!empty && !document.isUntitled) await document.save();
  return { outcome: 'written', uri: document.uri };
}

/** The file to write into: the given one, or the active one if nothing is in it. @throws UserError for a given file with content */
async function emptyDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  const isEmpty = document !== undefined && isAppClientFile(document) && isBlank(document.getText());
  if (uri && !isEmpty)
    throw new UserError('The file is not empty. Nothing was written: an archetype starts a new file.');
  return isEmpty ? document : undefined;
}

async function newDocument(archetype: Archetype): Promise<vscode.TextDocument> {
  const fileName = fileNameFor(archetype.settings.ClientName ?? archetype.id);
  const folder = await askFolder(fileName);
  if (!folder) return vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: '' });
  return createFile(await unusedFile(folder, fileName), '');
}

/** Undefined: an unsaved file. @throws Cancelled */
async function askFolder(fileName: string): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return undefined;
  return ask<vscode.Uri | undefined>('Where does the new app client go?', [
    { label: '$(file) An unsaved file', detail: 'You choose the name when you save it', value: undefined },
    ...folders.map(({ name, uri }) => ({
      label: `$(folder) A file in ${name}`,
      detail: `${fileName}, or the next free name`,
      value: uri,
    })),
  ]);
}
