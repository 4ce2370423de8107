import { apiPage } from './docs';
import {
  LIFETIMES,
  LIFETIME_READS,
  REFRESH,
  TIME_UNITS,
  amount,
  inWords,
  isAllowed,
  lifetimeOf,
  secondsOf,
  effectiveUnit,
  type Lifetime,
} from './durations';
import { defineRule } from './rule';

function message(lifetime: Lifetime, written: string, hasUnit: boolean): string {
  const longest = lifetime === REFRESH ? '10 years (3 650 days)' : inWords(lifetime.max);
  return (
    `The ${lifetime.label} would live ${written}${hasUnit ? '' : ' (no unit is given)'}; ` +
    `allowed is ${inWords(lifetime.min)} to ${longest}. ` +
    'The service refuses the update with "Invalid range for token validity."'
  );
}

/** A token must live as long as the service allows, counted after its unit. */
export const tokenValidityRange = defineRule({
  code: 'token-validity-range',
  severity: 'error',
  facts: ['lifetime-limits', 'lifetime-default-units'],
  docs: apiPage('TokenValidityUnits'),
  reads: LIFETIME_READS,
  *check(values) {
    for (const lifetime of LIFETIMES) {
      const seconds = lifetimeOf(values, lifetime);
      const value = values[lifetime.parameter];
      if (seconds === undefined || value === undefined || isAllowed(seconds, lifetime)) continue;
      const fitting = TIME_UNITS.filter((candidate) => isAllowed(secondsOf(value, candidate), lifetime));
      const unit = effectiveUnit(values, lifetime);
      const hasUnit = Boolean(values.TokenValidityUnits?.[lifetime.member]);
      yield {
        at: [lifetime.parameter],
        message: message(lifetime, amount(value, unit), hasUnit),
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
