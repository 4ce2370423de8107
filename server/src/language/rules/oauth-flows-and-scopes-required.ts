import { apiPage } from './docs';
import { isEmpty } from './lists';
import { defineRule } from './rule';

function message(missing: readonly string[], isWritten: boolean): string {
  const [are, them] = missing.length > 1 ? ['are', 'them'] : ['is', 'it'];
  return (
    `OAuth is switched on, but ${missing.join(' and ')} ${are} ${isWritten ? 'empty' : 'missing'}: ` +
    `the service refuses the update. Fill ${them}, or set AllowedOAuthFlowsUserPoolClient to false.`
  );
}

/** Switched on, OAuth needs at least one grant and one scope. */
export const oauthFlowsAndScopesRequired = defineRule({
  code: 'oauth-flows-and-scopes-required',
  severity: 'error',
  facts: ['oauth-needs-grants-and-scopes', 'client-token-reads-scopes'],
  docs: apiPage('AllowedOAuthFlowsUserPoolClient'),
  reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows', 'AllowedOAuthScopes'],
  *check({ AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes }) {
    if (!AllowedOAuthFlowsUserPoolClient || !(isEmpty(AllowedOAuthFlows) || isEmpty(AllowedOAuthScopes))) return;
    const lists = { AllowedOAuthFlows, AllowedOAuthScopes };
    const missing = (['AllowedOAuthFlows', 'AllowedOAuthScopes'] as const).filter((name) => isEmpty(lists[name]));
    const written = missing.find((name) => lists[name]);
    yield {
      at: [written ?? 'AllowedOAuthFlowsUserPoolClient'],
      ...(written && { related: [{ at: ['AllowedOAuthFlowsUserPoolClient'], message: 'OAuth is on.' }] }),
      message: message(missing, written !== undefined),
    };
  },
});
