import { inWords, REFRESH } from '../rules/durations';
import { lifetimeOf } from '../lifetimes';
import { CUSTOM_ATTRIBUTES_UNSURE } from '../statements';
import { endOfNode, valueAt, type HintSource, type HintInput } from './hint';

/** Hints at what the service stores where that is not what is written. */
export const stored: HintSource = function* ({ root, file }: HintInput) {
  const refresh = valueAt(root, ['RefreshTokenValidity']);
  if (refresh && file.RefreshTokenValidity === 0) {
    yield {
      offset: endOfNode(refresh),
      label: `stored as ${inWords(lifetimeOf(file, REFRESH) ?? 0)}`,
      tooltip: '0 means neither "never" nor "at once".',
    };
  }
  for (const name of ['ReadAttributes', 'WriteAttributes'] as const) {
    const list = valueAt(root, [name]);
    if (list && file[name]?.length === 0)
      yield {
        offset: endOfNode(list),
        label: 'stored as the default set',
        tooltip: `An empty list means all standard attributes of the pool, not "none". ${CUSTOM_ATTRIBUTES_UNSURE}`,
      };
  }
  const grace = valueAt(root, ['RefreshTokenRotation', 'RetryGracePeriodSeconds']);
  if (grace && file.RefreshTokenRotation?.Feature === 'DISABLED' && file.RefreshTokenRotation.RetryGracePeriodSeconds) {
    yield { offset: endOfNode(grace), label: 'stored as 0', tooltip: 'Without rotation there is no grace period.' };
  }
};
