import { closestMatch, type ClosestMatch } from '../nearest';
import { PAGES } from './docs';
import { STANDARD_SCOPES } from './known';
import { placed, suggestedFix } from './lists';
import { defineRule } from './rule';

const message = (scope: string, suggestion: ClosestMatch | undefined): string =>
  `${scope} is no standard scope (${STANDARD_SCOPES.join(', ')}) and has no slash, ` +
  'so that it is no resource-server/scope either: the service refuses the update.' +
  (suggestion ? ` Did you mean ${suggestion.word}?` : '');

/** A scope is one of the standard ones, or has a slash between resource server and scope. */
export const scopeUnknown = defineRule({
  code: 'scope-unknown',
  severity: 'error',
  facts: ['scope-names', 'scope-of-the-service'],
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  pieces: ['AllowedOAuthScopes'],
  *check({ AllowedOAuthScopes }) {
    const closest = closestMatch(STANDARD_SCOPES);
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes)) {
      if (item.includes('/') || STANDARD_SCOPES.some((scope) => scope.toLowerCase() === item.toLowerCase())) continue;
      const suggestion = closest(item);
      yield { at, message: message(item, suggestion), ...suggestedFix(suggestion, at) };
    }
  },
});
