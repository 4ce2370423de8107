import { excerptOf } from './excerpt';
import type { SearchTerm } from './search-terms';
import { patternOf, type Pattern } from './pattern';

/** A file to search. */
export interface SearchedFile {
  /** Relative to the workspace, for people. */
  readonly path: string;
  /** Resolves to undefined when the file is larger than `maxBytes` or cannot be read. */
  read(maxBytes: number): Promise<Uint8Array | undefined>;
  /** Whether it is not to be searched, which is found out when its turn comes. */
  isIgnored?(): boolean;
}

/** A line that holds a search term. */
export interface ReferenceLocation<F extends SearchedFile> {
  readonly file: F;
  readonly term: SearchTerm;
  /** From 1. */
  readonly line: number;
  /** The match and what is around it; what looks like a secret is masked. */
  readonly excerpt: string;
}

/** The limits of a search. */
export interface Bounds {
  readonly files: number;
  readonly bytesPerFile: number;
  readonly milliseconds: number;
  readonly places: number;
}

export const BOUNDS: Bounds = { files: 5_000, bytesPerFile: 1_000_000, milliseconds: 10_000, places: 100 };

/** Why a search ended before it read every file. */
export type CutOff = 'files' | 'time' | 'places' | 'cancelled';

/** The result of a search. */
export interface References<F extends SearchedFile> {
  /** By file and line. */
  readonly places: readonly ReferenceLocation<F>[];
  /** Files that were read. */
  readonly files: number;
  readonly cutOff?: CutOff;
}

const CONCURRENCY = 8;
/** The bytes at the beginning of a file in which a NUL tells that it is binary. */
const BINARY_CHECK_BYTES = 8_000;

/** How long files may be looked at in one go, in milliseconds: others wait for the thread, too. */
const SLICE_MS = 20;

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Searches files for terms, within bounds, until the signal ends it. Ignored and binary files are left out. Never rejects because of a
 * file.
 * @param more whether there are files beyond the given ones
 */
export async function searchReferences<F extends SearchedFile>(
  files: readonly F[],
  terms: readonly SearchTerm[],
  signal: AbortSignal,
  bounds: Bounds = BOUNDS,
  more = false,
): Promise<References<F>> {
  const patterns = terms.map(patternOf);
  const end = performance.now() + bounds.milliseconds;
  const found = new Map<F, ReferenceLocation<F>[]>();
  let next = 0;
  let taken = 0;
  let sliceEnd = performance.now() + SLICE_MS;
  let filesRead = 0;
  let placesFound = 0;
  const cutOffNow = (): CutOff | undefined => {
    if (signal.aborted) return 'cancelled';
    if (performance.now() > end) return 'time';
    if (taken >= bounds.files) return 'files';
    return placesFound >= bounds.places ? 'places' : undefined;
  };
  const worker = async (): Promise<void> => {
    while (next < files.length && !cutOffNow()) {
      const file = files[next++]!;
      if (performance.now() > sliceEnd) {
        await nextTurn();
        sliceEnd = performance.now() + SLICE_MS;
      }
      if (file.isIgnored?.()) continue;
      taken++;
      const bytes = await file.read(bounds.bytesPerFile).catch(() => undefined);
      const text = bytes && textOf(bytes);
      if (text === undefined) continue;
      filesRead++;
      const places = placesIn(file, text, patterns);
      placesFound += places.length;
      if (places.length > 0) found.set(file, places);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const isUnfinished = next < files.length || placesFound >= bounds.places;
  const cutOff = (isUnfinished ? cutOffNow() : undefined) ?? (more ? 'files' : undefined);
  return {
    places: files.flatMap((file) => found.get(file) ?? []).slice(0, bounds.places),
    files: filesRead,
    ...(cutOff && { cutOff }),
  };
}

/** The text of a file; undefined for a binary one. */
function textOf(bytes: Uint8Array): string | undefined {
  return bytes.subarray(0, BINARY_CHECK_BYTES).includes(0) ? undefined : new TextDecoder().decode(bytes);
}

function placesIn<F extends SearchedFile>(file: F, text: string, patterns: readonly Pattern[]): ReferenceLocation<F>[] {
  const present = patterns.filter(({ mayBeIn }) => mayBeIn(text));
  if (present.length === 0) return [];
  return text.split(/\r\n|\n|\r/).flatMap((line, index) =>
    present.flatMap(({ term, pattern, mayBeIn }): ReferenceLocation<F>[] => {
      const match = mayBeIn(line) ? [...line.matchAll(pattern)][0] : undefined;
      return match
        ? [{ file, term, line: index + 1, excerpt: excerptOf(line, match.index, match.index + match[0].length) }]
        : [];
    }),
  );
}
