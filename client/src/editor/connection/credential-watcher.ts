import { unwatchFile, watchFile, type Stats } from 'node:fs';
import * as vscode from 'vscode';

/** A program writes its file in pieces. */
const SETTLE_MS = 300;
/** A credential_process may itself write such a file each time it runs: what follows from a change must not lead to the next one at once. */
const GAP_MS = 30_000;
/** How often it is checked whether a folder exists. */
const POLL_MS = 3_000;

/** Names of files in a folder, as a pattern. Neither needs to exist. */
interface WatchedFiles {
  readonly folder: string;
  readonly pattern: string;
}

/** Watches files from the first start() on. Each start() checks whether the environment names other files by now. */
export interface CredentialWatcher extends vscode.Disposable {
  start(): void;
}

/**
 * Watches the shared AWS files and what sign-ins leave next to them. Nothing of them is read.
 * @param onChange called at most once in half a minute
 */
export function createCredentialWatcher(onChange: () => void): CredentialWatcher {
  let watched = '';
  let isDisposed = false;
  let watcher: vscode.Disposable | undefined;
  async function renew(): Promise<void> {
    const { credentialFiles } = await import('../../aws/cognito-gateway');
    const files = credentialFiles();
    if (isDisposed || JSON.stringify(files) === watched) return;
    watched = JSON.stringify(files);
    watcher?.dispose();
    watcher = watchAll(files, onChange);
  }
  return {
    start() {
      if (vscode.workspace.isTrusted) void renew();
    },
    dispose() {
      isDisposed = true;
      watcher?.dispose();
    },
  };
}

function watchAll(all: readonly WatchedFiles[], onChange: () => void): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextAt = 0;
  let isDueTwice = false;
  function schedule(): void {
    timer ??= setTimeout(report, Math.max(SETTLE_MS, nextAt - Date.now()));
  }
  function report(): void {
    timer = undefined;
    nextAt = Date.now() + GAP_MS;
    onChange();
    if (isDueTwice) schedule();
    isDueTwice = false;
  }
  // The second report covers what was written before VS Code's own watcher of the new folder had begun.
  function scheduleTwice(): void {
    isDueTwice = true;
    schedule();
  }
  const folders = new Set(all.map(({ folder }) => folder));
  return vscode.Disposable.from(
    ...all.map((files) => watchFiles(files, schedule)),
    ...[...folders].map((folder) => watchForFolder(folder, scheduleTwice)),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

function watchFiles({ folder, pattern }: WatchedFiles, onChange: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.file(folder), pattern),
    false,
    false,
    true,
  );
  return vscode.Disposable.from(watcher, watcher.onDidChange(onChange), watcher.onDidCreate(onChange));
}

/**
 * Watches for a folder that is made, as by the first sign-in of a machine. VS Code begins to watch such a folder some seconds later, and
 * does not report what is in it by then.
 */
function watchForFolder(folder: string, onCreate: () => void): vscode.Disposable {
  const compare = (now: Stats, before: Stats): void => {
    if (now.isDirectory() && !before.isDirectory()) onCreate();
  };
  watchFile(folder, { interval: POLL_MS, persistent: false }, compare);
  return new vscode.Disposable(() => unwatchFile(folder, compare));
}
