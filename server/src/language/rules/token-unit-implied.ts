import { apiPage } from './docs';
import { LIFETIMES, LIFETIME_READS, amount, effectiveUnit } from './durations';
import { defineRule } from './rule';

/** A number without its unit is easily misread. */
export const tokenUnitImplied = defineRule({
  code: 'token-unit-implied',
  severity: 'hint',
  docs: apiPage('TokenValidityUnits'),
  reads: LIFETIME_READS,
  *check(values) {
    for (const it of LIFETIMES) {
      const value = values[it.parameter];
      if (value === undefined || values.TokenValidityUnits?.[it.member]) continue;
      const unit = effectiveUnit(values, it);
      yield {
        at: [it.parameter],
        message: `Without a unit in TokenValidityUnits this means ${amount(value, unit)}.`,
        fix: { title: `Write the unit ${unit}`, set: [[['TokenValidityUnits', it.member], unit]] },
      };
    }
  },
});
