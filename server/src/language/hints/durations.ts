import { LIFETIMES, lifetimeOf, effectiveUnit } from '../lifetimes';
import { amount, describeSeconds, inWords } from '../rules/durations';
import { endOfNode, valueAt, type HintSource, type HintInput } from './hint';

/** Hints at how long a token lives, in the largest units: where the unit is elsewhere in the file, or where another unit reads better. */
export const durations: HintSource = function* ({ root, file }: HintInput) {
  for (const lifetime of LIFETIMES) {
    const node = valueAt(root, [lifetime.parameter]);
    const value = file[lifetime.parameter];
    const seconds = lifetimeOf(file, lifetime);
    if (!node || !value || seconds === undefined) continue;
    const text = inWords(seconds);
    const isUnitElsewhere = file.TokenValidityUnits?.[lifetime.member] !== undefined;
    const areUnitsUnreadable = !file.TokenValidityUnits && valueAt(root, ['TokenValidityUnits']);
    const isWrittenSo = text === amount(value, effectiveUnit(file, lifetime));
    if (!isUnitElsewhere && (isWrittenSo || areUnitsUnreadable)) continue;
    yield {
      offset: endOfNode(node),
      label: `= ${text}`,
      tooltip: `The ${lifetime.label} lives ${describeSeconds(seconds)}.`,
    };
  }
};
