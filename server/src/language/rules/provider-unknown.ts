import { isPlainlyMeant, nearest } from '../nearest';
import { apiPage } from './docs';
import { builtInMeant } from './known';
import { placed, replaceItem, safely } from './lists';
import { defineRule } from './rule';

/** Other spellings of built-in names are provider-name-case. */
export const providerUnknown = defineRule({
  code: 'provider-unknown',
  severity: 'error',
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders'],
  needs: ['identityProviders'],
  *check({ SupportedIdentityProviders }, { identityProviders }) {
    const names = ['COGNITO', ...identityProviders.map(({ name }) => name)];
    for (const { item, at } of placed('SupportedIdentityProviders', SupportedIdentityProviders)) {
      if (names.includes(item) || builtInMeant(item)) continue;
      const meant = nearest(item, names);
      yield {
        at,
        message: `The user pool has no identity provider ${item}: the service refuses the update. ${meant ? `Did you mean ${meant}?` : 'Add the provider to the pool first.'}`,
        ...(meant && { fix: isPlainlyMeant(item, meant, names) ? safely(replaceItem(meant, at)) : replaceItem(meant, at) }),
      };
    }
  },
});
