import { LIFETIMES, lifetimeOf, effectiveUnit, unitAloneRemark, type Lifetime } from '../lifetimes';
import { amount, defaultNumber, describeSeconds, inWords } from '../rules/durations';
import { endOfNode, valueAt, type Hint, type HintSource, type HintInput } from './hint';

/** Hints at how long a token lives, in the largest units: where the unit is elsewhere in the file, or where another unit reads better. */
export const durations: HintSource = function* (input: HintInput) {
  const { root, file } = input;
  for (const lifetime of LIFETIMES) {
    yield* unitAlone(lifetime, input);
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

/** A unit without its number: a push sends it with the live number; where there is none, what it does is not documented. */
function* unitAlone(lifetime: Lifetime, { root, file, live }: HintInput): Iterable<Omit<Hint, 'kind'>> {
  const { parameter, member, label } = lifetime;
  const unit = file.TokenValidityUnits?.[member];
  const node = unit && valueAt(root, ['TokenValidityUnits', member]);
  if (!node || valueAt(root, [parameter])) return;
  const number = live?.[parameter];
  if (number === undefined) {
    const words = amount(defaultNumber(lifetime), unit);
    yield { offset: endOfNode(node), label: `= ${words}?`, tooltip: unitAloneRemark({ lifetime, unit }) };
    return;
  }
  yield {
    offset: endOfNode(node),
    label: `= ${amount(number, unit)}`,
    tooltip: `${parameter} is left out: the live number counts, and the ${label} lives ${amount(number, unit)}.`,
  };
}
