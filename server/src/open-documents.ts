import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, Opened } from './language/language';

/** The newest version of an open document, parsed once; undefined for a document that is not open. */
export type OpenDocuments = (uri: string) => Opened | undefined;

/** Keeps the parse of a document's newest version. A document that closes takes its parse along: it is held by nothing else. */
export function openDocuments(documents: TextDocuments<TextDocument>, language: Language): OpenDocuments {
  const parsed = new WeakMap<TextDocument, { readonly version: number; readonly opened: Opened }>();
  return (uri) => {
    const document = documents.get(uri);
    if (!document) return undefined;
    const known = parsed.get(document);
    if (known?.version === document.version) return known.opened;
    const opened = language.open(document);
    parsed.set(document, { version: document.version, opened });
    return opened;
  };
}
