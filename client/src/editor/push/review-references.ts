import * as vscode from 'vscode';
import type { WorkspaceFile } from '../references/workspace-files';
import type { ReviewReferences } from '../ui/review-page';
import type { References } from '../../sync/references/search';
import { formatExtent, formatTooCommon, SEARCHING } from '../../sync/references/words';
import type { SearchTerms } from '../../sync/references/search-terms';

/** The places that use what a push takes away, for its review. Undefined: there is nothing to search for. */
export function referencesOf(
  { terms, tooCommon }: SearchTerms,
  found: References<WorkspaceFile> | undefined,
): ReviewReferences | undefined {
  if (terms.length === 0 && tooCommon.length === 0) return undefined;
  const places = found?.places ?? [];
  const groups = terms
    .map(({ text, parameter }) => ({
      heading: `${text} (${parameter})`,
      places: places.flatMap(({ term, file, line, excerpt }, index) =>
        term.text === text && term.parameter === parameter ? [{ index, label: `${file.path}:${line}`, excerpt }] : [],
      ),
    }))
    .filter((group) => group.places.length > 0);
  const extent = found ? formatExtent(found) : SEARCHING;
  return {
    groups,
    remark: [terms.length > 0 && extent, tooCommon.length > 0 && formatTooCommon(tooCommon)].filter(Boolean).join(' '),
  };
}

/** Opens the place that a review lists with a number, beside the review. */
export function openPlace(found: References<WorkspaceFile> | undefined, index: number): void {
  const place = found?.places[index];
  if (!place) return;
  const at = new vscode.Position(Math.max(0, place.line - 1), 0);
  void vscode.window.showTextDocument(place.file.uri, {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(at, at),
  });
}
