import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language, Opened } from './language/language';
import type { RuleLevels } from './language/silencing';

/** The newest version of an open document, parsed once; undefined for a document that is not open. */
export type OpenDocuments = (uri: string) => Opened | undefined;

/**
 * Keeps the parse of a document's newest version, under the newest levels of the rules.
 * A document that closes takes its parse along: it is held by nothing else.
 */
export function openDocuments(documents: TextDocuments<TextDocument>, language: Language, levelsFor: (uri: string) => RuleLevels): OpenDocuments {
  const parsed = new WeakMap<TextDocument, { readonly version: number; readonly levels: RuleLevels; readonly opened: Opened }>();
  return (uri) => {
    const document = documents.get(uri);
    if (!document) return undefined;
    const known = parsed.get(document);
    const levels = levelsFor(uri);
    if (known?.version === document.version && known.levels === levels) return known.opened;
    const opened = language.open(document, levels);
    parsed.set(document, { version: document.version, levels, opened });
    return opened;
  };
}
