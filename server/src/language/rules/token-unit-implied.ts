import { apiPage } from './docs';
import { soundLifetimes, LIFETIME_READS, amount, effectiveUnit } from './durations';
import { defineRule } from './rule';

/** A number without its unit is easily misread. */
export const tokenUnitImplied = defineRule({
  code: 'token-unit-implied',
  severity: 'hint',
  facts: ['lifetime-default-units'],
  docs: apiPage('TokenValidityUnits'),
  reads: LIFETIME_READS,
  pieces: LIFETIME_READS,
  *check(values, { unsound }) {
    for (const lifetime of soundLifetimes(unsound, values.TokenValidityUnits)) {
      const value = values[lifetime.parameter];
      if (value === undefined || values.TokenValidityUnits?.[lifetime.member]) continue;
      const unit = effectiveUnit(values, lifetime);
      yield {
        at: [lifetime.parameter],
        message: `Without a unit in TokenValidityUnits this means ${amount(value, unit)}.`,
        fix: { title: `Write the unit ${unit}`, set: [[['TokenValidityUnits', lifetime.member], unit]] },
      };
    }
  },
});
