import { same } from '../../../server/src/language/same';
import { FACETS } from './facets';
import type { Settings } from './settings';

/**
 * What a look at a client shows of an update that was begun and whose end nobody saw. Inferred: somebody may have changed the client since.
 * `not known`: some of its changes are live and some are not.
 */
export function settledOutcome(
  { before, planned }: { readonly before: Settings; readonly planned: Settings },
  live: Settings,
): 'as planned' | 'not applied' | 'not known' {
  const changed = FACETS.filter((name) => !same(name, before, planned));
  if (changed.every((name) => same(name, planned, live))) return 'as planned';
  return changed.every((name) => same(name, before, live)) ? 'not applied' : 'not known';
}
