import * as vscode from 'vscode';
import type { App } from '../app';
import { isGatewayError } from '../../aws/gateway';
import { replaceText } from '../files/file-updates';
import { createFile, freeFile, openUntitled } from '../files/new-file';
import type { CreateResult } from '../../sync/create/create-flow';
import { finished, type Draft } from '../../sync/create/draft';
import { fileNameFor } from '../../sync/file-name';
import { parseFile, pulledText } from '../../sync/file-text';
import { nextBase } from '../../sync/plan';
import { fromFile } from '../../sync/settings';
import { UserError } from '../ui/user-error';
import type { CreateSource } from './source';

/** Writes the new id into the file, or writes a new file, and stores what file and client agree on. @throws UserError */
export async function writeCreatedFile(
  { bases }: App,
  { clientId, after }: CreateResult,
  draft: Draft,
  source: CreateSource,
): Promise<vscode.Uri> {
  const target = { userPoolId: draft.userPoolId, clientId };
  const uri = source.document
    ? await fillIn(source.document, source.text ?? '', draft, clientId)
    : await writeNew(draft, clientId, source.folder);
  // What was asked for, not what the file says by now: what was typed since is a change.
  if (!isGatewayError(after))
    await bases.write(uri.toString(), target, nextBase(undefined, draft.settings, after.settings));
  return uri;
}

/** Writes the created settings with their ids; into a file that was changed since, only the ids. @throws UserError */
async function fillIn(
  document: vscode.TextDocument,
  before: string,
  draft: Draft,
  clientId: string,
): Promise<vscode.Uri> {
  const current = document.getText();
  const value = parseFile(current);
  if (!value && current !== before) throw new UserError('it was changed meanwhile and is no JSON object now.');
  const text =
    !value || current === before
      ? finished(draft, clientId)
      : pulledText(current, { UserPoolId: draft.userPoolId, ClientId: clientId }, fromFile(value));
  if (!(await replaceText(document, text))) throw new UserError('VS Code could not change it.');
  return document.uri;
}

async function writeNew(draft: Draft, clientId: string, folder: vscode.Uri | undefined): Promise<vscode.Uri> {
  const text = finished(draft, clientId);
  if (!folder) return openUntitled(text);
  const { uri } = await freeFile(folder, fileNameFor(draft.settings.ClientName ?? clientId), {
    UserPoolId: draft.userPoolId,
    ClientId: clientId,
  });
  await createFile(uri, text);
  return uri;
}
