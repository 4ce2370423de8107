import * as vscode from 'vscode';

/** Scheme of the read-only texts that stand beside a file: what is live, what will be live. */
const SCHEME = 'cognito-client-snapshot';

/** A preview closes the document that it shows after some minutes and asks for it again: so many of its texts are kept. */
const KEPT_PREVIEWS = 20;

/** Read-only documents held in memory for as long as an editor shows them. */
export interface Snapshots extends vscode.Disposable {
  /** Makes a document of a text. Its address carries the label and a number, never content. */
  create(label: string, text: string): vscode.Uri;
  /** Makes a Markdown document for a preview, whose text is asked for anew after each change. */
  preview(label: string, text: () => string, changes?: vscode.Event<unknown>): vscode.Uri;
}

interface Kept {
  readonly text: () => string;
  readonly following?: vscode.Disposable | undefined;
}

export function createSnapshots(): Snapshots {
  const kept = new Map<string, Kept>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let count = 0;
  const uriOf = (label: string, extension: string): vscode.Uri =>
    vscode.Uri.from({ scheme: SCHEME, path: `/${++count}/${label.replaceAll(/[\\/]/g, '-')}${extension}` });
  const drop = (path: string): void => {
    kept.get(path)?.following?.dispose();
    kept.delete(path);
  };
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => kept.get(uri.path)?.text() ?? '',
  });
  const closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    if (uri.scheme === SCHEME && !isPreview(uri.path)) drop(uri.path);
  });
  return {
    create(label, text) {
      const uri = uriOf(label, '.cognito-client.json');
      kept.set(uri.path, { text: () => text });
      return uri;
    },
    preview(label, text, changes) {
      const uri = uriOf(label, '.md');
      kept.set(uri.path, { text, following: changes?.(() => void refresh(uri, changed)) });
      for (const path of [...kept.keys()].filter(isPreview).slice(0, -KEPT_PREVIEWS)) drop(path);
      return uri;
    },
    dispose: () => {
      for (const path of [...kept.keys()]) drop(path);
      vscode.Disposable.from(provider, closing, changed).dispose();
    },
  };
}

const isPreview = (path: string): boolean => path.endsWith('.md');

/** A preview draws anew when the document changes; that it can, the document must be open. */
async function refresh(uri: vscode.Uri, changed: vscode.EventEmitter<vscode.Uri>): Promise<void> {
  const name = uri.path.split('/').at(-1) ?? '';
  const isShown = vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ label }) => label.includes(name.slice(0, -'.md'.length))),
  );
  if (!isShown) return;
  await vscode.workspace.openTextDocument(uri);
  changed.fire(uri);
}

/** Shows two documents in VS Code's diff editor; the returned function closes it again. */
export async function showDiff(left: vscode.Uri, right: vscode.Uri, title: string): Promise<() => Promise<void>> {
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
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
