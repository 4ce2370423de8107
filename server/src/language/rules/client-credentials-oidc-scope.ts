import { PAGES } from './docs';
import { STANDARD_SCOPES } from './known';
import { isEmpty, placed, removeItem } from './lists';
import { defineRule } from './rule';

const message = (scope: string): string =>
  `${scope} is about a user, and client_credentials has none: the service refuses the update. ` +
  'Use scopes of a resource server, such as my-api/read.';

/** There is no user whose profile such a token could open. Beside another grant, client-credentials-exclusive comes first. */
export const clientCredentialsOidcScope = defineRule({
  code: 'client-credentials-oidc-scope',
  severity: 'error',
  facts: ['client-credentials-scopes'],
  docs: PAGES.scopes,
  reads: ['AllowedOAuthFlows', 'AllowedOAuthScopes'],
  pieces: ['AllowedOAuthScopes'],
  *check({ AllowedOAuthFlows, AllowedOAuthScopes }) {
    if (isEmpty(AllowedOAuthFlows) || !AllowedOAuthFlows?.every((flow) => flow === 'client_credentials')) return;
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes)) {
      if (!STANDARD_SCOPES.includes(item)) continue;
      yield {
        at,
        message: message(item),
        related: [{ at: ['AllowedOAuthFlows', 0], message: 'The grant.' }],
        ...removeItem(item, at, AllowedOAuthScopes),
      };
    }
  },
});
