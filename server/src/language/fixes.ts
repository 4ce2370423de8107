import {
  CodeActionKind,
  type ASTNode,
  type CodeAction,
  type Diagnostic,
  type TextEdit,
} from 'vscode-json-languageservice';
import type { AppClientDocument } from './document';
import { editText, type Change } from './edits';
import { hoist } from './hoist';
import type { Fix, Path } from './problem';
import { foreignMembers, parameterNames } from './schema';
import { entryAt, parseLoosely, type LooseTree } from './loose-tree';
import { editsTo, readable } from './text-edits';
import { visible } from './visible';

/** One quick fix for a diagnostic that carries a repair; undefined when it would change nothing. The edit keeps comments and layout. */
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

/** The text edits of a repair: at most one, which covers everything that changes. */
export function fixEdits({ textDocument, refused }: AppClientDocument, fix: Fix): TextEdit[] {
  return refused ? [] : editsTo(textDocument, repaired(readable(textDocument.getText()), fix));
}

/** A text after a repair, with its comments and layout. */
export function repaired(text: string, fix: Fix): string {
  const changed = editText(text, changesOf(parseLoosely(text), fix));
  return fix.lift === undefined ? changed : hoist(changed, fix.lift);
}

/**
 * Whether a repair could hit another value than the one that it was found for: of members written twice, edits change the last.
 * What no file may hold is removed wherever it stands, and a lift names each of the twins.
 */
export function isAmbiguous(root: ASTNode | undefined, { set = [], rename = [], lift }: Fix): boolean {
  return (
    lift === undefined &&
    [...set, ...rename].some(
      ([path]) => !(path.length === 1 && foreignMembers.has(String(path[0]))) && hasTwins(root, path),
    )
  );
}

function hasTwins(root: ASTNode | undefined, path: Path): boolean {
  let at = root;
  for (const step of path) {
    if (at?.type === 'object' && at.properties.filter((property) => property.keyNode.value === step).length > 1)
      return true;
    at =
      at?.type === 'object'
        ? at.properties.find((property) => property.keyNode.value === step)?.valueNode
        : at?.type === 'array'
          ? at.items[Number(step)]
          : undefined;
  }
  return false;
}

/** In an order in which no change moves the place of a later one: values, then names, then removals from the end. */
function changesOf(of: LooseTree, { set = [], rename = [] }: Fix): Change[] {
  const removals = set.filter(([, value]) => value === undefined).map(([path]) => path);
  return [
    ...valueChanges(
      of,
      set.filter(([, value]) => value !== undefined),
    ),
    ...removals.sort(lastFirst).map((path) => ({ path, value: undefined })),
    ...rename.map(([path, name]) => ({ path, name })),
  ];
}

/**
 * An item beyond the end of a list is added to it. A member of an object that is not there yet becomes that object, once for
 * all members below it: written one by one, each would overwrite the one before.
 */
function valueChanges(of: LooseTree, pairs: readonly (readonly [Path, unknown])[]): Change[] {
  const written = new Map<string, Write>();
  const appended: Change[] = [];
  for (const [path, value] of pairs) {
    const at = placeOf(of, path);
    const key = JSON.stringify(at);
    if (typeof at.at(-1) === 'number' && !entryAt(of, at))
      appended.push({ append: at.slice(0, -1), value: within(undefined, path.slice(at.length), value) });
    else
      written.set(key, {
        path: at,
        value: within(written.get(key)?.value, path.slice(at.length), value),
        order: parameterNames,
      });
  }
  return [...written.values(), ...appended];
}

type Write = Extract<Change, { readonly order?: readonly string[] }>;

/** The nearest place, at the path or above it, that can be written: its parent is there. */
function placeOf(of: LooseTree, path: Path): Path {
  const parent = path.slice(0, -1);
  return parent.length === 0 || typeof path.at(-1) === 'number' || entryAt(of, parent)?.value
    ? path
    : placeOf(of, parent);
}

/** An object, or a new one, with a value put in at a path below it. */
function within(object: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  const members = typeof object === 'object' && object !== null && !Array.isArray(object) ? object : {};
  const before = Object.hasOwn(members, name) ? (members as Record<string, unknown>)[name] : undefined;
  return { ...members, [name]: within(before, rest, value) };
}

function lastFirst(a: Path, b: Path): number {
  const [x, y] = [a.at(-1), b.at(-1)];
  return typeof x === 'number' && typeof y === 'number' ? y - x : b.length - a.length;
}

/** A repair as a diagnostic's data. JSON has no undefined, so a removal is a pair without its second half. */
export function dataOf(fix: Fix): { readonly fix: object } {
  return {
    fix: {
      ...fix,
      ...(fix.set && { set: fix.set.map(([path, value]) => (value === undefined ? [path] : [path, value])) }),
    },
  };
}

/** Reads a repair out of a diagnostic's data, which comes back from the client and may be anything. */
export function fixOf(data: unknown): Fix | undefined {
  const fix = typeof data === 'object' && data !== null && 'fix' in data ? data.fix : undefined;
  return isFix(fix) ? fix : undefined;
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
