import { apiPage } from './docs';
import { ACCESS, ID, LIFETIME_READS, REFRESH, inWords, isAllowed, plannedLifetime, soundLifetimes } from './durations';
import { defineRule } from './rule';

const message = (token: string, lifetime: string, refresh: string): string =>
  `The ${token} would live ${lifetime}, longer than the refresh token (${refresh}). ` +
  'The service refuses that: shorten this one or lengthen RefreshTokenValidity.';

/** No token may outlive the refresh token. The defaults never break this, so that only written values are compared, and only those in range. */
export const tokenValidityOrder = defineRule({
  code: 'token-validity-order',
  severity: 'error',
  facts: ['lifetime-order', 'lifetime-defaults'],
  docs: apiPage('RefreshTokenValidity'),
  reads: LIFETIME_READS,
  pieces: LIFETIME_READS,
  optionalContext: ['live'],
  *check(values, { unsound, live = {} }) {
    const sound = soundLifetimes(unsound, values.TokenValidityUnits);
    const refresh = sound.includes(REFRESH) ? plannedLifetime(values, live, REFRESH) : undefined;
    if (refresh === undefined || !isAllowed(refresh, REFRESH)) return;
    for (const lifetime of [ACCESS, ID]) {
      const seconds = sound.includes(lifetime) ? plannedLifetime(values, live, lifetime) : undefined;
      if (seconds === undefined || !isAllowed(seconds, lifetime) || seconds <= refresh) continue;
      yield {
        at: [values[lifetime.parameter] === undefined ? 'RefreshTokenValidity' : lifetime.parameter],
        message: message(lifetime.label, inWords(seconds), inWords(refresh)),
        related: [{ at: ['RefreshTokenValidity'], message: `The refresh token lives ${inWords(refresh)}.` }],
      };
    }
  },
});
