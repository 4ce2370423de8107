import { LIFETIMES, effectiveUnit } from '../lifetimes';
import { parameters } from '../schema';
import { endOfNode, valueAt, type HintSource, type HintInput } from './hint';

/** Hints at the unit of a number that has none next to it. */
export const units: HintSource = function* ({ root, file }: HintInput) {
  for (const lifetime of LIFETIMES) {
    const node = valueAt(root, [lifetime.parameter]);
    const value = file[lifetime.parameter];
    // 0 is stored as something else, and has a hint of its own.
    if (!node || !value) continue;
    const areUnitsUnreadable = !file.TokenValidityUnits && valueAt(root, ['TokenValidityUnits']);
    if (areUnitsUnreadable || file.TokenValidityUnits?.[lifetime.member] !== undefined) continue;
    const unit = effectiveUnit(file, lifetime);
    yield {
      offset: endOfNode(node),
      label: unitFor(value, unit),
      tooltip: `TokenValidityUnits.${lifetime.member} is left out: Cognito counts ${unit}.`,
      fix: { title: `Write the unit ${unit}`, set: [[['TokenValidityUnits', lifetime.member], unit]] },
    };
  }
  const session = valueAt(root, ['AuthSessionValidity']);
  if (session && file.AuthSessionValidity) {
    const unit = parameters.AuthSessionValidity['x-unit'] ?? 'minutes';
    yield {
      offset: endOfNode(session),
      label: unitFor(file.AuthSessionValidity, unit),
      tooltip: `AuthSessionValidity always counts ${unit}.`,
    };
  }
};

const unitFor = (value: number, unit: string): string => (value === 1 ? unit.slice(0, -1) : unit);
