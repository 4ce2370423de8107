import { TextDocument } from 'vscode-json-languageservice';
import type { AppClientContext } from './context';
import { parseAppClient, type AppClientDocument } from './document';
import { isAmbiguous, repaired } from './fixes';
import { lint } from './lint';
import type { Fix, Path } from './problem';
import type { RuleLevels } from './silencing';
import { readable } from './text-edits';

/** Repairs can uncover others (a duplicate behind another spelling); more rounds than this no file needs. */
const MOST_ROUNDS = 20;

/** Each change parses the text anew: this many characters take about a second. */
const MOST_WORK = 6_000_000;

/** A round checks the text anew, which takes as long as this many changes. */
const ROUND = 3;

/**
 * The text after all safe repairs of what the user has not silenced, made again on the checked result until nothing changes.
 * Comments stay, except those on the line of something that is removed. A huge text may need a second call.
 */
export function allFixed(document: AppClientDocument, levels: RuleLevels, context: AppClientContext): string {
  let at = document;
  let work = MOST_WORK;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const text = readable(at.textDocument.getText());
    const together = besideEachOther(safeFixes(at, levels, context), Math.max(1, Math.floor(work / (text.length + 1))));
    const after = repaired(text, together);
    work -= text.length * (ROUND + sizeOf(together));
    if (after === text) break;
    at = parseAppClient(
      TextDocument.create(at.textDocument.uri, at.textDocument.languageId, at.textDocument.version, after),
    );
    if (work <= 0) break;
  }
  return readable(at.textDocument.getText());
}

function safeFixes(document: AppClientDocument, levels: RuleLevels, context: AppClientContext): Fix[] {
  return lint(document, levels, context).problems.flatMap(({ fix, needsPoolToConfirm }) =>
    fix?.safe && !needsPoolToConfirm && !isAmbiguous(document.root, fix) ? [fix] : [],
  );
}

/** One repair made of as many as touch different places, and not more than `most` changes; the first of two that meet goes first. */
function besideEachOther(fixes: readonly Fix[], most: number): Fix {
  const taken: Fix[] = [];
  const places: Path[] = [];
  for (const fix of fixes) {
    const own = placesOf(fix);
    if (own.some((a) => places.some((b) => meet(a, b)))) continue;
    if (taken.length > 0 && places.length + own.length > most) break;
    taken.push(fix);
    places.push(...own);
  }
  const lift = taken.find((it) => it.lift !== undefined)?.lift;
  return {
    title: '',
    set: taken.flatMap(({ set = [] }) => set),
    rename: taken.flatMap(({ rename = [] }) => rename),
    ...(lift !== undefined && { lift }),
  };
}

/** A repair that lifts moves everything, so that it meets every other. */
function placesOf({ set = [], rename = [], lift }: Fix): Path[] {
  if (lift !== undefined) return [[]];
  return [...set.map(([path]) => path), ...rename.flatMap(([path, name]) => [path, [...path.slice(0, -1), name]])];
}

/** Whether one place holds the other. */
const meet = (a: Path, b: Path): boolean => a.slice(0, b.length).every((step, index) => step === b[index]);

const sizeOf = ({ set = [], rename = [] }: Fix): number => set.length + rename.length;
