import { closestMatch, isSameName, type ClosestMatch } from '../nearest';
import { apiPage } from './docs';
import { closestBuiltIn } from './known';
import { placed, suggestedFix } from './lists';
import { defineRule } from './rule';

const message = (name: string, suggestion: ClosestMatch | undefined): string =>
  `The user pool has no identity provider ${name}: the service refuses the update. ` +
  (suggestion ? `Did you mean ${suggestion.word}?` : 'Add the provider to the pool first.');

/** Other spellings of built-in names are provider-name-case. */
export const providerUnknown = defineRule({
  code: 'provider-unknown',
  severity: 'error',
  facts: ['provider-exists'],
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders'],
  requires: ['identityProviders'],
  *check({ SupportedIdentityProviders }, { identityProviders }) {
    const names = new Set(['COGNITO', ...identityProviders.map(({ name }) => name)]);
    const closest = closestMatch([...names], isSameName);
    for (const { item, at } of placed('SupportedIdentityProviders', SupportedIdentityProviders)) {
      if (names.has(item) || closestBuiltIn(item)) continue;
      const suggestion = closest(item);
      yield { at, message: message(item, suggestion), ...suggestedFix(suggestion, at) };
    }
  },
});
