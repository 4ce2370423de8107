import { PAGES } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

const BACK_END_FLOWS = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'];

const message = (flow: string): string =>
  `${flow} is for back ends with AWS credentials, and this client also serves browsers. ` +
  'A client of its own keeps the two apart.';

/** A flow for back ends on a client that browsers use. */
export const secAdminPasswordPublic = defineRule({
  code: 'sec-admin-password-public',
  severity: 'hint',
  facts: ['flow-admin-is-for-servers'],
  docs: PAGES.authFlows,
  reads: ['ExplicitAuthFlows', 'AllowedOAuthFlows'],
  pieces: ['ExplicitAuthFlows', 'AllowedOAuthFlows'],
  *check({ ExplicitAuthFlows, AllowedOAuthFlows }) {
    const grant = placed('AllowedOAuthFlows', AllowedOAuthFlows).find(
      ({ item }) => item === 'code' || item === 'implicit',
    );
    if (!grant) return;
    for (const { item, at } of placed('ExplicitAuthFlows', ExplicitAuthFlows)) {
      if (!BACK_END_FLOWS.includes(item)) continue;
      yield { at, message: message(item), related: [{ at: grant.at, message: 'A grant for browsers.' }] };
    }
  },
});
