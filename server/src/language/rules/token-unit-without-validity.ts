import { apiPage } from './docs';
import { isUnitAloneAllowed, LIFETIME_READS, soundLifetimes, unitAloneRemark } from './durations';
import { defineRule } from './rule';

/** What the service makes of a unit alone is not documented, and reports disagree. */
export const tokenUnitWithoutValidity = defineRule({
  code: 'token-unit-without-validity',
  severity: 'warning',
  facts: ['lifetime-unit-alone', 'lifetime-limits'],
  docs: apiPage('TokenValidityUnits'),
  reads: LIFETIME_READS,
  pieces: LIFETIME_READS,
  optionalContext: ['live'],
  *check(values, { unsound, live }) {
    for (const lifetime of soundLifetimes(unsound, values.TokenValidityUnits)) {
      const unit = values.TokenValidityUnits?.[lifetime.member];
      // A push sends the unit with the number that is live: token-validity-range looks at both.
      if (!unit || values[lifetime.parameter] !== undefined || live?.[lifetime.parameter] !== undefined) continue;
      yield {
        at: ['TokenValidityUnits', lifetime.member],
        severity: isUnitAloneAllowed({ lifetime, unit }) ? 'info' : 'warning',
        message: unitAloneRemark({ lifetime, unit }),
      };
    }
  },
});
