import { apiPage } from './docs';
import { isEmpty, placed } from './lists';
import { defineRule } from './rule';

/** Grants that go through the browser need a place to come back to. With the switch off it is not known whether the service insists. */
export const callbackRequired = defineRule({
  code: 'callback-required',
  severity: 'error',
  facts: ['callback-needed'],
  docs: apiPage('CallbackURLs'),
  reads: ['AllowedOAuthFlows', 'CallbackURLs', 'AllowedOAuthFlowsUserPoolClient'],
  pieces: ['AllowedOAuthFlows'],
  keeps: ['CallbackURLs', 'AllowedOAuthFlowsUserPoolClient'],
  *check({ AllowedOAuthFlows, CallbackURLs, AllowedOAuthFlowsUserPoolClient }) {
    const flow = placed('AllowedOAuthFlows', AllowedOAuthFlows).find(
      ({ item }) => item === 'code' || item === 'implicit',
    );
    if (!flow || !isEmpty(CallbackURLs)) return;
    yield {
      at: CallbackURLs ? ['CallbackURLs'] : flow.at,
      severity: AllowedOAuthFlowsUserPoolClient ? 'error' : 'warning',
      ...(CallbackURLs && { related: [{ at: flow.at, message: 'The grant that needs one.' }] }),
      message: `The ${flow.item} grant needs at least one URL in CallbackURLs: the service refuses the update without one.`,
    };
  },
});
