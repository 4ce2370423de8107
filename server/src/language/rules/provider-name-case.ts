import { apiPage } from './docs';
import { BUILT_IN, OTHER_NAMES } from './known';
import { placed, replaceItem, safely } from './lists';
import { defineRule } from './rule';

/** Built-in names are case-sensitive. Apple and Amazon could be names of the pool's own providers, hence a warning only. */
export const providerNameCase = defineRule({
  code: 'provider-name-case',
  severity: 'error',
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders'],
  *check({ SupportedIdentityProviders }) {
    for (const { item, at } of placed('SupportedIdentityProviders', SupportedIdentityProviders)) {
      const otherName = Object.hasOwn(OTHER_NAMES, item);
      const meant = otherName ? OTHER_NAMES[item] : BUILT_IN.find((it) => it.toLowerCase() === item.toLowerCase());
      if (!meant || meant === item) continue;
      yield {
        at,
        severity: otherName ? 'warning' : 'error',
        message: `The built-in provider is called ${meant}. The service refuses ${item} unless the pool has a SAML or OIDC provider of exactly that name.`,
        fix: otherName ? replaceItem(meant, at) : safely(replaceItem(meant, at)),
      };
    }
  },
});
