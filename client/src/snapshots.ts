import * as vscode from 'vscode';

/** Scheme of the read-only texts that stand beside a file: what is live, what will be live. */
const SCHEME = 'cognito-client-snapshot';

/** Read-only documents held in memory for as long as an editor shows them. */
export interface Snapshots extends vscode.Disposable {
  /** Makes a document of a text. Its address carries the label and a number, never content. */
  create(label: string, text: string, extension?: '.cognito-client.json' | '.md'): vscode.Uri;
}

export function createSnapshots(): Snapshots {
  const texts = new Map<string, string>();
  let count = 0;
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '' });
  const closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => { if (uri.scheme === SCHEME) texts.delete(uri.path); });
  return {
    create(label, text, extension = '.cognito-client.json') {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${++count}/${label.replaceAll(/[\\/]/g, '-')}${extension}` });
      texts.set(uri.path, text);
      return uri;
    },
    dispose: () => vscode.Disposable.from(provider, closing).dispose(),
  };
}

/** Shows two documents in VS Code's diff editor; the returned function closes it again. */
export async function showDiff(left: vscode.Uri, right: vscode.Uri, title: string): Promise<() => Promise<void>> {
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  return async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) =>
      input instanceof vscode.TabInputTextDiff && input.original.toString() === left.toString() && input.modified.toString() === right.toString());
    await vscode.window.tabGroups.close(tabs, true);
  };
}
