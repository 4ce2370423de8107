import { apiPage } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

const message = (other: string): string =>
  `ALLOW_CLIENT_TOKEN_AUTH must be the only flow, and ${other} stands beside it. ` + 'Use a client of its own for it.';

/** GetClientToken is for clients that sign in no users. */
export const clientTokenAuthExclusive = defineRule({
  code: 'client-token-auth-exclusive',
  severity: 'error',
  facts: ['client-token-alone'],
  docs: apiPage('ExplicitAuthFlows'),
  reads: ['ExplicitAuthFlows'],
  pieces: ['ExplicitAuthFlows'],
  *check({ ExplicitAuthFlows }) {
    const flows = placed('ExplicitAuthFlows', ExplicitAuthFlows);
    const token = flows.find(({ item }) => item === 'ALLOW_CLIENT_TOKEN_AUTH');
    const other = flows.find(({ item }) => item !== 'ALLOW_CLIENT_TOKEN_AUTH');
    if (!token || !other) return;
    yield {
      at: token.at,
      message: message(other.item),
      related: [{ at: other.at, message: 'Another flow.' }],
    };
  },
});
