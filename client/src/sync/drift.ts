import { same } from '../../../server/src/language/same';
import { FACETS, mentions, type FacetName } from './facets';
import { baseFor, isChangedInFile, readableBase, type Base, type StoredBase } from './plan';
import type { Settings } from './settings';
import { formatChange, formatSides } from './format';

/** One setting in which a file and its client differ. */
export interface Difference {
  readonly name: FacetName;
  /** The side that changed since both last agreed; undefined where that is not known. */
  readonly moved?: 'file' | 'live' | 'both';
  /** False when the file does not mention it, and live has another value than its default. */
  readonly inFile: boolean;
  /** From the file to live, name first: "AuthSessionValidity: 3 → 5". */
  readonly line: string;
  /** Both values side by side, name first: "AuthSessionValidity: file: 3 · live: 5". */
  readonly sides: string;
}

/**
 * The settings in which file and live mean something different, in AWS's order. What the file does not mention counts as its default,
 * unless `mentioned` asks for the mentioned ones only; a missing name is no difference, since no update can remove it. Pure.
 */
export function driftOf(stored: StoredBase, local: Settings, live: Settings, { mentioned = false } = {}): Difference[] {
  return FACETS.filter(
    (name) => !same(name, local, live) && (mentions(local, name) || (!mentioned && name !== 'ClientName')),
  ).map((name) => {
    const base = baseFor(name, readableBase(stored));
    const moved = base && movedIn(name, base, local, live);
    return {
      name,
      ...(moved && { moved }),
      inFile: mentions(local, name),
      line: formatChange(name, local, live),
      sides: formatSides(name, local, live),
    };
  });
}

function movedIn(name: FacetName, base: Base, local: Settings, live: Settings): Difference['moved'] {
  const isFileChanged = isChangedInFile(name, base, local);
  const isLiveChanged = !same(name, base.live, live);
  if (isFileChanged && isLiveChanged) return 'both';
  if (isFileChanged) return 'file';
  return isLiveChanged ? 'live' : undefined;
}
