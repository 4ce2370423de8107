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
} from './durations';
import { defineRule } from './rule';

/** A token must live as long as the service allows, counted after its unit. */
export const tokenValidityRange = defineRule({
  code: 'token-validity-range',
  severity: 'error',
  docs: apiPage('TokenValidityUnits'),
  reads: LIFETIME_READS,
  *check(values) {
    for (const it of LIFETIMES) {
      const seconds = lifetimeOf(values, it);
      const value = values[it.parameter];
      if (seconds === undefined || value === undefined || isAllowed(seconds, it)) continue;
      const fitting = TIME_UNITS.filter((unit) => isAllowed(secondsOf(value, unit), it));
      const unit = effectiveUnit(values, it);
      yield {
        at: [it.parameter],
        message: `The ${it.label} would live ${amount(value, unit)}${values.TokenValidityUnits?.[it.member] ? '' : ' (no unit is given)'}; allowed is ${inWords(it.min)} to ${it === REFRESH ? '10 years (3 650 days)' : inWords(it.max)}. The service refuses the update with "Invalid range for token validity."`,
        ...(values.TokenValidityUnits?.[it.member] && {
          related: [{ at: ['TokenValidityUnits', it.member], message: `It is counted in ${unit}.` }],
        }),
        ...(fitting.length === 1 && {
          fix: { title: `Count it in ${fitting[0]}`, set: [[['TokenValidityUnits', it.member], fitting[0]]] },
        }),
      };
    }
  },
});
