import { PAGES } from './docs';
import { LIFETIME_READS, REFRESH, inWords, isAllowed, lifetimeOf, secondsOf, soundLifetimes } from './durations';
import { defineRule } from './rule';

const LONG_DAYS = 90;

const message = (lifetime: string): string =>
  `A refresh token good for ${lifetime} keeps a thief signed in as long. More than ${LONG_DAYS} days is rarely needed.`;

/** 90 days is this rule's own limit; the service allows 10 years. */
export const secRefreshTokenLong = defineRule({
  code: 'sec-refresh-token-long',
  severity: 'info',
  facts: ['refresh-tokens-should-end'],
  docs: PAGES.refreshTokens,
  reads: LIFETIME_READS,
  pieces: LIFETIME_READS,
  *check(values, { unsound }) {
    if (!soundLifetimes(unsound, values.TokenValidityUnits).includes(REFRESH)) return;
    const seconds = lifetimeOf(values, REFRESH);
    if (seconds === undefined || !isAllowed(seconds, REFRESH) || seconds <= secondsOf(LONG_DAYS, 'days')) return;
    yield { at: ['RefreshTokenValidity'], message: message(inWords(seconds)) };
  },
});
