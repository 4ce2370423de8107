import { PAGES } from './docs';
import { LIFETIME_READS, REFRESH, inWords, isAllowed, lifetimeOf, secondsOf, soundLifetimes } from './durations';
import { defineRule } from './rule';

const message = (token: string, lifetime: string): string =>
  `APIs that only check the signature take this ${token} for ${lifetime}, even after it was revoked.`;

/** Whoever checks only the signature takes a token until it ends. */
export const secAccessTokenLong = defineRule({
  code: 'sec-access-token-long',
  severity: 'hint',
  facts: ['signed-tokens-last'],
  docs: PAGES.revocation,
  reads: LIFETIME_READS,
  pieces: LIFETIME_READS,
  *check(values, { unsound }) {
    for (const lifetime of soundLifetimes(unsound, values.TokenValidityUnits)) {
      if (lifetime === REFRESH) continue;
      const seconds = lifetimeOf(values, lifetime);
      if (seconds === undefined || !isAllowed(seconds, lifetime) || seconds <= secondsOf(1, 'hours')) continue;
      yield { at: [lifetime.parameter], message: message(lifetime.label, inWords(seconds)) };
    }
  },
});
