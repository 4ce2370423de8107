import { PAGES } from './docs';
import { placed } from './lists';
import { defineRule } from './rule';

/** A flow for back ends on a client that browsers use. */
export const secAdminPasswordPublic = defineRule({
  code: 'sec-admin-password-public',
  severity: 'hint',
  docs: PAGES.authFlows,
  reads: ['ExplicitAuthFlows', 'AllowedOAuthFlows'],
  *check({ ExplicitAuthFlows, AllowedOAuthFlows }) {
    const grant = placed('AllowedOAuthFlows', AllowedOAuthFlows).find(
      ({ item }) => item === 'code' || item === 'implicit',
    );
    if (!grant) return;
    for (const { item, at } of placed('ExplicitAuthFlows', ExplicitAuthFlows).filter(
      (it) => it.item === 'ALLOW_ADMIN_USER_PASSWORD_AUTH' || it.item === 'ADMIN_NO_SRP_AUTH',
    )) {
      yield {
        at,
        message: `${item} is for back ends with AWS credentials, and this client also serves browsers. A client of its own keeps the two apart.`,
        related: [{ at: grant.at, message: 'A grant for browsers.' }],
      };
    }
  },
});
