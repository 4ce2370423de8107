import { apiPage } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

/** Choice-based sign-in belongs to Essentials and Plus. */
export const userAuthNeedsPlan = defineRule({
  code: 'user-auth-needs-plan',
  severity: 'error',
  facts: ['flow-user-auth-tier'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  pieces: ['ExplicitAuthFlows'],
  requires: ['tier'],
  *check({ ExplicitAuthFlows }, { tier }) {
    const flow = placed('ExplicitAuthFlows', ExplicitAuthFlows).find(({ item }) => item === 'ALLOW_USER_AUTH');
    if (flow && tier === 'LITE')
      yield {
        at: flow.at,
        message:
          'ALLOW_USER_AUTH needs the Essentials or Plus plan, ' +
          'and the user pool has Lite: the service refuses the update. ' +
          'Remove it, or change the plan of the pool first.',
      };
  },
});
