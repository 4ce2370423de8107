import { PAGES } from './docs';
import { defineRule } from './rule';

/** Without grace a lost answer costs the session. */
export const rotationGraceZero = defineRule({
  code: 'rotation-grace-zero',
  severity: 'hint',
  facts: ['rotation-grace'],
  docs: PAGES.refreshTokens,
  reads: ['RefreshTokenRotation'],
  *check({ RefreshTokenRotation }) {
    if (RefreshTokenRotation?.Feature !== 'ENABLED' || RefreshTokenRotation.RetryGracePeriodSeconds) return;
    yield {
      at:
        RefreshTokenRotation.RetryGracePeriodSeconds === 0
          ? ['RefreshTokenRotation', 'RetryGracePeriodSeconds']
          : ['RefreshTokenRotation', 'Feature'],
      message:
        'Without a grace period the old refresh token ends at once: ' +
        'a lost answer, or two tabs that refresh together, sign the user out. ' +
        '10 to 60 seconds help.',
      fix: { title: 'Allow 10 seconds of grace', set: [[['RefreshTokenRotation', 'RetryGracePeriodSeconds'], 10]] },
    };
  },
});
