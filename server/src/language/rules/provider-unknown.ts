import { isSameName, closestMatch } from '../nearest';
import { apiPage } from './docs';
import { builtInMeant } from './known';
import { meantItem, placed } from './lists';
import { defineRule } from './rule';

/** Other spellings of built-in names are provider-name-case. */
export const providerUnknown = defineRule({
  code: 'provider-unknown',
  severity: 'error',
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders'],
  requires: ['identityProviders'],
  *check({ SupportedIdentityProviders }, { identityProviders }) {
    const names = new Set(['COGNITO', ...identityProviders.map(({ name }) => name)]);
    const meantBy = closestMatch([...names], isSameName);
    for (const { item, at } of placed('SupportedIdentityProviders', SupportedIdentityProviders)) {
      if (names.has(item) || builtInMeant(item)) continue;
      const meant = meantBy(item);
      yield {
        at,
        message: `The user pool has no identity provider ${item}: the service refuses the update. ${meant ? `Did you mean ${meant.word}?` : 'Add the provider to the pool first.'}`,
        ...meantItem(meant, at),
      };
    }
  },
});
