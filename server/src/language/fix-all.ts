import { TextDocument } from 'vscode-json-languageservice';
import type { AppClientContext } from './context';
import { parseAppClient, type AppClientDocument } from './document';
import { applyFix, isAmbiguous } from './fixes';
import { lint } from './lint';
import type { Fix, Path } from './problem';
import type { RuleLevels } from './silencing';
import { readable } from './source-text';

/** The most rounds. Fixes can uncover others (a duplicate behind another spelling); no file needs more. */
const MAX_ROUNDS = 20;

/** The most characters that are parsed. Each change parses the text again: this takes about a second. */
const MAX_WORK = 6_000_000;

/** How many changes take as long as a round needs to check the text again. */
const CHANGES_A_ROUND = 3;

/**
 * The text after all safe fixes of what the user has not silenced, made again on the checked result until nothing changes.
 * Comments stay, except those on the line of something that is removed. A huge text may need a second call.
 */
export function allFixed(document: AppClientDocument, levels: RuleLevels, context: AppClientContext): string {
  let at = document;
  let work = MAX_WORK;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const text = readable(at.textDocument.getText());
    const maxChanges = Math.max(1, Math.floor(work / (text.length + 1)));
    const fix = combined(safeFixes(at, levels, context), maxChanges);
    const after = applyFix(text, fix);
    work -= text.length * (CHANGES_A_ROUND + sizeOf(fix));
    if (after === text) break;
    const { uri, languageId, version } = at.textDocument;
    at = parseAppClient(TextDocument.create(uri, languageId, version, after));
    if (work <= 0) break;
  }
  return readable(at.textDocument.getText());
}

function safeFixes(document: AppClientDocument, levels: RuleLevels, context: AppClientContext): Fix[] {
  return lint(document, levels, context).problems.flatMap(({ fix, needsPoolToConfirm }) =>
    fix?.safe && !needsPoolToConfirm && !isAmbiguous(document.root, fix) ? [fix] : [],
  );
}

/** One fix made of as many as touch different paths, and of at most `maxChanges` changes; of two that overlap the first is taken. */
function combined(fixes: readonly Fix[], maxChanges: number): Fix {
  const taken: Fix[] = [];
  const paths: Path[] = [];
  for (const fix of fixes) {
    const own = pathsOf(fix);
    if (own.some((a) => paths.some((b) => contains(a, b)))) continue;
    if (taken.length > 0 && paths.length + own.length > maxChanges) break;
    taken.push(fix);
    paths.push(...own);
  }
  const lift = taken.find((fix) => fix.lift !== undefined)?.lift;
  return {
    title: '',
    set: taken.flatMap(({ set = [] }) => set),
    rename: taken.flatMap(({ rename = [] }) => rename),
    ...(lift !== undefined && { lift }),
  };
}

/** The paths that a fix touches; for one that lifts the whole file, because it moves everything. */
function pathsOf({ set = [], rename = [], lift }: Fix): Path[] {
  if (lift !== undefined) return [[]];
  return [...set.map(([path]) => path), ...rename.flatMap(([path, name]) => [path, [...path.slice(0, -1), name]])];
}

/** Whether one path leads to what the other one does, or both lead the same way as far as the shorter goes. */
const contains = (a: Path, b: Path): boolean => a.slice(0, b.length).every((step, index) => step === b[index]);

const sizeOf = ({ set = [], rename = [] }: Fix): number => set.length + rename.length;
