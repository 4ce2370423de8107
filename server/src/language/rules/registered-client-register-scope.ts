import { REGISTER_SCOPE } from '../statements';
import { placed, removeItem } from './lists';
import { PAGES } from './docs';
import { defineRule } from './rule';

/** AWS documents what a registered client can request, and not what an update with this scope does: a warning. */
export const registeredClientRegisterScope = defineRule({
  code: 'registered-client-register-scope',
  severity: 'warning',
  facts: ['registered-client-scopes', 'registered-clients'],
  docs: PAGES.registration,
  reads: ['AllowedOAuthScopes'],
  pieces: ['AllowedOAuthScopes'],
  requires: ['isRegistered'],
  *check({ AllowedOAuthScopes }, { isRegistered }) {
    if (!isRegistered) return;
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes))
      if (item === REGISTER_SCOPE)
        yield {
          at,
          message:
            `An application registered this client, and such a client cannot request ${REGISTER_SCOPE}. ` +
            'Whether the service refuses the update is not documented. List the scope in a client that you created yourself.',
          ...removeItem(item, at, AllowedOAuthScopes),
        };
  },
});
