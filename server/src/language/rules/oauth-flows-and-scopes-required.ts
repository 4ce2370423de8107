import { apiPage } from './docs';
import { CLIENT_TOKEN_FLOW } from './known';
import { isEmpty, liveList } from './lists';
import { defineRule } from './rule';

function message(missing: readonly string[], isWritten: boolean, usesClientToken: boolean): string {
  const [are, them] = missing.length > 1 ? ['are', 'them'] : ['is', 'it'];
  return (
    `OAuth is switched on, but ${missing.join(' and ')} ${are} ${isWritten ? 'empty' : 'missing'}: ` +
    'the service refuses the update. ' +
    (usesClientToken
      ? `GetClientToken needs no OAuth: set AllowedOAuthFlowsUserPoolClient to false, or fill ${them} for the token endpoint.`
      : `Fill ${them}, or set AllowedOAuthFlowsUserPoolClient to false.`)
  );
}

const NEEDED = ['AllowedOAuthFlows', 'AllowedOAuthScopes'] as const;

/** Switched on, OAuth needs at least one grant and one scope. */
export const oauthFlowsAndScopesRequired = defineRule({
  code: 'oauth-flows-and-scopes-required',
  severity: 'error',
  facts: ['oauth-needs-grants-and-scopes', 'client-token-reads-scopes'],
  docs: apiPage('AllowedOAuthFlowsUserPoolClient'),
  reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows', 'AllowedOAuthScopes', 'ExplicitAuthFlows'],
  pieces: ['ExplicitAuthFlows'],
  optionalContext: ['live'],
  *check({ AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes, ExplicitAuthFlows }, { live }) {
    const lists = { AllowedOAuthFlows, AllowedOAuthScopes };
    const missing = NEEDED.filter((name) => isEmpty(lists[name] ?? liveList(live, name)));
    const written = missing.find((name) => lists[name]);
    // What the file leaves out stays as it is live; where it mentions none of the three, nothing changes.
    const isOn = AllowedOAuthFlowsUserPoolClient ?? (written && live?.AllowedOAuthFlowsUserPoolClient);
    if (!isOn || missing.length === 0) return;
    yield {
      at: [written ?? 'AllowedOAuthFlowsUserPoolClient'],
      ...(written && { related: [{ at: ['AllowedOAuthFlowsUserPoolClient'], message: 'OAuth is on.' }] }),
      message: message(missing, written !== undefined, ExplicitAuthFlows?.includes(CLIENT_TOKEN_FLOW) ?? false),
    };
  },
});
