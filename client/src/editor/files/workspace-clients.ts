import * as vscode from 'vscode';
import type { Target } from '../../aws/gateway';
import { isSameTarget, targetIn } from '../../sync/target';
import { fileExists, openDocumentOf } from '../ui/uris';

/** An app client file of the workspace, and the client that it names. */
export interface ClientFile {
  readonly uri: vscode.Uri;
  readonly target: Target;
}

/**
 * The app client files of the workspace. Nothing is read before the first question; afterwards, what changes on disk or in the folders of
 * the workspace is read again.
 */
export interface WorkspaceClients extends vscode.Disposable {
  all(): Promise<readonly ClientFile[]>;
  /** The files that name one client right now; several may name the same. */
  filesOf(target: Target): Promise<readonly vscode.Uri[]>;
  /** all() may resolve to something else now. */
  readonly onDidChange: vscode.Event<void>;
}

const FILES = '**/{*.,.}cognito-client.json';
/** More files are ignored: a workspace with so many is no workspace of app clients. */
const MAX_FILES = 5000;

export function createWorkspaceClients(): WorkspaceClients {
  const changes = new vscode.EventEmitter<void>();
  let cached: Promise<readonly ClientFile[]> | undefined;
  let watching: vscode.Disposable | undefined;
  function invalidate(): void {
    cached = undefined;
    changes.fire();
  }
  function watch(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(FILES);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(invalidate),
      watcher.onDidChange(invalidate),
      watcher.onDidDelete(invalidate),
      vscode.workspace.onDidChangeWorkspaceFolders(invalidate),
    );
  }
  function all(): Promise<readonly ClientFile[]> {
    watching ??= watch();
    return (cached ??= readAll());
  }
  return {
    all,
    async filesOf(wanted) {
      const known = (await all()).filter(({ target }) => isSameTarget(target, wanted));
      // The watcher tells of a change a moment later: what is acted on is looked at again.
      const areStill = await Promise.all(known.map(({ uri }) => namesNow(uri, wanted)));
      return known.filter((_, index) => areStill[index]).map(({ uri }) => uri);
    },
    onDidChange: changes.event,
    dispose: () => {
      watching?.dispose();
      changes.dispose();
    },
  };
}

async function readAll(): Promise<readonly ClientFile[]> {
  const uris = await vscode.workspace.findFiles(FILES, '**/node_modules/**', MAX_FILES);
  const files = await Promise.all(uris.map(readClientFile));
  return files.filter((file) => file !== undefined).sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
}

/** Undefined for a file that names no client. */
async function readClientFile(uri: vscode.Uri): Promise<ClientFile | undefined> {
  const target = targetIn((await readFileText(uri)) ?? '');
  return target && { uri, target };
}

/** Whether a file is on the disk and names a client. VS Code holds the text of a deleted file for some seconds. */
async function namesNow(uri: vscode.Uri, wanted: Target): Promise<boolean> {
  const [isThere, file] = await Promise.all([fileExists(uri), readClientFile(uri)]);
  return isThere && file !== undefined && isSameTarget(file.target, wanted);
}

/** The text of a file: of its open document, else from the disk; undefined when it cannot be read. */
export async function readFileText(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocumentOf(uri);
  if (open) return open.getText();
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}
