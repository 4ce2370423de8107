import { apiPage } from './docs';
import {
  LIFETIME_READS,
  TIME_UNITS,
  amount,
  effectiveUnit,
  isAllowed,
  lifetimeOf,
  rangeInWords,
  secondsOf,
  soundLifetimes,
  type Lifetime,
  type LifetimeValues,
} from './durations';
import type { TimeUnit } from '../schema';
import { defineRule, type Finding } from './rule';

const message = (lifetime: Lifetime, written: string, hint: string): string =>
  `The ${lifetime.label} would live ${written}${hint}; ` +
  `allowed is ${rangeInWords(lifetime)}. ` +
  'The service refuses the update with "Invalid range for token validity."';

const NO_UNIT = ' (no unit is given)';
const liveNumber = ({ parameter }: Lifetime): string => ` (${parameter} is left out: the number is the live one)`;

/** A unit alone: a push sends it with the number that is live. */
function* unitAlone(lifetime: Lifetime, unit: TimeUnit | undefined, live: LifetimeValues): Iterable<Finding> {
  const { parameter, member } = lifetime;
  const value = live[parameter];
  const seconds = unit && value !== undefined ? secondsOf(value, unit) : NaN;
  if (!unit || value === undefined || Number.isNaN(seconds) || isAllowed(seconds, lifetime)) return;
  yield {
    at: ['TokenValidityUnits', member],
    message: message(lifetime, amount(value, unit), liveNumber(lifetime)),
    fix: {
      title: `Write ${parameter} as it is live`,
      set: [
        [[parameter], value],
        [['TokenValidityUnits', member], effectiveUnit(live, lifetime)],
      ],
    },
  };
}

/** A token must live as long as the service allows, counted after its unit. */
export const tokenValidityRange = defineRule({
  code: 'token-validity-range',
  severity: 'error',
  facts: ['lifetime-limits', 'lifetime-default-units'],
  docs: apiPage('TokenValidityUnits'),
  reads: LIFETIME_READS,
  pieces: LIFETIME_READS,
  optionalContext: ['live'],
  *check(values, { unsound, live = {} }) {
    for (const lifetime of soundLifetimes(unsound, values.TokenValidityUnits)) {
      const seconds = lifetimeOf(values, lifetime);
      const value = values[lifetime.parameter];
      if (value === undefined) yield* unitAlone(lifetime, values.TokenValidityUnits?.[lifetime.member], live);
      if (seconds === undefined || value === undefined || isAllowed(seconds, lifetime)) continue;
      const fitting = TIME_UNITS.filter((candidate) => isAllowed(secondsOf(value, candidate), lifetime));
      const unit = effectiveUnit(values, lifetime);
      const hasUnit = Boolean(values.TokenValidityUnits?.[lifetime.member]);
      yield {
        at: [lifetime.parameter],
        message: message(lifetime, amount(value, unit), hasUnit ? '' : NO_UNIT),
        ...(hasUnit && {
          related: [{ at: ['TokenValidityUnits', lifetime.member], message: `It is counted in ${unit}.` }],
        }),
        ...(fitting.length === 1 && {
          fix: { title: `Count it in ${fitting[0]}`, set: [[['TokenValidityUnits', lifetime.member], fitting[0]]] },
        }),
      };
    }
  },
});
