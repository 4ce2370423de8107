import { LIFETIMES, effectiveUnit } from '../lifetimes';
import { parameters } from '../schema';
import type { HintSource, Shown } from './hint';
import { endOfNode, valueAt } from './node-ranges';

/** The unit of a number that has none beside it. */
export const units: HintSource = function* ({ root, file }: Shown) {
  for (const it of LIFETIMES) {
    const node = valueAt(root, [it.parameter]);
    const value = file[it.parameter];
    // 0 is stored as something else, and says so itself.
    if (
      !node ||
      !value ||
      file.TokenValidityUnits?.[it.member] !== undefined ||
      (!file.TokenValidityUnits && valueAt(root, ['TokenValidityUnits']))
    )
      continue;
    const unit = effectiveUnit(file, it);
    yield {
      offset: endOfNode(node),
      label: inNumber(value, unit),
      tooltip: `TokenValidityUnits.${it.member} is left out: Cognito counts ${unit}.`,
      fix: { title: `Write the unit ${unit}`, set: [[['TokenValidityUnits', it.member], unit]] },
    };
  }
  const session = valueAt(root, ['AuthSessionValidity']);
  if (session && file.AuthSessionValidity) {
    const unit = parameters.AuthSessionValidity['x-unit'] ?? 'minutes';
    yield {
      offset: endOfNode(session),
      label: inNumber(file.AuthSessionValidity, unit),
      tooltip: `AuthSessionValidity always counts ${unit}.`,
    };
  }
};

const inNumber = (value: number, unit: string): string => (value === 1 ? unit.slice(0, -1) : unit);
