import type { Target } from '../../aws/gateway';
import type { History } from '../../state/history';
import type { FacetName } from '../../sync/facets';
import type { PushPlan } from '../../sync/plan';
import { ownChanges, type OwnPush } from '../../sync/undo';

/**
 * What the history knows of the settings of a plan that changed in Cognito: which of them were undone, restored or pushed from here, and
 * when.
 */
export async function describeOwnChanges(
  history: Pick<History, 'list'>,
  target: Target,
  { plan }: { readonly plan: PushPlan },
): Promise<ReadonlyMap<FacetName, string>> {
  const names = plan.entries
    .filter(({ verdict }) => verdict === 'changed-there' || verdict === 'conflict')
    .map(({ name }) => name);
  if (names.length === 0) return new Map();
  const own = ownChanges(await history.list(target), names, plan.live);
  return new Map([...own].map(([name, record]) => [name, describeOwn(record)]));
}

function describeOwn({ when, undoes, restores }: OwnPush): string {
  const time = new Date(when).toLocaleString();
  if (undoes !== undefined) return `undone by you at ${time}`;
  return `${restores === undefined ? 'pushed' : 'restored'} by you at ${time}`;
}
