import { PAGES } from './docs';
import { liveList } from './lists';
import { defineRule } from './rule';

/** The default flows hold the one that rotation does not allow; what happens was not measured. */
export const rotationWithDefaultFlows = defineRule({
  code: 'rotation-with-default-flows',
  severity: 'warning',
  docs: PAGES.refreshTokens,
  reads: ['ExplicitAuthFlows', 'RefreshTokenRotation'],
  optionalContext: ['live'],
  *check({ ExplicitAuthFlows, RefreshTokenRotation }, { live }) {
    if (RefreshTokenRotation?.Feature !== 'ENABLED' || ExplicitAuthFlows) return;
    // A push keeps flows that are live.
    if (liveList(live, 'ExplicitAuthFlows')?.includes('ALLOW_REFRESH_TOKEN_AUTH') === false) return;
    yield {
      at: ['RefreshTokenRotation', 'Feature'],
      message:
        'ExplicitAuthFlows is left out, ' +
        'and its default holds ALLOW_REFRESH_TOKEN_AUTH, which rotation does not allow. ' +
        'List the flows, without that one.',
      fix: {
        title: 'List the default flows without ALLOW_REFRESH_TOKEN_AUTH',
        set: [[['ExplicitAuthFlows'], ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']]],
      },
    };
  },
});
