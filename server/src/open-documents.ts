import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { equalIds } from './language/ids';
import type { Language, Opened } from './language/language';
import type { RuleLevels } from './language/silencing';
import type { ContextFor, CachedContext } from './pool-contexts';

/** The newest version of an open document, parsed once; undefined for a document that is not open. */
export type OpenDocuments = (uri: string) => Opened | undefined;

/** What an answer depends on besides the text, by document. */
export interface DocumentDependencies {
  readonly levelsFor: (uri: string) => RuleLevels;
  readonly contextFor: ContextFor;
}

interface Parse {
  readonly version: number;
  readonly levels: RuleLevels;
  readonly cached: CachedContext | undefined;
  readonly opened: Opened;
}

/**
 * Keeps the parse of a document's newest version, under the newest levels of the rules and with what is known of its pool.
 * A document that closes takes its parse along: nothing else refers to it.
 */
export function openDocuments(
  documents: TextDocuments<TextDocument>,
  language: Language,
  { levelsFor, contextFor }: DocumentDependencies,
): OpenDocuments {
  const parses = new WeakMap<TextDocument, Parse>();
  return (uri) => {
    const document = documents.get(uri);
    if (!document) return undefined;
    const { version } = document;
    const levels = levelsFor(uri);
    const cached = contextFor(uri);
    const last = parses.get(document);
    if (last?.version === version && last.levels === levels && last.cached === cached) return last.opened;
    const opened = openWith(language, document, levels, cached);
    parses.set(document, { version, levels, cached, opened });
    return opened;
  };
}

/** Opens a document with what is known of its client, unless the ids in the file have just become those of another one. */
function openWith(
  language: Language,
  document: TextDocument,
  levels: RuleLevels,
  cached: CachedContext | undefined,
): Opened {
  const opened = language.open(document, levels, cached?.context);
  return cached && !equalIds(cached.ids, opened.ids) ? language.open(document, levels) : opened;
}
