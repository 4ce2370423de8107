/** How many edits (insert, remove, replace, swap of neighbors) turn one word into the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + (same ? 0 : 1),
        swapped ? before[j - 2]! + 1 : Infinity,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

const simplified = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Longest word that is compared: no known name comes near it, and the work grows with the length. */
const MAX_LENGTH = 64;

/**
 * The known word that was most likely meant, or undefined when none is near.
 * Case and punctuation do not count; up to a quarter of the letters may differ.
 */
export function nearest<T extends string>(word: string, known: readonly T[]): T | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const wanted = simplified(word);
  let best: { readonly name: T; readonly edits: number } | undefined;
  for (const candidate of known) {
    const name = simplified(candidate);
    // So many letters are missing at least.
    if (Math.abs(name.length - wanted.length) >= (best?.edits ?? Infinity)) continue;
    const edits = distance(wanted, name);
    if (!best || edits < best.edits) best = { name: candidate, edits };
  }
  return best && best.edits <= Math.max(1, Math.floor(Math.min(wanted.length, best.name.length) / 4))
    ? best.name
    : undefined;
}

/** Whether no other known word could be meant: the suggestion differs by case and punctuation only, or no other one is near. */
export function isUnambiguousMatch(word: string, suggestion: string, known: readonly string[]): boolean {
  if (simplified(word) === simplified(suggestion)) return true;
  const others = known.filter((name) => name !== suggestion);
  return nearest(word, others) === undefined;
}

/**
 * Whether the word is a known name in other case or punctuation, and of one name only. Of names that people give, a letter more or less
 * may be another thing that is yet to be made: read1 is no slip of read2.
 */
export function isSameName(word: string, suggestion: string, known: readonly string[]): boolean {
  const simple = simplified(word);
  return simple === simplified(suggestion) && known.filter((name) => simplified(name) === simple).length === 1;
}

/** The most words of one list that get a suggestion. Problems beyond are not shown, and each word is compared with every known one. */
const MAX_SUGGESTIONS = 250;

/** The known word that is closest to an unknown one. */
export interface ClosestMatch<T extends string = string> {
  readonly word: T;
  /** Whether nothing else could be meant: a fix is safe. */
  readonly plainly: boolean;
}

/**
 * Finds the closest known words for the words of one list, as far as there are not too many of them.
 * @param isPlain whether nothing else could be meant
 */
export function closestMatch<T extends string>(
  known: readonly T[],
  isPlain = isUnambiguousMatch,
): (word: string) => ClosestMatch<T> | undefined {
  let left = MAX_SUGGESTIONS;
  return (word) => {
    const suggestion = left-- > 0 ? nearest(word, known) : undefined;
    return suggestion === undefined ? undefined : { word: suggestion, plainly: isPlain(word, suggestion, known) };
  };
}
