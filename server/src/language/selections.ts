import type {
  JSONDocument,
  LanguageService,
  Position,
  Range,
  SelectionRange,
  TextDocument,
} from 'vscode-json-languageservice';

/**
 * What "expand selection" selects around each position, from the inside out. In a broken text the parser's ranges may lie next to each
 * other; editors refuse a whole answer for that, so each range that does not hold the one before is left out.
 */
export function selectionsAt(
  json: LanguageService,
  textDocument: TextDocument,
  parsed: JSONDocument,
  positions: readonly Position[],
): SelectionRange[] {
  const valid = positions.map((position) => inside(textDocument, position));
  return json
    .getSelectionRanges(textDocument, valid, parsed)
    .map((found, index) => widening(textDocument, found, valid[index] as Position));
}

/** A position that the text has: the nearest one before a place beyond its end, which would come back as it is. */
const inside = (textDocument: TextDocument, position: Position): Position =>
  textDocument.positionAt(textDocument.offsetAt(position));

/** The ranges around a position without those that do not hold the one before. */
function widening(textDocument: TextDocument, found: SelectionRange, position: Position): SelectionRange {
  const ranges: Range[] = [];
  let last: Range = { start: position, end: position };
  for (let at: SelectionRange | undefined = found; at; at = at.parent) {
    if (!holds(textDocument, at.range, last)) continue;
    ranges.push(at.range);
    last = at.range;
  }
  return linked(ranges) ?? { range: last };
}

/** Ranges, given from the inside out, each with the next as its parent; undefined for none. */
const linked = (ranges: readonly Range[]): SelectionRange | undefined =>
  ranges.reduceRight<SelectionRange | undefined>((parent, range) => ({ range, ...(parent && { parent }) }), undefined);

function holds(textDocument: TextDocument, outer: Range, inner: Range): boolean {
  return (
    textDocument.offsetAt(outer.start) <= textDocument.offsetAt(inner.start) &&
    textDocument.offsetAt(inner.end) <= textDocument.offsetAt(outer.end)
  );
}
