import { apiPage } from './docs';
import { defineRule } from './rule';

/** The service does not refuse 0: it stores 30 days without a word. */
export const refreshTokenValidityZero = defineRule({
  code: 'refresh-token-validity-zero',
  severity: 'warning',
  facts: ['refresh-zero-is-30-days'],
  docs: apiPage('RefreshTokenValidity'),
  reads: ['RefreshTokenValidity'],
  *check({ RefreshTokenValidity }) {
    if (RefreshTokenValidity !== 0) return;
    yield {
      at: ['RefreshTokenValidity'],
      message: '0 does not mean "never" or "at once": the service stores 30 days. Write the lifetime that you want.',
      fix: {
        title: 'Write 30 days',
        set: [
          [['RefreshTokenValidity'], 30],
          [['TokenValidityUnits', 'RefreshToken'], 'days'],
        ],
      },
    };
  },
});
