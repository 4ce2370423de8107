import { PAGES } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

const REFRESH_FLOW = 'ALLOW_REFRESH_TOKEN_AUTH';

const MESSAGE =
  'A client without a secret, and its refresh tokens are not rotated: a stolen one works unnoticed until it ends. ' +
  `With rotation, the token endpoint works as before and gives a new refresh token each time; ${REFRESH_FLOW} goes, and GetTokensFromRefreshToken takes its place.`;

/** RFC 9700, sections 2.2.2 and 4.14.2. Where the file leaves rotation out, the live client decides. */
export const secRotationOffPublic = defineRule({
  code: 'sec-rotation-off-public',
  severity: 'hint',
  facts: ['rotation-for-public-clients', 'rotation-at-token-endpoint', 'secret-may-be-absent'],
  docs: PAGES.oauthSecurity,
  reads: ['AllowedOAuthFlows', 'RefreshTokenRotation', 'ExplicitAuthFlows'],
  pieces: ['AllowedOAuthFlows'],
  requires: ['hasSecret'],
  optionalContext: ['live', 'tier'],
  *check({ AllowedOAuthFlows, RefreshTokenRotation, ExplicitAuthFlows }, { hasSecret, live, tier }) {
    const flow = placed('AllowedOAuthFlows', AllowedOAuthFlows).find(({ item }) => item === 'code');
    const known = RefreshTokenRotation ?? (live && (live.RefreshTokenRotation ?? { Feature: 'DISABLED' }));
    if (!flow || hasSecret || known?.Feature !== 'DISABLED' || tier === 'LITE') return;
    const others = ExplicitAuthFlows?.filter((name) => name !== REFRESH_FLOW) ?? [];
    yield {
      at: RefreshTokenRotation ? ['RefreshTokenRotation', 'Feature'] : flow.at,
      message: MESSAGE,
      ...(others.length > 0 && {
        fix: {
          title: `Turn rotation on${ExplicitAuthFlows?.includes(REFRESH_FLOW) ? `, and remove ${REFRESH_FLOW}` : ''}`,
          set: [
            [['RefreshTokenRotation', 'Feature'], 'ENABLED'],
            ...(RefreshTokenRotation?.RetryGracePeriodSeconds === undefined
              ? [[['RefreshTokenRotation', 'RetryGracePeriodSeconds'], 10] as const]
              : []),
            ...(ExplicitAuthFlows ?? []).flatMap((name, index) =>
              name === REFRESH_FLOW ? [[['ExplicitAuthFlows', index], undefined] as const] : [],
            ),
          ],
        },
      }),
    };
  },
});
