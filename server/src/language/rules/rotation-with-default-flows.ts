import { PAGES } from './docs';
import { liveList } from './lists';
import { defineRule, type Finding } from './rule';

const REFRESH_FLOW = 'ALLOW_REFRESH_TOKEN_AUTH';

/** A push keeps the live flows, so that they decide. */
function* keptFlows(flows: readonly string[]): Iterable<Finding> {
  if (!flows.includes(REFRESH_FLOW)) return;
  const others = flows.filter((flow) => flow !== REFRESH_FLOW);
  yield {
    at: ['RefreshTokenRotation', 'Feature'],
    message:
      `ExplicitAuthFlows is left out, and the live list, which a push keeps, holds ${REFRESH_FLOW}. ` +
      'Rotation does not allow that flow. List the flows, without that one.',
    ...(others.length > 0 && {
      fix: {
        title: `Set ExplicitAuthFlows to the live flows without ${REFRESH_FLOW}`,
        set: [[['ExplicitAuthFlows'], others]],
      },
    }),
  };
}

/** The default flows hold the one that rotation does not allow; what happens was not measured. */
export const rotationWithDefaultFlows = defineRule({
  code: 'rotation-with-default-flows',
  severity: 'warning',
  facts: ['rotation-default-flows', 'flows-default'],
  docs: PAGES.refreshTokens,
  reads: ['ExplicitAuthFlows', 'RefreshTokenRotation'],
  pieces: ['RefreshTokenRotation'],
  optionalContext: ['live'],
  *check({ ExplicitAuthFlows, RefreshTokenRotation }, { live }) {
    if (RefreshTokenRotation?.Feature !== 'ENABLED' || ExplicitAuthFlows) return;
    const kept = liveList(live, 'ExplicitAuthFlows');
    if (kept) {
      yield* keptFlows(kept);
      return;
    }
    yield {
      at: ['RefreshTokenRotation', 'Feature'],
      message:
        'ExplicitAuthFlows is left out, ' +
        'and its default holds ALLOW_REFRESH_TOKEN_AUTH, which rotation does not allow. ' +
        'List the flows, without that one.',
      fix: {
        title: 'Set ExplicitAuthFlows to the default flows without ALLOW_REFRESH_TOKEN_AUTH',
        set: [[['ExplicitAuthFlows'], ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']]],
      },
    };
  },
});
