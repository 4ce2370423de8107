import { parameters } from '../schema';
import { apiPage } from './docs';
import { PUSH_KEEPS } from '../statements';
import { liveList } from './lists';
import { defineRule } from './rule';

/** Leaving the flows out is a choice that the reader cannot see. With rotation, rotation-with-default-flows says more. */
export const authFlowsOmitted = defineRule({
  code: 'auth-flows-omitted',
  severity: 'hint',
  facts: ['flows-default', 'lists-are-reset'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows', 'RefreshTokenRotation'],
  optionalContext: ['live'],
  *check({ ExplicitAuthFlows, RefreshTokenRotation }, { live }) {
    if (ExplicitAuthFlows || RefreshTokenRotation?.Feature === 'ENABLED') return;
    const flows = liveList(live, 'ExplicitAuthFlows');
    if (flows) {
      // What an empty list means is not documented; update-replaces says that it stays.
      if (flows.length === 0) return;
      yield {
        at: [],
        message: `ExplicitAuthFlows is left out: a push keeps the live flows, ${flows.join(', ')}.`,
        fix: { title: 'Write ExplicitAuthFlows as it is live', set: [[['ExplicitAuthFlows'], flows]] },
      };
      return;
    }
    yield {
      at: [],
      message:
        `ExplicitAuthFlows is left out. ${PUSH_KEEPS} ` +
        'An update that sends only this file sets ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_SRP_AUTH and ALLOW_CUSTOM_AUTH.',
      fix: {
        title: 'Write the three default flows',
        set: [[['ExplicitAuthFlows'], parameters.ExplicitAuthFlows.default]],
      },
    };
  },
});
