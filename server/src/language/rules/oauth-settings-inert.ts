import { apiPage } from './docs';
import { isEmpty } from './lists';
import { defineRule } from './rule';

function message(isOff: boolean, inert: readonly string[]): string {
  const state = isOff ? 'false' : 'left out, which means false unless it is live already';
  const effect = inert.length > 1 ? 'are stored but do nothing' : 'is stored but does nothing';
  return `AllowedOAuthFlowsUserPoolClient is ${state}: ${inert.join(', ')} ${effect}, and managed login fails.`;
}

/** The service stores these settings and ignores them while the switch is off. A switch that is left out and live is oauth-switch-omitted. */
export const oauthSettingsInert = defineRule({
  code: 'oauth-settings-inert',
  severity: 'warning',
  facts: ['oauth-switch-off', 'client-token-reads-scopes'],
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
      message: message(off, inert),
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
