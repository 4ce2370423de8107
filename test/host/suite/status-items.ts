import * as vscode from 'vscode';

/** Watches the status items that the extension makes from now on: of the status bar and of the language. By the end of their ids. */
export function watchStatusItems(): {
  bar(id: string): vscode.StatusBarItem | undefined;
  language(id: string): vscode.LanguageStatusItem | undefined;
} {
  const bar: vscode.StatusBarItem[] = [];
  const language: vscode.LanguageStatusItem[] = [];
  collect(vscode.window as unknown as Makers, 'createStatusBarItem', bar);
  collect(vscode.languages as unknown as Makers, 'createLanguageStatusItem', language);
  return {
    bar: (id) => bar.find((item) => item.id.endsWith(id)),
    language: (id) => language.find((item) => item.id.endsWith(id)),
  };
}

type Makers = Record<string, (...args: unknown[]) => unknown>;

function collect<T>(owner: Makers, name: string, into: T[]): void {
  const original = owner[name]!;
  owner[name] = (...args: unknown[]) => {
    const item = original.apply(owner, args);
    into.push(item as T);
    return item;
  };
}
