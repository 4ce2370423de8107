import { same } from './canonical';
import { FACETS, mentions, type FacetName } from './facets';
import { isChangedInFile, usableBase, type Base } from './plan';
import type { Settings } from './settings';
import { formatChange } from './format';

/** One setting in which a file and its client differ. */
export interface Difference {
  readonly name: FacetName;
  /** Which side left what both last agreed on; undefined where that is not known. */
  readonly moved?: 'file' | 'live' | 'both';
  /** False: live has it, at another value than its default, and the file does not mention it. */
  readonly inFile: boolean;
  /** From the file to live, name first: "AuthSessionValidity: 3 → 5". */
  readonly line: string;
}

/**
 * The settings in which file and live mean something different, in AWS's order. What the file does not mention counts as its default,
 * unless `mentioned` asks for the mentioned ones only; a name, which no update takes away, need not be mentioned. Pure.
 */
export function driftOf(
  base: Base | undefined,
  local: Settings,
  live: Settings,
  { mentioned = false } = {},
): Difference[] {
  const usable = usableBase(base, local);
  return FACETS.filter(
    (name) => !same(name, local, live) && (mentions(local, name) || (!mentioned && name !== 'ClientName')),
  ).map((name) => {
    const moved = usable && movedIn(name, usable, local, live);
    return { name, ...(moved && { moved }), inFile: mentions(local, name), line: formatChange(name, local, live) };
  });
}

function movedIn(name: FacetName, base: Base, local: Settings, live: Settings): Difference['moved'] {
  const here = isChangedInFile(name, base, local);
  const there = !same(name, base.live, live);
  if (here && there) return 'both';
  if (here) return 'file';
  return there ? 'live' : undefined;
}
