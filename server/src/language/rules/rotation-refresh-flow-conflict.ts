import { PAGES } from './docs';
import { placed, removeItem } from './lists';
import { defineRule } from './rule';

/** Rotation replaces the flow: apps call GetTokensFromRefreshToken or the token endpoint. */
export const rotationRefreshFlowConflict = defineRule({
  code: 'rotation-refresh-flow-conflict',
  severity: 'error',
  facts: ['rotation-refresh-flow', 'rotation-at-token-endpoint'],
  docs: PAGES.refreshTokens,
  reads: ['ExplicitAuthFlows', 'RefreshTokenRotation'],
  pieces: ['ExplicitAuthFlows', 'RefreshTokenRotation'],
  *check({ ExplicitAuthFlows, RefreshTokenRotation }) {
    if (RefreshTokenRotation?.Feature !== 'ENABLED') return;
    for (const { item, at } of placed('ExplicitAuthFlows', ExplicitAuthFlows)) {
      if (item !== 'ALLOW_REFRESH_TOKEN_AUTH') continue;
      yield {
        at,
        message:
          'The service refuses this flow while refresh token rotation is on. ' +
          'Remove it (apps then renew tokens by GetTokensFromRefreshToken or at the token endpoint), or set Feature to DISABLED.',
        related: [{ at: ['RefreshTokenRotation', 'Feature'], message: 'Rotation is on.' }],
        ...removeItem(item, at, ExplicitAuthFlows),
      };
    }
  },
});
