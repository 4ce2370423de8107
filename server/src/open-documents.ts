import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { sameIds } from './language/ids';
import type { Language, Opened } from './language/language';
import type { RuleLevels } from './language/silencing';
import type { ContextFor, CachedContext } from './pool-contexts';

/** The newest version of an open document, parsed once; undefined for a document that is not open. */
export type OpenDocuments = (uri: string) => Opened | undefined;

/** Where the things come from that an answer depends on beside the text. */
export interface DocumentDependencies {
  readonly levelsFor: (uri: string) => RuleLevels;
  readonly contextFor: ContextFor;
}

interface Parsed {
  readonly version: number;
  readonly levels: RuleLevels;
  readonly held: CachedContext | undefined;
  readonly opened: Opened;
}

/**
 * Keeps the parse of a document's newest version, under the newest levels of the rules and with what is known of its pool.
 * A document that closes takes its parse along: it is held by nothing else.
 */
export function openDocuments(
  documents: TextDocuments<TextDocument>,
  language: Language,
  { levelsFor, contextFor }: DocumentDependencies,
): OpenDocuments {
  const parsed = new WeakMap<TextDocument, Parsed>();
  return (uri) => {
    const document = documents.get(uri);
    if (!document) return undefined;
    const known = parsed.get(document);
    const [levels, held] = [levelsFor(uri), contextFor(uri)];
    if (known?.version === document.version && known.levels === levels && known.held === held) return known.opened;
    const opened = openWith(language, document, levels, held);
    parsed.set(document, { version: document.version, levels, held, opened });
    return opened;
  };
}

/** What is known of one client says nothing about another whose ids were just written into the file. */
function openWith(
  language: Language,
  document: TextDocument,
  levels: RuleLevels,
  held: CachedContext | undefined,
): Opened {
  const opened = language.open(document, levels, held?.context);
  return held && !sameIds(held.ids, opened.ids) ? language.open(document, levels) : opened;
}
