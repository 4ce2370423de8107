import { LIFETIMES, lifetimeOf, effectiveUnit } from '../lifetimes';
import { amount, describeSeconds, inWords } from '../rules/durations';
import type { HintSource, Shown } from './hint';
import { endOfNode, valueAt } from './node-ranges';

/** How long a token lives, in the largest units: where the unit stands elsewhere in the file, or where another unit reads better. */
export const durations: HintSource = function* ({ root, file }: Shown) {
  for (const it of LIFETIMES) {
    const node = valueAt(root, [it.parameter]);
    const value = file[it.parameter];
    const seconds = lifetimeOf(file, it);
    if (!node || !value || seconds === undefined) continue;
    const words = inWords(seconds);
    const unitIsElsewhere = file.TokenValidityUnits?.[it.member] !== undefined;
    if (
      !unitIsElsewhere &&
      (words === amount(value, effectiveUnit(file, it)) ||
        (!file.TokenValidityUnits && valueAt(root, ['TokenValidityUnits'])))
    )
      continue;
    yield {
      offset: endOfNode(node),
      label: `= ${words}`,
      tooltip: `The ${it.label} lives ${describeSeconds(seconds)}.`,
    };
  }
};
