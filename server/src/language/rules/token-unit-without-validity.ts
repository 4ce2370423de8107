import { apiPage } from './docs';
import { LIFETIMES, LIFETIME_READS } from './durations';
import { defineRule } from './rule';

/** What the service makes of a unit alone is not documented, and reports disagree. */
export const tokenUnitWithoutValidity = defineRule({
  code: 'token-unit-without-validity',
  severity: 'info',
  docs: apiPage('TokenValidityUnits'),
  reads: LIFETIME_READS,
  *check(values) {
    for (const it of LIFETIMES.filter(
      ({ member, parameter }) => values.TokenValidityUnits?.[member] && values[parameter] === undefined,
    )) {
      yield {
        at: ['TokenValidityUnits', it.member],
        message: `The unit stands here without ${it.parameter}. What the service makes of that is not documented; write the number too.`,
      };
    }
  },
});
