import { LEGACY_FLOWS_ADD } from '../../../../server/src/language/statements';
import type { Settings } from '../settings';
import { flowsOf, unnamedFlowsOf } from './effective';

/** What may change without anybody being able to say so, because what a list of flows allows is not documented. */
export interface UnsureFlows {
  readonly why: string;
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

const EMPTY =
  'Whether an empty ExplicitAuthFlows allows no flow of the user pools API or the default ones is not documented.';

/** The flows that a change may take away or open: those that a legacy list does not name, and all where a list is empty. */
export function unsureFlows(before: Settings, after: Settings): UnsureFlows {
  const [named, unnamed] = [flowsOf(before), unnamedFlowsOf(before)];
  const [namedAfter, unnamedAfter] = [flowsOf(after), unnamedFlowsOf(after)];
  if (!named || !namedAfter) {
    return {
      why: EMPTY,
      lost: namedAfter ? [] : [...(named ?? []), ...without(unnamed, named)],
      gained: named ? [] : [...(namedAfter ?? []), ...without(unnamedAfter, namedAfter)],
    };
  }
  return {
    why: LEGACY_FLOWS_ADD,
    lost: [
      ...without(unnamed, named, namedAfter, unnamedAfter),
      ...unnamedAfter.filter((flow) => named.includes(flow) && !namedAfter.includes(flow)),
    ],
    gained: [
      ...without(unnamedAfter, namedAfter, named, unnamed),
      ...unnamed.filter((flow) => namedAfter.includes(flow) && !named.includes(flow)),
    ],
  };
}

const without = (items: readonly string[], ...lists: readonly (readonly string[] | undefined)[]): readonly string[] =>
  items.filter((item) => !lists.some((list) => list?.includes(item)));
