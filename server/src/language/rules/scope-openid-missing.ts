import { PAGES } from './docs';
import { addItem, placed } from './lists';
import { defineRule } from './rule';

/** Without openid there is no ID token to hold these claims. */
export const scopeOpenidMissing = defineRule({
  code: 'scope-openid-missing',
  severity: 'warning',
  facts: ['scope-openid'],
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes', 'AllowedOAuthFlows'],
  pieces: ['AllowedOAuthFlows'],
  *check({ AllowedOAuthScopes, AllowedOAuthFlows }) {
    if (
      !AllowedOAuthFlows?.some((flow) => flow === 'code' || flow === 'implicit') ||
      AllowedOAuthScopes?.includes('openid')
    )
      return;
    const claim = placed('AllowedOAuthScopes', AllowedOAuthScopes).find(({ item }) =>
      ['email', 'phone', 'profile'].includes(item),
    );
    if (claim)
      yield {
        at: claim.at,
        message: `${claim.item} can only be asked for together with openid, which is not in the list.`,
        fix: addItem('AllowedOAuthScopes', AllowedOAuthScopes, 'openid'),
      };
  },
});
