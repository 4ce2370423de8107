import { unwatchFile, watchFile, type Stats } from 'node:fs';
import * as vscode from 'vscode';

/** A program writes its file in pieces. */
const SETTLE_MS = 300;
/** A credential_process may itself write such a file each time it runs: what follows from a change must not lead to the next one at once. */
const GAP_MS = 30_000;
/** How often it is looked whether a folder is there. */
const LOOK_MS = 3_000;

/** Names of files in a folder, as a pattern. Neither needs to exist. */
interface Place {
  readonly folder: string;
  readonly pattern: string;
}

/**
 * Watches the shared AWS files and what sign-ins leave beside them, from the first start() on; `changed` is told at most once in half a
 * minute. Nothing of them is read. Each start() looks whether the environment names other files by now.
 */
export function createCredentialWatch(changed: () => void): { start(): void } & vscode.Disposable {
  let [places, disposed] = ['', false];
  let watch: vscode.Disposable | undefined;
  const renew = async (): Promise<void> => {
    const { credentialFiles } = await import('../../aws/cognito-gateway');
    const found = credentialFiles();
    if (disposed || JSON.stringify(found) === places) return;
    places = JSON.stringify(found);
    watch?.dispose();
    watch = watchPlaces(found, changed);
  };
  return {
    start() {
      if (vscode.workspace.isTrusted) void renew();
    },
    dispose() {
      disposed = true;
      watch?.dispose();
    },
  };
}

function watchPlaces(places: readonly Place[], changed: () => void): vscode.Disposable {
  let [timer, next, again]: [ReturnType<typeof setTimeout> | undefined, number, boolean] = [undefined, 0, false];
  const soon = (): void => {
    timer ??= setTimeout(tell, Math.max(SETTLE_MS, next - Date.now()));
  };
  const tell = (): void => {
    [timer, next] = [undefined, Date.now() + GAP_MS];
    changed();
    if (again) soon();
    again = false;
  };
  // What was written while VS Code's own watcher of the folder had not begun is in the second telling.
  const came = (): void => {
    again = true;
    soon();
  };
  return vscode.Disposable.from(
    ...places.map((place) => watchFiles(place, soon)),
    ...[...new Set(places.map(({ folder }) => folder))].map((it) => watchComing(it, came)),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

function watchFiles({ folder, pattern }: Place, changed: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.file(folder), pattern),
    false,
    false,
    true,
  );
  return vscode.Disposable.from(watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed));
}

/** VS Code begins to watch a folder some seconds after it was made, and says nothing of what is in it by then: the first sign-in of a machine. */
function watchComing(folder: string, came: () => void): vscode.Disposable {
  const look = (now: Stats, before: Stats): void => {
    if (now.isDirectory() && !before.isDirectory()) came();
  };
  watchFile(folder, { interval: LOOK_MS, persistent: false }, look);
  return new vscode.Disposable(() => unwatchFile(folder, look));
}
