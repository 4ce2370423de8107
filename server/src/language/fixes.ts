import {
  CodeActionKind,
  type ASTNode,
  type CodeAction,
  type Diagnostic,
  type TextEdit,
} from 'vscode-json-languageservice';
import type { AppClientDocument } from './document';
import { editText, type Change } from './edits';
import { visible } from './format-values';
import { hoist } from './hoist';
import type { Fix, Path, Problem } from './problem';
import { foreignMembers, parameterNames } from './schema';
import { entryAt, parseLoosely, type LooseTree } from './loose-tree';
import { readable } from './source-text';
import { editsTo } from './text-edits';

/** The quick fix for a diagnostic that carries a fix; undefined when it would change nothing. The edit keeps comments and format. */
export function fixAction(document: AppClientDocument, fix: Fix, diagnostic: Diagnostic): CodeAction | undefined {
  const edits = isAmbiguous(document.root, fix) ? [] : fixEdits(document, fix);
  if (edits.length === 0) return undefined;
  return {
    title: visible(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(fix.safe && { isPreferred: true }),
    edit: { changes: { [document.textDocument.uri]: edits } },
  };
}

/** The text edits of a fix: at most one, which covers everything that changes. */
export function fixEdits({ textDocument, refused }: AppClientDocument, fix: Fix): TextEdit[] {
  return refused ? [] : editsTo(textDocument, applyFix(readable(textDocument.getText()), fix));
}

/** A text after a fix, with its comments and format. */
export function applyFix(text: string, fix: Fix): string {
  const changed = editText(text, changesOf(parseLoosely(text), fix));
  return fix.lift === undefined ? changed : hoist(changed, fix.lift);
}

/**
 * Whether a fix could change another value than the one that it was found for: of members written twice, edits change the last.
 * What no file may hold is removed wherever it is, and a lift names each of the twins.
 */
export function isAmbiguous(root: ASTNode | undefined, { set = [], rename = [], lift }: Fix): boolean {
  if (lift !== undefined) return false;
  const paths = [...set, ...rename].map(([path]) => path);
  return paths.some((path) => !isForeign(path) && hasTwins(root, path));
}

const isForeign = (path: Path): boolean => path.length === 1 && foreignMembers.has(String(path[0]));

/** Whether a member on the way along a path is written twice. */
function hasTwins(root: ASTNode | undefined, path: Path): boolean {
  let at = root;
  for (const step of path) {
    const next = childrenAt(at, step);
    if (next.length > 1) return true;
    at = next[0];
  }
  return false;
}

/** The values of all members of a name, or the item at an index. */
function childrenAt(node: ASTNode | undefined, step: string | number): (ASTNode | undefined)[] {
  if (node?.type === 'array') return [node.items[Number(step)]];
  if (node?.type !== 'object') return [];
  return node.properties.filter((property) => property.keyNode.value === step).map((property) => property.valueNode);
}

/** The changes of a fix in an order in which none moves the path of a later one: values, then removals from the end, then names. */
function changesOf(tree: LooseTree, { set = [], rename = [] }: Fix): Change[] {
  const values = set.filter(([, value]) => value !== undefined);
  const removals = set.filter(([, value]) => value === undefined).map(([path]) => path);
  return [
    ...valueChanges(tree, values),
    ...removals.sort(lastFirst).map((path) => ({ path, value: undefined })),
    ...rename.map(([path, name]) => ({ path, name })),
  ];
}

/**
 * The changes that write values. An item beyond the end of a list is added to it. A member of an object that is not there yet becomes that
 * object, once for all members below it: written one by one, each would overwrite the one before.
 */
function valueChanges(tree: LooseTree, pairs: readonly (readonly [Path, unknown])[]): Change[] {
  const written = new Map<string, Write>();
  const appended: Change[] = [];
  for (const [path, value] of pairs) {
    const at = writablePath(tree, path);
    const rest = path.slice(at.length);
    const key = JSON.stringify(at);
    if (typeof at.at(-1) === 'number' && !entryAt(tree, at))
      appended.push({ append: at.slice(0, -1), value: withValue(undefined, rest, value) });
    else {
      const before = written.get(key)?.value;
      written.set(key, { path: at, value: withValue(before, rest, value), order: parameterNames });
    }
  }
  return [...written.values(), ...appended];
}

type Write = Extract<Change, { readonly order?: readonly string[] }>;

/** The nearest path, the given one or above it, that can be written: its parent is there. */
function writablePath(tree: LooseTree, path: Path): Path {
  const parent = path.slice(0, -1);
  const isWritable = parent.length === 0 || typeof path.at(-1) === 'number' || entryAt(tree, parent)?.value;
  return isWritable ? path : writablePath(tree, parent);
}

/** An object, or a new one, with a value put in at a path below it. */
function withValue(object: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  const members = typeof object === 'object' && object !== null && !Array.isArray(object) ? object : {};
  const before = Object.hasOwn(members, name) ? (members as Record<string, unknown>)[name] : undefined;
  return { ...members, [name]: withValue(before, rest, value) };
}

function lastFirst(a: Path, b: Path): number {
  const lastOfA = a.at(-1);
  const lastOfB = b.at(-1);
  return typeof lastOfA === 'number' && typeof lastOfB === 'number' ? lastOfB - lastOfA : b.length - a.length;
}

/** The fixes of a problem as a diagnostic's data; undefined when it has none. */
export function dataOf({ fix, otherFixes = [] }: Pick<Problem, 'fix' | 'otherFixes'>): object | undefined {
  return fix && { fix: asJson(fix), ...(otherFixes.length > 0 && { otherFixes: otherFixes.map(asJson) }) };
}

/** JSON has no undefined, so a removal is a pair without its second half. */
const asJson = (fix: Fix): object => ({
  ...fix,
  ...(fix.set && { set: fix.set.map(([path, value]) => (value === undefined ? [path] : [path, value])) }),
});

/** Reads the fixes out of a diagnostic's data, which comes back from the client and may be anything. */
export function fixesOf(data: unknown): Fix[] {
  if (typeof data !== 'object' || data === null) return [];
  const { fix, otherFixes } = data as Record<string, unknown>;
  return [fix, ...(Array.isArray(otherFixes) ? (otherFixes as unknown[]) : [])].filter(isFix);
}

function isFix(fix: unknown): fix is Fix {
  if (typeof fix !== 'object' || fix === null) return false;
  const { title, set = [], rename = [], lift = '', safe = false } = fix as Record<string, unknown>;
  return (
    typeof title === 'string' &&
    typeof lift === 'string' &&
    typeof safe === 'boolean' &&
    isPairs(set) &&
    isPairs(rename) &&
    rename.every(([, name]) => typeof name === 'string')
  );
}

function isPairs(pairs: unknown): pairs is [Path, unknown][] {
  return Array.isArray(pairs) && pairs.every((pair) => Array.isArray(pair) && isPath(pair[0]));
}

const isPath = (path: unknown): path is Path =>
  Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number');
