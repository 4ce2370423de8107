import { CodeActionKind, type CodeAction, type Diagnostic, type TextEdit } from 'vscode-json-languageservice';
import type { AppClientDocument } from './document';
import { difference, editText, type Change } from './edits';
import type { Fix, Path } from './problem';
import { parameterNames } from './schema';
import { entryAt, sketch, type Sketch } from './sketch';

/** One quick fix for a diagnostic that carries a repair; undefined when it would change nothing. The edit keeps comments and layout. */
export function fixAction(document: AppClientDocument, fix: Fix, diagnostic: Diagnostic): CodeAction | undefined {
  const edits = fixEdits(document, fix);
  if (edits.length === 0) return undefined;
  return { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: true, edit: { changes: { [document.textDocument.uri]: edits } } };
}

/** The text edits of a repair: at most one, which covers everything that changes. */
export function fixEdits({ textDocument, refused }: AppClientDocument, fix: Fix): TextEdit[] {
  if (refused) return [];
  const text = textDocument.getText();
  const readable = text.replace(/^\uFEFF/, ' ');
  const change = difference(readable, editText(readable, changesOf(sketch(readable), fix)));
  if (!change) return [];
  return [{ range: { start: textDocument.positionAt(change.offset), end: textDocument.positionAt(change.offset + change.length) }, newText: change.text }];
}

/** In an order in which no change moves the place of a later one: values, then names, then removals from the end. */
function changesOf(of: Sketch, { set = [], rename = [] }: Fix): Change[] {
  const removals = set.filter(([, value]) => value === undefined).map(([path]) => path);
  return [
    ...set.filter(([, value]) => value !== undefined).map(([path, value]) => valueChange(of, path, value)),
    ...removals.sort(lastFirst).map((path) => ({ path, value: undefined })),
    ...rename.map(([path, name]) => ({ path, name })),
  ];
}

/** A member of an object that is not there yet becomes that object; an item beyond the end of a list is added to it. */
function valueChange(of: Sketch, path: Path, value: unknown): Change {
  const parent = path.slice(0, -1);
  const last = path.at(-1);
  if (typeof last === 'number' && !entryAt(of, path)) return { append: parent, value };
  if (parent.length === 0 || typeof last !== 'string' || entryAt(of, parent)?.value) return { path, value, order: parameterNames };
  return valueChange(of, parent, { [last]: value });
}

function lastFirst(a: Path, b: Path): number {
  const [x, y] = [a.at(-1), b.at(-1)];
  return typeof x === 'number' && typeof y === 'number' ? y - x : b.length - a.length;
}

/** A repair as a diagnostic's data. JSON has no undefined, so a removal is a pair without its second half. */
export function dataOf(fix: Fix): { readonly fix: object } {
  return { fix: { ...fix, ...(fix.set && { set: fix.set.map(([path, value]) => (value === undefined ? [path] : [path, value])) }) } };
}

/** Reads a repair out of a diagnostic's data, which comes back from the client and may be anything. */
export function fixOf(data: unknown): Fix | undefined {
  const fix = typeof data === 'object' && data !== null && 'fix' in data ? data.fix : undefined;
  return isFix(fix) ? fix : undefined;
}

function isFix(fix: unknown): fix is Fix {
  if (typeof fix !== 'object' || fix === null) return false;
  const { title, set = [], rename = [] } = fix as Record<string, unknown>;
  return typeof title === 'string' && isPairs(set) && isPairs(rename) && rename.every(([, name]) => typeof name === 'string');
}

function isPairs(pairs: unknown): pairs is [Path, unknown][] {
  return Array.isArray(pairs) && pairs.every((it) => Array.isArray(it) && isPath(it[0]));
}

const isPath = (path: unknown): path is Path => Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number');
