import * as vscode from 'vscode';
import type { App } from '../../app';
import { isAppClientName } from '../../files/command-arguments';
import { pickMany } from '../../ui/quick-pick';
import { UserError } from '../../ui/user-error';
import { nameOf } from './plan-files';

/** The files of a selection in the explorer, else those that the user chooses of all in the workspace. @throws UserError, Cancelled */
export async function chooseFiles(
  { files }: App,
  clicked: unknown,
  selection: unknown,
): Promise<readonly vscode.Uri[]> {
  const given: readonly unknown[] = [selection, clicked].find(Array.isArray) ?? [clicked];
  const uris = given.filter((argument) => argument instanceof vscode.Uri);
  const chosen = uris.filter(({ path }) => isAppClientName(path));
  if (uris.length > 0 && chosen.length === 0)
    throw new UserError('The selection has no app client file (*.cognito-client.json).');
  return chosen.length > 0 ? chosen : pickFiles((await files.all()).map(({ uri }) => uri));
}

async function pickFiles(all: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  if (all.length === 0) throw new UserError('No file of this workspace names an app client.');
  const picked = await pickMany({
    title: 'Plan app clients: which files?',
    placeholder: 'Nothing is sent before you have seen the plan and said so',
    items: all.map((uri) => ({ label: nameOf(uri), uri })),
    isTicked: () => true,
    minimum: 1,
  });
  return picked.map(({ uri }) => uri);
}
