import { closestMatch } from '../nearest';
import { PAGES } from './docs';
import { STANDARD_SCOPES } from './known';
import { meantItem, placed } from './lists';
import { defineRule } from './rule';

/** A scope is one of the standard ones, or has a slash between resource server and scope. */
export const scopeUnknown = defineRule({
  code: 'scope-unknown',
  severity: 'error',
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  *check({ AllowedOAuthScopes }) {
    const meantBy = closestMatch(STANDARD_SCOPES);
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes)) {
      if (item.includes('/') || STANDARD_SCOPES.some((scope) => scope.toLowerCase() === item.toLowerCase())) continue;
      const meant = meantBy(item);
      yield {
        at,
        message: `${item} is no standard scope (${STANDARD_SCOPES.join(', ')}) and has no slash, so that it is no resource-server/scope either: the service refuses the update.${meant ? ` Did you mean ${meant.word}?` : ''}`,
        ...meantItem(meant, at),
      };
    }
  },
});
