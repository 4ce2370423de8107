import { PAGES } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

const message = (userFlow: string | undefined): string =>
  'This client is for machines, but users can sign in through it by ' +
  (userFlow ?? 'the default flows, because ExplicitAuthFlows is left out') +
  '. List the minimum: ALLOW_CLIENT_TOKEN_AUTH alone where programs call GetClientToken, else ALLOW_REFRESH_TOKEN_AUTH alone.';

/** A client for machines needs no sign-in of users; without a list it has the default flows. */
export const secM2mUserFlows = defineRule({
  code: 'sec-m2m-user-flows',
  severity: 'hint',
  facts: ['client-credentials-users', 'client-token-alone'],
  docs: PAGES.authFlows,
  reads: ['AllowedOAuthFlows', 'ExplicitAuthFlows'],
  keeps: ['ExplicitAuthFlows'],
  *check({ AllowedOAuthFlows, ExplicitAuthFlows }) {
    const flow = placed('AllowedOAuthFlows', AllowedOAuthFlows).find(({ item }) => item === 'client_credentials');
    const userFlow = placed('ExplicitAuthFlows', ExplicitAuthFlows).find(
      ({ item }) => item !== 'ALLOW_REFRESH_TOKEN_AUTH' && item !== 'ALLOW_CLIENT_TOKEN_AUTH',
    );
    if (!flow || AllowedOAuthFlows?.length !== 1 || (ExplicitAuthFlows && !userFlow)) return;
    yield {
      at: userFlow?.at ?? flow.at,
      message: message(userFlow?.item),
      ...(userFlow && { related: [{ at: flow.at, message: 'The grant for machines.' }] }),
    };
  },
});
