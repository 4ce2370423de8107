import { isPlainlyMeant, nearest } from '../nearest';
import { PAGES } from './docs';
import { STANDARD_SCOPES } from './known';
import { placed, replaceItem, safely } from './lists';
import { defineRule } from './rule';

/** A scope is one of the standard ones, or has a slash between resource server and scope. */
export const scopeUnknown = defineRule({
  code: 'scope-unknown',
  severity: 'error',
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  *check({ AllowedOAuthScopes }) {
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes)) {
      if (item.includes('/') || STANDARD_SCOPES.some((it) => it.toLowerCase() === item.toLowerCase())) continue;
      const meant = nearest(item, STANDARD_SCOPES);
      yield {
        at,
        message: `${item} is no standard scope (${STANDARD_SCOPES.join(', ')}) and has no slash, so that it is no resource-server/scope either: the service refuses the update.${meant ? ` Did you mean ${meant}?` : ''}`,
        ...(meant && { fix: isPlainlyMeant(item, meant, STANDARD_SCOPES) ? safely(replaceItem(meant, at)) : replaceItem(meant, at) }),
      };
    }
  },
});
