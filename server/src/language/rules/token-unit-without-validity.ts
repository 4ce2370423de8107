import { apiPage } from './docs';
import {
  LIFETIME_READS,
  amount,
  defaultNumber,
  isAllowed,
  rangeInWords,
  secondsOf,
  soundLifetimes,
  type Lifetime,
} from './durations';
import type { TimeUnit } from '../schema';
import { defineRule } from './rule';

const message = (lifetime: Lifetime, unit: TimeUnit): string =>
  `The unit stands here without ${lifetime.parameter}. ` +
  `Counted for its default number, the ${lifetime.label} would live ${amount(defaultNumber(lifetime), unit)}. ` +
  'What the service makes of that is not documented; write the number too.';

const refusedMessage = (lifetime: Lifetime, unit: TimeUnit): string =>
  `The unit stands here without ${lifetime.parameter}. ` +
  `Counted for its default number, the ${lifetime.label} would live ${amount(defaultNumber(lifetime), unit)}; ` +
  `allowed is ${rangeInWords(lifetime)}. ` +
  'The service has been seen to refuse that with "Invalid range for token validity". Write the number too.';

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
      const isFitting = isAllowed(secondsOf(defaultNumber(lifetime), unit), lifetime);
      yield {
        at: ['TokenValidityUnits', lifetime.member],
        severity: isFitting ? 'info' : 'warning',
        message: isFitting ? message(lifetime, unit) : refusedMessage(lifetime, unit),
      };
    }
  },
});
