import assert from 'node:assert/strict';
import {
  CodeAction,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Range,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Params } from './asks';
import { assertMeant } from './meant';

const listOf =
  (is: (value: unknown) => boolean) =>
  (answer: unknown): boolean =>
    Array.isArray(answer) && answer.every(is);
const isItem = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { label: unknown }).label === 'string';
const isNamed = (value: unknown): value is { location: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { name: unknown }).name === 'string' &&
  'location' in value;
const isReport = (value: unknown): boolean =>
  (value as { kind: unknown }).kind === 'full' && listOf(Diagnostic.is)((value as { items: unknown }).items);

/** The shape of each answer, by request. */
const SHAPES: Readonly<Record<string, (answer: unknown) => boolean>> = {
  'textDocument/completion': listOf(isItem),
  'textDocument/hover': (value) => value === null || Hover.is(value),
  'textDocument/codeAction': listOf(CodeAction.is),
  // A client without hierarchical symbols gets a flat outline.
  'textDocument/documentSymbol': (value) =>
    listOf(DocumentSymbol.is)(value) || listOf((flat) => isNamed(flat) && Location.is(flat.location))(value),
  'textDocument/foldingRange': listOf(FoldingRange.is),
  'textDocument/selectionRange': listOf(SelectionRange.is),
  'textDocument/formatting': listOf(TextEdit.is),
  'textDocument/rangeFormatting': listOf(TextEdit.is),
  'textDocument/documentLink': listOf(DocumentLink.is),
  'textDocument/inlayHint': listOf(InlayHint.is),
  'textDocument/diagnostic': isReport,
};

/**
 * Holds an answer against the text that it is about: its shape, every range inside the text, no two edits over each other, and what
 * its request promises.
 * @throws AssertionError that says what is wrong
 */
export function assertSound(method: string, answer: unknown, document: TextDocument, params: Params): void {
  assert.notEqual(answer, undefined, `${method} is answered`);
  assert.ok(SHAPES[method]?.(answer), `${method} is answered well-formed: ${JSON.stringify(answer)?.slice(0, 300)}`);
  walk(answer, (part) => {
    if (Range.is(part)) assertInside(method, document, part);
    if (isFold(part))
      assert.ok(part.startLine <= part.endLine && part.endLine < document.lineCount, 'a fold is inside the text');
    // Throws for edits that overlap.
    if (Array.isArray(part) && part.length > 0 && part.every(TextEdit.is)) TextDocument.applyEdits(document, part);
  });
  assertMeant(method, answer, document, params);
}

const isFold = (part: unknown): part is FoldingRange =>
  typeof part === 'object' && part !== null && 'startLine' in part && 'endLine' in part;

function assertInside(what: string, document: TextDocument, { start, end }: Range): void {
  for (const position of [start, end])
    assert.deepEqual(
      document.positionAt(document.offsetAt(position)),
      position,
      `${what}: a position is inside the text`,
    );
  assert.ok(document.offsetAt(start) <= document.offsetAt(end), 'a range begins before it ends');
}

/** Visits every object and list of an answer. A diagnostic's `data` is the server's own and may hold values of the text. */
function walk(value: unknown, visit: (it: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  visit(value);
  for (const [name, it] of Object.entries(value)) if (name !== 'data') walk(it, visit);
}
