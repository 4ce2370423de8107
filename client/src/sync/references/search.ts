import { excerptOf } from './excerpt';
import type { SearchTerm } from './search-terms';
import { patternOf, type Pattern } from './pattern';

/** A file to be searched. `read` resolves to undefined when the file is larger than the bound or cannot be read. */
export interface SearchedFile {
  /** Relative to the workspace, for people. */
  readonly path: string;
  read(maxBytes: number): Promise<Uint8Array | undefined>;
}

/** A line in which a needle stands. */
export interface ReferenceLocation<F extends SearchedFile> {
  readonly file: F;
  readonly needle: SearchTerm;
  /** From 1. */
  readonly line: number;
  /** The match with a little around it; what looks like a secret is masked. */
  readonly excerpt: string;
}

export interface Bounds {
  readonly files: number;
  readonly bytesPerFile: number;
  readonly milliseconds: number;
  readonly places: number;
}

export const BOUNDS: Bounds = { files: 5_000, bytesPerFile: 1_000_000, milliseconds: 10_000, places: 100 };

/** Why a search ended before it saw every file. */
export type CutOff = 'files' | 'time' | 'places' | 'cancelled';

export interface References<F extends SearchedFile> {
  /** By file and line. */
  readonly places: readonly ReferenceLocation<F>[];
  /** Files that were read. */
  readonly files: number;
  readonly cutOff?: CutOff;
}

const AT_ONCE = 8;
const LOOKED_AT_FOR_NUL = 8_000;

/**
 * Searches files for needles, within bounds, until the signal ends it. Binary files are left out. Never rejects because of a file.
 * @param more whether there are files beyond the given ones
 */
export async function searchReferences<F extends SearchedFile>(
  files: readonly F[],
  needles: readonly SearchTerm[],
  signal: AbortSignal,
  bounds: Bounds = BOUNDS,
  more = false,
): Promise<References<F>> {
  const patterns = needles.map(patternOf);
  const queue = files.slice(0, bounds.files);
  const end = performance.now() + bounds.milliseconds;
  const found = new Map<F, ReferenceLocation<F>[]>();
  let [next, count, placed] = [0, 0, 0];
  const cut = (): CutOff | undefined =>
    signal.aborted ? 'cancelled' : performance.now() > end ? 'time' : placed >= bounds.places ? 'places' : undefined;
  const worker = async (): Promise<void> => {
    for (let file = queue[next++]; file && !cut(); file = queue[next++]) {
      const bytes = await file.read(bounds.bytesPerFile).catch(() => undefined);
      const text = bytes && textOf(bytes);
      if (text === undefined) continue;
      count++;
      const places = placesIn(file, text, patterns);
      placed += places.length;
      if (places.length > 0) found.set(file, places);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const cutOff = next <= queue.length || placed >= bounds.places ? cut() : undefined;
  const why = cutOff ?? (more || files.length > bounds.files ? 'files' : undefined);
  return {
    places: queue.flatMap((file) => found.get(file) ?? []).slice(0, bounds.places),
    files: count,
    ...(why && { cutOff: why }),
  };
}

/** Undefined for a binary file. */
function textOf(bytes: Uint8Array): string | undefined {
  return bytes.subarray(0, LOOKED_AT_FOR_NUL).includes(0) ? undefined : new TextDecoder().decode(bytes);
}

function placesIn<F extends SearchedFile>(file: F, text: string, patterns: readonly Pattern[]): ReferenceLocation<F>[] {
  const present = patterns.filter(({ mayBeIn }) => mayBeIn(text));
  if (present.length === 0) return [];
  return text.split(/\r\n|\n|\r/).flatMap((line, index) =>
    present.flatMap(({ needle, pattern, mayBeIn }): ReferenceLocation<F>[] => {
      const match = mayBeIn(line) ? [...line.matchAll(pattern)][0] : undefined;
      return match
        ? [{ file, needle, line: index + 1, excerpt: excerptOf(line, match.index, match.index + match[0].length) }]
        : [];
    }),
  );
}
