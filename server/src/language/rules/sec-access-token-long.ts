import { PAGES } from './docs';
import { ACCESS, ID, LIFETIME_READS, inWords, isAllowed, lifetimeOf, secondsOf } from './durations';
import { defineRule } from './rule';

/** Whoever checks only the signature takes a token until it ends. */
export const secAccessTokenLong = defineRule({
  code: 'sec-access-token-long',
  severity: 'hint',
  docs: PAGES.revocation,
  reads: LIFETIME_READS,
  *check(values) {
    for (const it of [ACCESS, ID]) {
      const seconds = lifetimeOf(values, it);
      if (seconds === undefined || !isAllowed(seconds, it) || seconds <= secondsOf(1, 'hours')) continue;
      yield {
        at: [it.parameter],
        message: `APIs that only check the signature take this ${it.label} for ${inWords(seconds)}, even after it was revoked.`,
      };
    }
  },
});
