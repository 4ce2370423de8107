import { apiPage } from './docs';
import { LIFETIMES, LIFETIME_READS } from './durations';
import { defineRule } from './rule';

const message = (parameter: string): string =>
  `The unit stands here without ${parameter}. ` +
  'What the service makes of that is not documented; write the number too.';

/** What the service makes of a unit alone is not documented, and reports disagree. */
export const tokenUnitWithoutValidity = defineRule({
  code: 'token-unit-without-validity',
  severity: 'info',
  facts: ['lifetime-unit-alone', 'lifetime-limits'],
  docs: apiPage('TokenValidityUnits'),
  reads: LIFETIME_READS,
  *check(values) {
    for (const { member, parameter } of LIFETIMES)
      if (values.TokenValidityUnits?.[member] && values[parameter] === undefined)
        yield { at: ['TokenValidityUnits', member], message: message(parameter) };
  },
});
