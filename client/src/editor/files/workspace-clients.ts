import * as vscode from 'vscode';
import type { Target } from '../../aws/gateway';
import { targetIn } from '../../sync/target';

/** An app client file of the workspace, by the client that it names. */
export interface ClientFile {
  readonly uri: vscode.Uri;
  readonly target: Target;
}

/** The app client files of the workspace. Nothing is read before the first question; afterwards what changes on disk or in an editor is read again. */
export interface WorkspaceClients extends vscode.Disposable {
  all(): Promise<readonly ClientFile[]>;
  /** The files of one client; several may name the same. */
  filesOf(target: Target): Promise<readonly vscode.Uri[]>;
  /** Something that all() told may be otherwise now. */
  readonly onDidChange: vscode.Event<void>;
}

const FILES = '**/{*.,.}cognito-client.json';
/** More are not looked at: a workspace with so many is no workspace of app clients. */
const MOST = 5000;

export function createWorkspaceClients(): WorkspaceClients {
  const changes = new vscode.EventEmitter<void>();
  let [known, watching]: [Promise<readonly ClientFile[]> | undefined, vscode.Disposable | undefined] = [
    undefined,
    undefined,
  ];
  const again = (): void => {
    known = undefined;
    changes.fire();
  };
  const watch = (): vscode.Disposable => {
    const watcher = vscode.workspace.createFileSystemWatcher(FILES);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(again),
      watcher.onDidChange(again),
      watcher.onDidDelete(again),
      vscode.workspace.onDidChangeWorkspaceFolders(again),
    );
  };
  const all = (): Promise<readonly ClientFile[]> => {
    watching ??= watch();
    return (known ??= readAll());
  };
  return {
    all,
    filesOf: async ({ userPoolId, clientId }) =>
      (await all())
        .filter(({ target }) => target.clientId === clientId && target.userPoolId === userPoolId)
        .map(({ uri }) => uri),
    onDidChange: changes.event,
    dispose: () => {
      watching?.dispose();
      changes.dispose();
    },
  };
}

async function readAll(): Promise<readonly ClientFile[]> {
  const uris = await vscode.workspace.findFiles(FILES, '**/node_modules/**', MOST);
  const read = await Promise.all(
    uris.map(async (uri): Promise<ClientFile | undefined> => {
      const target = targetIn((await readFileText(uri)) ?? '');
      return target && { uri, target };
    }),
  );
  return read.filter((it) => it !== undefined).sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
}

/** What an editor has of a file, else what the disk has; undefined when it cannot be read. */
export async function readFileText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}
