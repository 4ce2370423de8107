import { apiPage } from './docs';
import { isEmpty } from './lists';
import { defineRule } from './rule';

/** The service stores these settings and ignores them while the switch is off. */
export const oauthSettingsInert = defineRule({
  code: 'oauth-settings-inert',
  severity: 'warning',
  docs: apiPage('AllowedOAuthFlowsUserPoolClient'),
  reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs', 'LogoutURLs'],
  *check({ AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs, LogoutURLs }) {
    if (AllowedOAuthFlowsUserPoolClient) return;
    const lists = { AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs, LogoutURLs };
    const inert = (Object.keys(lists) as (keyof typeof lists)[]).filter((name) => !isEmpty(lists[name]));
    const [first] = inert;
    if (!first) return;
    const off = AllowedOAuthFlowsUserPoolClient === false;
    yield {
      at: [off ? 'AllowedOAuthFlowsUserPoolClient' : first],
      ...(!off && { on: 'key' }),
      message: `AllowedOAuthFlowsUserPoolClient is ${off ? 'false' : 'left out, which means false'}: ${inert.join(', ')} ${inert.length > 1 ? 'are' : 'is'} stored but ${inert.length > 1 ? 'do' : 'does'} nothing, and managed login fails.`,
      // Without grants and scopes the service would refuse the switch.
      ...(inert.includes('AllowedOAuthFlows') && inert.includes('AllowedOAuthScopes') && { fix: { title: 'Set AllowedOAuthFlowsUserPoolClient to true', set: [[['AllowedOAuthFlowsUserPoolClient'], true]] } }),
    };
  },
});
