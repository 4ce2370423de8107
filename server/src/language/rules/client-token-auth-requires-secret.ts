import { apiPage } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

/** GetClientToken asks for the secret. */
export const clientTokenAuthRequiresSecret = defineRule({
  code: 'client-token-auth-requires-secret',
  severity: 'error',
  facts: ['client-token-secret', 'secret-may-be-absent'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  pieces: ['ExplicitAuthFlows'],
  requires: ['hasSecret'],
  *check({ ExplicitAuthFlows }, { hasSecret }) {
    const flow = placed('ExplicitAuthFlows', ExplicitAuthFlows).find(({ item }) => item === 'ALLOW_CLIENT_TOKEN_AUTH');
    if (flow && !hasSecret)
      yield {
        at: flow.at,
        message:
          'ALLOW_CLIENT_TOKEN_AUTH is for clients with a secret, and this client has none. ' +
          'An update cannot give it one; make a new client with GenerateSecret.',
      };
  },
});
