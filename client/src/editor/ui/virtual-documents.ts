import * as vscode from 'vscode';
import { sanitizeLabel } from './safe-text';
import { fileNameOf } from './uris';

/** Scheme of the read-only texts that are compared with a file: what is live, what will be live. */
const SCHEME = 'cognito-client-snapshot';

/** Previews whose text is kept: a preview closes the document that it shows after some minutes, and then asks for it again. */
const MAX_PREVIEWS = 20;

/** Read-only documents held in memory for as long as an editor shows them. */
export interface Snapshots extends vscode.Disposable {
  /** Makes a document of a text. Its address carries the label and a number, never content. */
  create(label: string, text: string): vscode.Uri;
  /** Makes a Markdown document for a preview, whose text is asked for again after each change. */
  preview(label: string, text: () => string, changes?: vscode.Event<unknown>): vscode.Uri;
}

interface StoredText {
  readonly text: () => string;
  readonly refreshing?: vscode.Disposable | undefined;
}

export function createSnapshots(): Snapshots {
  const snapshots = new Map<string, StoredText>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let count = 0;
  const uriOf = (label: string, extension: string): vscode.Uri =>
    vscode.Uri.from({
      scheme: SCHEME,
      path: `/${++count}/${sanitizeLabel(label).replaceAll(/[\\/]/g, '-')}${extension}`,
    });
  const drop = (path: string): void => {
    snapshots.get(path)?.refreshing?.dispose();
    snapshots.delete(path);
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => snapshots.get(uri.path)?.text() ?? '',
  });
  const closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    if (uri.scheme === SCHEME && !isPreview(uri.path)) drop(uri.path);
  });
  return {
    create(label, text) {
      const uri = uriOf(label, '.cognito-client.json');
      snapshots.set(uri.path, { text: () => text });
      return uri;
    },
    preview(label, text, changes) {
      const uri = uriOf(label, '.md');
      snapshots.set(uri.path, { text, refreshing: changes?.(() => void refresh(uri, changed)) });
      for (const path of [...snapshots.keys()].filter(isPreview).slice(0, -MAX_PREVIEWS)) drop(path);
      return uri;
    },
    dispose: () => {
      for (const path of [...snapshots.keys()]) drop(path);
      vscode.Disposable.from(provider, closing, changed).dispose();
    },
  };
}

const isPreview = (path: string): boolean => path.endsWith('.md');

/** Lets a preview draw its document again. A preview does that when the document changes, and for that it must be open. */
async function refresh(uri: vscode.Uri, changed: vscode.EventEmitter<vscode.Uri>): Promise<void> {
  const name = fileNameOf(uri);
  const isShown = vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ label }) => label.includes(name.slice(0, -'.md'.length))),
  );
  if (!isShown) return;
  await vscode.workspace.openTextDocument(uri);
  changed.fire(uri);
}

/** Shows two documents in VS Code's diff editor. @returns what closes it again */
export async function showDiff(
  left: vscode.Uri,
  right: vscode.Uri,
  title: string,
  viewColumn = vscode.ViewColumn.Active,
): Promise<() => Promise<void>> {
  await vscode.commands.executeCommand('vscode.diff', left, right, sanitizeLabel(title), { preview: true, viewColumn });
  return async () => {
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputTextDiff &&
          input.original.toString() === left.toString() &&
          input.modified.toString() === right.toString(),
      );
    await vscode.window.tabGroups.close(tabs, true);
  };
}
