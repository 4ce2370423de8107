import { PAGES } from './docs';
import { placed, removeItem, replaceItem } from './lists';
import { defineRule } from './rule';

/** RFC 9700, section 2.1.2. */
export const secImplicitGrant = defineRule({
  code: 'sec-implicit-grant',
  severity: 'info',
  facts: ['implicit-grant-discouraged'],
  docs: PAGES.oauthSecurity,
  reads: ['AllowedOAuthFlows'],
  pieces: ['AllowedOAuthFlows'],
  *check({ AllowedOAuthFlows }) {
    for (const { item, at } of placed('AllowedOAuthFlows', AllowedOAuthFlows)) {
      if (item !== 'implicit') continue;
      yield {
        at,
        message: 'The implicit grant puts tokens into URLs, where histories and logs keep them. Use code with PKCE.',
        ...(AllowedOAuthFlows?.includes('code')
          ? removeItem(item, at, AllowedOAuthFlows)
          : { fix: replaceItem('code', at) }),
      };
    }
  },
});
