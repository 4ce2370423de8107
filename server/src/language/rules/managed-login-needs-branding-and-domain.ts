import { PAGES } from './docs';
import { CLIENT_TOKEN_FLOW } from './known';
import { placed } from './lists';
import { defineRule } from './rule';

/** The domain is where the sign-in pages are. A branding style is not part of what is asked of the service, so that it is only spoken of. */
export const managedLoginNeedsBrandingAndDomain = defineRule({
  code: 'managed-login-needs-branding-and-domain',
  severity: 'info',
  facts: ['managed-login-needs-pages'],
  docs: PAGES.managedLogin,
  reads: ['AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient', 'ExplicitAuthFlows'],
  pieces: ['AllowedOAuthFlows', 'ExplicitAuthFlows'],
  requires: ['domain'],
  *check({ AllowedOAuthFlows, AllowedOAuthFlowsUserPoolClient, ExplicitAuthFlows }, { domain }) {
    const flow = placed('AllowedOAuthFlows', AllowedOAuthFlows)[0];
    if (!flow || !AllowedOAuthFlowsUserPoolClient || domain !== null) return;
    yield {
      at: flow.at,
      message:
        'The user pool has no domain, so that its OAuth endpoints and sign-in pages have no address. ' +
        'Add one to the pool; ' +
        'the pages also need a branding style for a client that was not made in the console.' +
        (ExplicitAuthFlows?.includes(CLIENT_TOKEN_FLOW) ? ' GetClientToken needs no domain.' : ''),
    };
  },
});
