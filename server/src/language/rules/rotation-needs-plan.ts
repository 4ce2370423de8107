import { PAGES } from './docs';
import { defineRule } from './rule';

/** Rotation belongs to Essentials and Plus. */
export const rotationNeedsPlan = defineRule({
  code: 'rotation-needs-plan',
  severity: 'error',
  facts: ['rotation-tier'],
  docs: PAGES.refreshTokens,
  reads: ['RefreshTokenRotation'],
  pieces: ['RefreshTokenRotation'],
  requires: ['tier'],
  *check({ RefreshTokenRotation }, { tier }) {
    if (RefreshTokenRotation?.Feature !== 'ENABLED' || tier !== 'LITE') return;
    yield {
      at: ['RefreshTokenRotation', 'Feature'],
      message:
        'Refresh token rotation needs the Essentials or Plus plan, ' +
        'and the user pool has Lite: the service refuses the update.',
      fix: { title: 'Set Feature to DISABLED', set: [[['RefreshTokenRotation', 'Feature'], 'DISABLED']] },
    };
  },
});
