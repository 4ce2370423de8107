import { PAGES } from './docs';
import { placed, removeItem } from './lists';
import { defineRule } from './rule';

const REFRESH_FLOW = 'ALLOW_REFRESH_TOKEN_AUTH';

const message = (refusedFlow: boolean): string =>
  'Rotation is on in the live client, and leaving RefreshTokenRotation out does not turn it off.' +
  (refusedFlow ? ` The service then refuses ${REFRESH_FLOW}.` : '') +
  ' Write Feature DISABLED to turn it off.';

/** Leaving rotation out was seen not to turn it off. With the flow that it forbids in the file, the update was refused. */
export const rotationOmitted = defineRule({
  code: 'rotation-omitted',
  severity: 'hint',
  facts: ['rotation-left-out'],
  docs: PAGES.refreshTokens,
  reads: ['RefreshTokenRotation', 'ExplicitAuthFlows'],
  pieces: ['ExplicitAuthFlows'],
  requires: ['live'],
  *check({ RefreshTokenRotation, ExplicitAuthFlows }, { live }) {
    if (RefreshTokenRotation || live.RefreshTokenRotation?.Feature !== 'ENABLED') return;
    const flow = placed('ExplicitAuthFlows', ExplicitAuthFlows).find(({ item }) => item === REFRESH_FLOW);
    const off = { title: 'Turn rotation off', set: [[['RefreshTokenRotation'], { Feature: 'DISABLED' }]] } as const;
    const asLive = {
      title: 'Write RefreshTokenRotation as it is live',
      set: [[['RefreshTokenRotation'], live.RefreshTokenRotation]],
    } as const;
    const { fix: removal } = flow ? removeItem(REFRESH_FLOW, flow.at, ExplicitAuthFlows) : {};
    const withoutFlow = removal && {
      title: `Write RefreshTokenRotation as it is live, and remove ${REFRESH_FLOW}`,
      set: [...asLive.set, ...(removal.set ?? [])],
    };
    yield {
      at: flow?.at ?? [],
      severity: flow ? 'info' : 'hint',
      message: message(flow !== undefined),
      ...(flow ? { fix: withoutFlow ?? off, ...(withoutFlow && { otherFixes: [off] }) } : { fix: asLive }),
    };
  },
});
