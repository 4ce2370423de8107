import { apiPage } from './docs';
import { isEmpty } from './lists';
import { defineRule } from './rule';

/** A push of this product keeps the switch; anybody else who sends the file turns managed login off. */
export const oauthSwitchOmitted = defineRule({
  code: 'oauth-switch-omitted',
  severity: 'hint',
  facts: ['oauth-switch-default'],
  docs: apiPage('AllowedOAuthFlowsUserPoolClient'),
  reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows', 'AllowedOAuthScopes'],
  pieces: ['AllowedOAuthFlows', 'AllowedOAuthScopes'],
  requires: ['live'],
  *check({ AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes }, { live }) {
    if (AllowedOAuthFlowsUserPoolClient !== undefined || live.AllowedOAuthFlowsUserPoolClient !== true) return;
    // With the switch in the file, grants and scopes must be there, too.
    const complete = !isEmpty(AllowedOAuthFlows) && !isEmpty(AllowedOAuthScopes);
    yield {
      at: [],
      message:
        'AllowedOAuthFlowsUserPoolClient is left out here and true in the live client. ' +
        'A push keeps it; an update that sends only this file, as the AWS CLI does, turns managed login off.',
      ...(complete && {
        fix: {
          title: 'Write AllowedOAuthFlowsUserPoolClient: true',
          set: [[['AllowedOAuthFlowsUserPoolClient'], true]],
        },
      }),
    };
  },
});
