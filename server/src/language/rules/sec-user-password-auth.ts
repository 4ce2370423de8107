import { PAGES } from './docs';
import { placed, together } from './lists';
import { defineRule } from './rule';

const PASSWORD_FLOWS = ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'];

const message = (flow: string): string =>
  `With ${flow} the app sends the password itself. ` +
  'Keep it for migrating users; ALLOW_USER_SRP_AUTH never sends it.';

/** RFC 9700, section 2.4; AWS means the flow for migrating users. */
export const secUserPasswordAuth = defineRule({
  code: 'sec-user-password-auth',
  severity: 'info',
  facts: ['flow-password-sends-password'],
  docs: PAGES.authFlows,
  reads: ['ExplicitAuthFlows'],
  pieces: ['ExplicitAuthFlows'],
  check({ ExplicitAuthFlows }) {
    const flows = placed('ExplicitAuthFlows', ExplicitAuthFlows).filter(({ item }) => PASSWORD_FLOWS.includes(item));
    return together(flows, ({ item }) => ({ message: message(item) }));
  },
});
