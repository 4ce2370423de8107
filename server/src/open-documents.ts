import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, Opened } from './language/language';

/** The open documents, each version parsed once. */
export interface OpenDocuments {
  /** The newest version of a document; undefined for one that is not open. */
  get(uri: string): Opened | undefined;
}

/** Keeps the parse of the newest version of each document for as long as it is open. */
export function openDocuments(documents: TextDocuments<TextDocument>, language: Language): OpenDocuments {
  const parsed = new Map<string, { readonly version: number; readonly opened: Opened }>();
  documents.onDidOpen(({ document }) => parsed.delete(document.uri));
  documents.onDidClose(({ document }) => parsed.delete(document.uri));
  return {
    get(uri) {
      const document = documents.get(uri);
      if (!document) return undefined;
      const known = parsed.get(uri);
      if (known?.version === document.version) return known.opened;
      const opened = language.open(document);
      parsed.set(uri, { version: document.version, opened });
      return opened;
    },
  };
}
