import type { AppClientContext } from '../context';
import type { AppClientDocument } from '../document';
import { durations } from './durations';
import { HINT_KINDS, type Hint, type HintKind, type HintSource, type HintSwitches } from './hint';
import { live } from './live';
import { wellTypedMembers } from './well-typed';
import { stored } from './stored';
import { units } from './units';

const SOURCES: Readonly<Record<HintKind, HintSource>> = { units, durations, live, stored };

/**
 * What is to be shown beside the text, in text order. Values of a wrong type have no hint: a diagnostic speaks of them.
 * @param switches a kind that is false here is left out
 */
export function hintsFor({ root }: AppClientDocument, { live }: AppClientContext, switches: HintSwitches): Hint[] {
  if (root?.type !== 'object') return [];
  const shown = { root, file: wellTypedMembers(root), live };
  const hints = HINT_KINDS.filter((kind) => switches[kind] !== false).flatMap((kind) =>
    [...SOURCES[kind](shown)].map((it): Hint => ({ kind, ...it })),
  );
  return hints.sort((a, b) => a.offset - b.offset);
}
