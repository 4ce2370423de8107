import { apiPage } from './docs';
import { ACCESS, ID, LIFETIME_READS, REFRESH, inWords, isAllowed, lifetimeOf } from './durations';
import { defineRule } from './rule';

/** No token may outlive the refresh token. The defaults never break this, so that only written values are compared, and only those in range. */
export const tokenValidityOrder = defineRule({
  code: 'token-validity-order',
  severity: 'error',
  docs: apiPage('RefreshTokenValidity'),
  reads: LIFETIME_READS,
  *check(values) {
    const refresh = lifetimeOf(values, REFRESH);
    if (refresh === undefined || !isAllowed(refresh, REFRESH)) return;
    for (const it of [ACCESS, ID]) {
      const seconds = lifetimeOf(values, it);
      if (seconds === undefined || !isAllowed(seconds, it) || seconds <= refresh) continue;
      yield {
        at: [it.parameter],
        message: `The ${it.label} would live ${inWords(seconds)}, longer than the refresh token (${inWords(refresh)}). The service refuses that: shorten this one or lengthen RefreshTokenValidity.`,
        related: [{ at: ['RefreshTokenValidity'], message: `The refresh token lives ${inWords(refresh)}.` }],
      };
    }
  },
});
