import { apiPage } from './docs';
import { isEmpty } from './lists';
import { defineRule } from './rule';

/** The service stores these settings and ignores them while the switch is off. A switch that is left out and live is oauth-switch-omitted. */
export const oauthSettingsInert = defineRule({
  code: 'oauth-settings-inert',
  severity: 'warning',
  docs: apiPage('AllowedOAuthFlowsUserPoolClient'),
  reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs', 'LogoutURLs'],
  optionalContext: ['live'],
  *check(
    { AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs, LogoutURLs },
    { live },
  ) {
    const off = AllowedOAuthFlowsUserPoolClient === false;
    if (AllowedOAuthFlowsUserPoolClient || (!off && live?.AllowedOAuthFlowsUserPoolClient)) return;
    const lists = { AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs, LogoutURLs };
    const inert = (Object.keys(lists) as (keyof typeof lists)[]).filter((name) => !isEmpty(lists[name]));
    const [first, ...others] = inert;
    if (!first) return;
    yield {
      at: [first],
      on: 'key',
      tag: 'unnecessary',
      message: `AllowedOAuthFlowsUserPoolClient is ${off ? 'false' : 'left out, which means false unless it is live already'}: ${inert.join(', ')} ${inert.length > 1 ? 'are' : 'is'} stored but ${inert.length > 1 ? 'do' : 'does'} nothing, and managed login fails.`,
      related: [
        ...(off ? [{ at: ['AllowedOAuthFlowsUserPoolClient'], message: 'OAuth is off.' }] : []),
        ...others.map((name) => ({ at: [name], message: 'This does nothing either.' })),
      ],
      // Without grants and scopes the service would refuse the switch.
      ...(inert.includes('AllowedOAuthFlows') &&
        inert.includes('AllowedOAuthScopes') && {
          fix: {
            title: 'Set AllowedOAuthFlowsUserPoolClient to true',
            set: [[['AllowedOAuthFlowsUserPoolClient'], true]],
          },
        }),
    };
  },
});
