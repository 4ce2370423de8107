import { grouped } from '../../../../server/src/language/format-values';
import { BOUNDS, type CutOff, type References, type SearchedFile } from './search';

/** What stands in the place of a result while the workspace is searched. */
export const SEARCHING = 'Searching the workspace for what this takes away…';

const CUT_OFF_REASONS: Readonly<Record<CutOff, string>> = {
  files: `it stopped after ${grouped(BOUNDS.files)} files`,
  time: `it stopped after ${BOUNDS.milliseconds / 1000} seconds`,
  places: `it stopped after ${BOUNDS.places} places`,
  cancelled: 'it was cancelled',
};

/** Says what was not searched for. @param items as they are written */
export const formatTooCommon = (items: readonly string[]): string =>
  `Not searched for, as the words are too common: ${items.join(', ')}.`;

/** Says how much was searched, and that nothing was found. */
export function formatExtent({ places, files, cutOff }: References<SearchedFile>): string {
  const nothing = places.length === 0 ? 'No file of the workspace names what this takes away. ' : '';
  const read = `${grouped(files)} ${files === 1 ? 'file was' : 'files were'} read`;
  const cut = cutOff ? ` The search is not complete: ${CUT_OFF_REASONS[cutOff]}. There may be more.` : '';
  return `${nothing}${read}; large and binary files, and those that .gitignore and the search settings leave out, were not.${cut}`;
}
