import type { AppClientContext } from '../context';
import type { AppClientDocument } from '../document';
import { durations } from './durations';
import { HINT_KINDS, wellTypedMembers, type Hint, type HintKind, type HintSource, type HintSwitches } from './hint';
import { live as liveHints } from './live';
import { stored } from './stored';
import { units } from './units';

const SOURCES: Readonly<Record<HintKind, HintSource>> = { units, durations, live: liveHints, stored };

/**
 * All hints of a file, in text order. Values of a wrong type have no hint: a diagnostic reports them.
 * @param switches a kind that is false here is left out
 */
export function hintsFor({ root }: AppClientDocument, { live }: AppClientContext, switches: HintSwitches): Hint[] {
  if (root?.type !== 'object') return [];
  const input = { root, file: wellTypedMembers(root), live };
  const hints = HINT_KINDS.filter((kind) => switches[kind] !== false).flatMap((kind) =>
    [...SOURCES[kind](input)].map((hint): Hint => ({ kind, ...hint })),
  );
  return hints.sort((a, b) => a.offset - b.offset);
}
