import { PAGES } from './docs';
import { defineRule } from './rule';

/** The default flows hold the one that rotation does not allow; what happens was not measured. */
export const rotationWithDefaultFlows = defineRule({
  code: 'rotation-with-default-flows',
  severity: 'warning',
  facts: ['rotation-default-flows', 'flows-default'],
  docs: PAGES.refreshTokens,
  reads: ['ExplicitAuthFlows', 'RefreshTokenRotation'],
  *check({ ExplicitAuthFlows, RefreshTokenRotation }) {
    if (RefreshTokenRotation?.Feature !== 'ENABLED' || ExplicitAuthFlows) return;
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
