import { apiPage } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

const message = (other: string): string =>
  `client_credentials must be the only grant, and ${other} stands beside it: the service refuses the update. ` +
  'Use a second app client.';

/** Machine clients and clients for people are two clients. */
export const clientCredentialsExclusive = defineRule({
  code: 'client-credentials-exclusive',
  severity: 'error',
  facts: ['client-credentials-alone'],
  docs: apiPage('AllowedOAuthFlows'),
  reads: ['AllowedOAuthFlows'],
  pieces: ['AllowedOAuthFlows'],
  *check({ AllowedOAuthFlows }) {
    const flows = placed('AllowedOAuthFlows', AllowedOAuthFlows);
    const machine = flows.find(({ item }) => item === 'client_credentials');
    const other = flows.find(({ item }) => item !== 'client_credentials');
    if (!machine || !other) return;
    yield {
      at: machine.at,
      message: message(other.item),
      related: [{ at: other.at, message: 'A grant for people.' }],
    };
  },
});
