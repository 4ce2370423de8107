import { apiPage } from './docs';
import { CLIENT_TOKEN_FLOW, mayReadScopes } from './known';
import { isEmpty, liveList } from './lists';
import { defineRule } from './rule';

function message(isOff: boolean, inert: readonly string[]): string {
  const state = isOff ? 'false' : 'left out, which means false unless it is live already';
  const effect = inert.length > 1 ? 'are stored but do nothing' : 'is stored but does nothing';
  return `AllowedOAuthFlowsUserPoolClient is ${state}: ${inert.join(', ')} ${effect}, and managed login fails.`;
}

/**
 * The service stores these settings and ignores them while the switch is off, but GetClientToken reads the scopes. A switch that is left
 * out and live is oauth-switch-omitted.
 */
export const oauthSettingsInert = defineRule({
  code: 'oauth-settings-inert',
  severity: 'warning',
  facts: ['oauth-switch-off', 'client-token-reads-scopes'],
  docs: apiPage('AllowedOAuthFlowsUserPoolClient'),
  reads: [
    'AllowedOAuthFlowsUserPoolClient',
    'AllowedOAuthFlows',
    'AllowedOAuthScopes',
    'CallbackURLs',
    'LogoutURLs',
    'ExplicitAuthFlows',
  ],
  pieces: ['AllowedOAuthFlows', 'AllowedOAuthScopes', 'CallbackURLs', 'LogoutURLs', 'ExplicitAuthFlows'],
  optionalContext: ['live'],
  *check(values, { live }) {
    const { AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes, CallbackURLs, LogoutURLs } = values;
    const off = AllowedOAuthFlowsUserPoolClient === false;
    if (AllowedOAuthFlowsUserPoolClient || (!off && live?.AllowedOAuthFlowsUserPoolClient)) return;
    const flows = values.ExplicitAuthFlows ?? liveList(live, 'ExplicitAuthFlows');
    const lists = {
      AllowedOAuthFlows,
      AllowedOAuthScopes: mayReadScopes(flows) ? [] : AllowedOAuthScopes,
      CallbackURLs,
      LogoutURLs,
    };
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
      // Without grants, scopes and where browsers come back to, the service would refuse the switch.
      ...(inert.includes('AllowedOAuthFlows') &&
        !isEmpty(AllowedOAuthScopes) &&
        !flows?.includes(CLIENT_TOKEN_FLOW) &&
        (inert.includes('CallbackURLs') || !goesThroughBrowser(AllowedOAuthFlows)) && {
          fix: {
            title: 'Set AllowedOAuthFlowsUserPoolClient to true',
            set: [[['AllowedOAuthFlowsUserPoolClient'], true]],
          },
        }),
    };
  },
});

function goesThroughBrowser(flows: readonly string[] = []): boolean {
  return flows.some((flow) => flow === 'code' || flow === 'implicit');
}
