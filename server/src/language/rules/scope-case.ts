import { PAGES } from './docs';
import { STANDARD_SCOPES } from './known';
import { placed, replaceItem, safely } from './lists';
import { defineRule } from './rule';

/** Scopes are compared with their case. */
export const scopeCase = defineRule({
  code: 'scope-case',
  severity: 'error',
  facts: ['scope-names'],
  docs: PAGES.scopes,
  reads: ['AllowedOAuthScopes'],
  pieces: ['AllowedOAuthScopes'],
  *check({ AllowedOAuthScopes }) {
    for (const { item, at } of placed('AllowedOAuthScopes', AllowedOAuthScopes)) {
      if (STANDARD_SCOPES.includes(item)) continue;
      const standard = STANDARD_SCOPES.find((scope) => scope.toLowerCase() === item.toLowerCase());
      if (standard)
        yield {
          at,
          message: `The scope is written ${standard}; the service refuses it in another case.`,
          fix: safely(replaceItem(standard, at)),
        };
    }
  },
});
