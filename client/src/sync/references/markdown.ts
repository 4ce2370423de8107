import { escapeMarkdown } from '../../../../server/src/language/markdown';
import type { SearchTerms } from './search-terms';
import type { ReferenceLocation, References, SearchedFile } from './search';
import { formatExtent, formatTooCommon, SEARCHING } from './words';

const HEADING = '## What else would break';
/** Makes the address of a place, if it has one. */
type LinkTo<F extends SearchedFile> = (place: ReferenceLocation<F>) => string | undefined;

/**
 * The section of a plan document about places in the workspace that use what a change takes away. Empty when there is nothing to search
 * for.
 * @param uses what was found; undefined while the search goes on
 */
export function referencesMarkdown<F extends SearchedFile>(
  { terms, tooCommon }: SearchTerms,
  uses: References<F> | undefined,
  linkTo: LinkTo<F>,
): string[] {
  if (terms.length === 0 && tooCommon.length === 0) return [];
  return [HEADING, ...(terms.length > 0 ? searchSection(terms, uses, linkTo) : []), ...tooCommonLines(tooCommon)];
}

function searchSection<F extends SearchedFile>(
  terms: SearchTerms['terms'],
  uses: References<F> | undefined,
  linkTo: LinkTo<F>,
): string[] {
  return uses ? [...formatPlaces(terms, uses, linkTo), formatExtent(uses)] : [SEARCHING];
}

/** A client with what a change takes away from it. */
export interface ClientSearchTerms {
  readonly name: string;
  readonly searchTerms: SearchTerms;
}

/** The section of a document about the changes of several clients, whose terms were searched for together: by client. */
export function bulkReferencesMarkdown<F extends SearchedFile>(
  clients: readonly ClientSearchTerms[],
  uses: References<F> | undefined,
  linkTo: LinkTo<F>,
): string[] {
  const searched = clients.filter(({ searchTerms: { terms, tooCommon } }) => terms.length + tooCommon.length > 0);
  if (searched.length === 0) return [];
  const parts = searched.flatMap(({ name, searchTerms: { terms, tooCommon } }) => {
    const part = [...(uses ? formatPlaces(terms, uses, linkTo) : []), ...tooCommonLines(tooCommon)];
    return part.length > 0 ? [`### ${escapeMarkdown(name)}`, ...part] : [];
  });
  const hasTerms = searched.some(({ searchTerms: { terms } }) => terms.length > 0);
  return [HEADING, ...parts, ...(hasTerms ? [uses ? formatExtent(uses) : SEARCHING] : [])];
}

/** The places of each search term, as a list. */
function formatPlaces<F extends SearchedFile>(
  terms: SearchTerms['terms'],
  { places }: References<F>,
  linkTo: LinkTo<F>,
): string[] {
  return terms.flatMap(({ text, parameter }) => {
    const lines = places
      .filter(({ term }) => term.text === text && term.parameter === parameter)
      .map((place) => `- ${reference(place, linkTo)}: ${escapeMarkdown(place.excerpt)}`);
    return lines.length > 0 ? [`**${escapeMarkdown(text)}** (${parameter}) stands in:`, lines.join('\n')] : [];
  });
}

const tooCommonLines = (tooCommon: readonly string[]): string[] =>
  tooCommon.length > 0 ? [formatTooCommon(tooCommon.map(escapeMarkdown))] : [];

function reference<F extends SearchedFile>(place: ReferenceLocation<F>, linkTo: LinkTo<F>): string {
  const label = `${escapeMarkdown(place.file.path)}:${place.line}`;
  const link = linkTo(place);
  return link === undefined ? label : `[${label}](<${link}>)`;
}
