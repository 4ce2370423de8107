import { parameters } from '../schema';
import { apiPage } from './docs';
import { defineRule } from './rule';

/** Leaving the flows out is a choice that the reader cannot see. With rotation, rotation-with-default-flows says more. */
export const authFlowsOmitted = defineRule({
  code: 'auth-flows-omitted',
  severity: 'hint',
  facts: ['flows-default', 'lists-are-reset'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows', 'RefreshTokenRotation'],
  *check({ ExplicitAuthFlows, RefreshTokenRotation }) {
    if (ExplicitAuthFlows || RefreshTokenRotation?.Feature === 'ENABLED') return;
    yield {
      at: [],
      message:
        'ExplicitAuthFlows is left out: ' +
        'the update sets ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_SRP_AUTH and ALLOW_CUSTOM_AUTH.',
      fix: {
        title: 'Write the three default flows',
        set: [[['ExplicitAuthFlows'], parameters.ExplicitAuthFlows.default]],
      },
    };
  },
});
