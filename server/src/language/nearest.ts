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

/** A word without case and punctuation: `callback_urls` and `CallbackURLs` are the same. */
export const simplified = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Longest word that is compared: no known name comes near it, and the work grows with the length. */
export const MAX_WORD = 64;

/**
 * The known word that was most likely meant, or undefined when none is near.
 * Case and punctuation do not count; up to a quarter of the letters may differ.
 */
export function nearest<T extends string>(word: string, known: readonly T[]): T | undefined {
  if (word.length > MAX_WORD) return undefined;
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

/** The most letters by which a slip of the keyboard differs from what was meant. */
const MAX_SLIPS = 2;

/**
 * Whether nothing else could be meant by a word: it differs by case and punctuation only, or by a letter or two where no other known word is
 * near. A whole word more, less or instead is no slip: TokenValidity is not IdTokenValidity.
 */
export function isUnambiguousMatch(word: string, suggestion: string, known: readonly string[]): boolean {
  if (simplified(word) === simplified(suggestion)) return true;
  if (distance(simplified(word), simplified(suggestion)) > MAX_SLIPS || differsByWord(word, suggestion)) return false;
  const others = known.filter((name) => name !== suggestion);
  return nearest(word, others) === undefined;
}

/** The words of a name, in small letters: IdTokenValidity, id_token_validity and ID token validity have the same three. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map(simplified);
}

/** Whether two names are the same but for one whole word, which the one lacks, or which has nothing in common with that of the other. */
function differsByWord(a: string, b: string): boolean {
  return lacksWord(a, b) || lacksWord(b, a);
}

/** Whether there is a word of `name` in whose place `other` has nothing, or another word. */
function lacksWord(name: string, other: string): boolean {
  const words = wordsOf(name);
  const whole = simplified(other);
  return words.some((word, index) => {
    const before = words.slice(0, index).join('');
    const after = words.slice(index + 1).join('');
    if (word.length < 2 || !whole.startsWith(before) || !whole.endsWith(after)) return false;
    if (before.length + after.length > whole.length) return false;
    const instead = whole.slice(before.length, whole.length - after.length);
    return distance(word, instead) >= Math.max(word.length, instead.length);
  });
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
