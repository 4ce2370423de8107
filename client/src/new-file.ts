import * as vscode from 'vscode';
import { SUFFIX } from './sync/file-name';
import type { Identity } from './sync/file-text';
import { targetIn } from './sync/target';

/** The file to write: the name itself, or with the client's id in it when the name belongs to another client. `exists` is set for this client's own file. */
export async function freeFile(folder: vscode.Uri, name: string, identity: Identity): Promise<{ readonly uri: vscode.Uri; readonly exists: boolean }> {
  const names = [name, name.replace(SUFFIX, `-${identity.ClientId}${SUFFIX}`)];
  for (const candidate of names) {
    const uri = vscode.Uri.joinPath(folder, candidate);
    const text = await readIfThere(uri);
    if (text === undefined) return { uri, exists: false };
    const target = targetIn(text);
    if (target?.userPoolId === identity.UserPoolId && target.clientId === identity.ClientId) return { uri, exists: true };
  }
  return numbered(folder, name);
}

/** A file that is not there yet: the name itself, or with a number. */
export async function unusedFile(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, name);
  return await readIfThere(uri) === undefined ? uri : (await numbered(folder, name)).uri;
}

async function numbered(folder: vscode.Uri, name: string): Promise<{ readonly uri: vscode.Uri; readonly exists: boolean }> {
  for (let number = 2; ; number++) {
    const uri = vscode.Uri.joinPath(folder, name.replace(SUFFIX, `-${number}${SUFFIX}`));
    if (await readIfThere(uri) === undefined) return { uri, exists: false };
  }
}

async function readIfThere(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
