import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  Hover,
  InlayHint,
  Position,
  Range,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { tokensOf } from '../server/language/tokens';
import type { Params } from './asks';

type Check = (answer: never, document: TextDocument, params: Params) => void;

/** The ranges that a completion may replace. */
function rangesOf(textEdit: CompletionItem['textEdit']): Range[] {
  if (!textEdit) return [];
  return 'range' in textEdit ? [textEdit.range] : [textEdit.insert, textEdit.replace];
}

/** What LSP promises of an answer beyond its shape, and editors rely on. */
const CHECKS: Readonly<Record<string, Check>> = {
  'textDocument/completion': (items: CompletionItem[], document, params) => {
    for (const { label, textEdit, additionalTextEdits = [] } of items) {
      for (const range of rangesOf(textEdit)) {
        assert.ok(
          range.start.line === range.end.line && holds(document, range, params.position),
          `the edit of the completion ${label} is on the line of the cursor and around it: ${JSON.stringify(range)}`,
        );
        applied(document, [{ range, newText: '' }, ...additionalTextEdits], params);
      }
    }
  },
  'textDocument/hover': (hover: Hover | null, document, { position }) =>
    assert.ok(!hover?.range || holds(document, hover.range, position), 'a hover is about what is under the cursor'),
  'textDocument/documentSymbol': (symbols: DocumentSymbol[], document) =>
    symbols.forEach((symbol) => assertNested(document, symbol)),
  'textDocument/selectionRange': (ranges: SelectionRange[], document, { positions }) => {
    assert.equal(ranges.length, positions.length, 'one selection for each position');
    ranges.forEach((range, index) => assertWidening(document, range, positions[index] as Position));
  },
  'textDocument/inlayHint': (hints: InlayHint[], document, { range }) =>
    hints.forEach(({ position }) => assert.ok(holds(document, range, position), 'a hint is within what is shown')),
  'textDocument/formatting': assertLayoutOnly,
  'textDocument/rangeFormatting': assertLayoutOnly,
  'textDocument/codeAction': (actions: CodeAction[], document, params) => {
    const { only } = params.context as { only?: string[] };
    for (const { title, kind = '', edit } of actions) {
      assert.ok(
        !only || only.some((candidate) => candidate === '' || kind === candidate || kind.startsWith(`${candidate}.`)),
        `${title} is of a wanted kind`,
      );
      const edits = edit?.changes?.[params.textDocument.uri] ?? [];
      const after = applied(document, edits, params);
      if (kind.startsWith('source.sort'))
        assert.equal(letters(after), letters(document.getText()), 'sorting loses nothing');
    }
  },
};

/** Holds an answer against what its request promises. @throws AssertionError that says what is wrong */
export function assertMeant(method: string, answer: unknown, document: TextDocument, params: Params): void {
  CHECKS[method]?.(answer as never, document, params);
}

/** Whether a position, or the nearest one that the text has, is in a range. */
function holds(document: TextDocument, { start, end }: Range, position: Position): boolean {
  const [from, at, to] = [document.offsetAt(start), document.offsetAt(position), document.offsetAt(end)];
  return from <= at && at <= to;
}

const within = (document: TextDocument, inner: Range, outer: Range): boolean =>
  holds(document, outer, inner.start) && holds(document, outer, inner.end);

function assertNested(document: TextDocument, { name, range, selectionRange, children }: DocumentSymbol): void {
  if (selectionRange)
    assert.ok(within(document, selectionRange, range), `the name of the symbol ${name} is inside of it`);
  children?.forEach((child) => assertNested(document, child));
}

function assertWidening(document: TextDocument, { range, parent }: SelectionRange, position: Position): void {
  assert.ok(holds(document, range, position), 'a selection is around the cursor');
  if (!parent) return;
  assert.ok(within(document, range, parent.range), 'a selection is inside of the next one');
  assertWidening(document, parent, position);
}

/** Layout is white space: no token and no comment may change. */
function assertLayoutOnly(edits: TextEdit[], document: TextDocument, params: Params): void {
  if (edits.length === 0) return;
  assert.deepEqual(
    tokensOf(applied(document, edits, params)),
    tokensOf(document.getText()),
    'formatting changes nothing but white space',
  );
}

/** @throws for edits that lie over each other, and for one that parts a character of two code units, unless the client asked there */
function applied(document: TextDocument, edits: TextEdit[], { position, range: asked }: Params): string {
  const text = document.getText();
  const excused = [position, asked.start, asked.end].map((it) => document.offsetAt(it));
  for (const at of edits.flatMap(({ range }) => [document.offsetAt(range.start), document.offsetAt(range.end)])) {
    assert.ok(
      excused.includes(at) || !/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1)),
      'an edit leaves characters whole',
    );
  }
  return TextDocument.applyEdits(document, edits);
}

/** What a text consists of, in no order; white space and commas may come and go. */
const letters = (text: string): string =>
  text
    .replace(/[\s,\uFEFF]/g, '')
    .split('')
    .sort()
    .join('');
