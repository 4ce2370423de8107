import { escapeMarkdown } from '../../../../server/src/language/markdown';
import { grouped } from '../../../../server/src/language/format-values';
import type { SearchTerms } from './search-terms';
import { BOUNDS, type CutOff, type ReferenceLocation, type SearchedFile, type References } from './search';

const HEADING = '## What else would break';
const SEARCHING = 'Searching the workspace for what this takes away…';

/** The address of a place, if there is one. */
type LinkTo<F extends SearchedFile> = (place: ReferenceLocation<F>) => string | undefined;

const WHY: Readonly<Record<CutOff, string>> = {
  files: `it stopped after ${grouped(BOUNDS.files)} files`,
  time: `it stopped after ${BOUNDS.milliseconds / 1000} seconds`,
  places: `it stopped after ${BOUNDS.places} places`,
  cancelled: 'it was cancelled',
};

/** The part of a plan document about places in the workspace that use what a change takes away; undefined while the search goes on. Empty when there is nothing to search for. */
export function referencesMarkdown<F extends SearchedFile>(
  { needles, tooCommon }: SearchTerms,
  uses: References<F> | undefined,
  linkTo: LinkTo<F>,
): string[] {
  if (needles.length === 0 && tooCommon.length === 0) return [];
  return [
    HEADING,
    ...(needles.length === 0 ? [] : uses ? [...foundOf(needles, uses, linkTo), readWords(uses)] : [SEARCHING]),
    ...commonWords(tooCommon),
  ];
}

/** A client whose change takes something away. */
export interface ClientSearchTerms {
  readonly name: string;
  readonly needles: SearchTerms;
}

/** The same for changes of several clients, which were searched for together: what is found stands under the client's name. */
export function bulkReferencesMarkdown<F extends SearchedFile>(
  clients: readonly ClientSearchTerms[],
  uses: References<F> | undefined,
  linkTo: LinkTo<F>,
): string[] {
  const some = clients.filter(({ needles: { needles, tooCommon } }) => needles.length + tooCommon.length > 0);
  if (some.length === 0) return [];
  const parts = some.flatMap(({ name, needles: { needles, tooCommon } }) => {
    const part = [...(uses ? foundOf(needles, uses, linkTo) : []), ...commonWords(tooCommon)];
    return part.length > 0 ? [`### ${escapeMarkdown(name)}`, ...part] : [];
  });
  const isSearched = some.some(({ needles: { needles } }) => needles.length > 0);
  return [HEADING, ...parts, ...(isSearched ? [uses ? readWords(uses) : SEARCHING] : [])];
}

function foundOf<F extends SearchedFile>(
  needles: SearchTerms['needles'],
  { places }: References<F>,
  linkTo: LinkTo<F>,
): string[] {
  return needles.flatMap(({ text, parameter }) => {
    const lines = places
      .filter(({ needle }) => needle.text === text && needle.parameter === parameter)
      .map((place) => `- ${reference(place, linkTo)}: ${escapeMarkdown(place.excerpt)}`);
    return lines.length > 0 ? [`**${escapeMarkdown(text)}** (${parameter}) stands in:`, lines.join('\n')] : [];
  });
}

const commonWords = (tooCommon: readonly string[]): string[] =>
  tooCommon.length > 0
    ? [`Not searched for, as the words are too common: ${tooCommon.map(escapeMarkdown).join(', ')}.`]
    : [];

function readWords({ places, files, cutOff }: References<SearchedFile>): string {
  const cut = cutOff ? ` The search is not complete: ${WHY[cutOff]}. There may be more.` : '';
  return `${places.length === 0 ? 'No file of the workspace names what this takes away. ' : ''}${grouped(files)} ${files === 1 ? 'file was' : 'files were'} read; large and binary files, and those that .gitignore and the search settings leave out, were not.${cut}`;
}

function reference<F extends SearchedFile>(place: ReferenceLocation<F>, linkTo: LinkTo<F>): string {
  const label = `${escapeMarkdown(place.file.path)}:${place.line}`;
  const link = linkTo(place);
  return link === undefined ? label : `[${label}](<${link}>)`;
}
