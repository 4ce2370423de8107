import { apiPage } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

/** The secret is what such a client shows for itself; no update can give it one. */
export const clientCredentialsRequiresSecret = defineRule({
  code: 'client-credentials-requires-secret',
  severity: 'error',
  facts: ['client-credentials-secret', 'secret-may-be-absent'],
  docs: apiPage('AllowedOAuthFlows'),
  reads: ['AllowedOAuthFlows'],
  pieces: ['AllowedOAuthFlows'],
  requires: ['hasSecret'],
  *check({ AllowedOAuthFlows }, { hasSecret }) {
    const flow = placed('AllowedOAuthFlows', AllowedOAuthFlows).find(({ item }) => item === 'client_credentials');
    if (flow && !hasSecret)
      yield {
        at: flow.at,
        message:
          'client_credentials needs a client with a secret, ' +
          'and this client has none: the service refuses the update. ' +
          'An update cannot give it one; make a new client with GenerateSecret.',
      };
  },
});
