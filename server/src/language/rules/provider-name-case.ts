import type { AppClientContext } from '../context';
import { apiPage } from './docs';
import { builtInMeant, OTHER_NAMES } from './known';
import { placed, replaceItem, safely } from './lists';
import { defineRule } from './rule';

/** Whether the pool has a provider of exactly that name, as far as is known: the live client could not list it otherwise. */
function exists(
  name: string,
  { identityProviders, live }: Pick<AppClientContext, 'identityProviders' | 'live'>,
): boolean {
  return (
    (identityProviders?.items.some((item) => item.name === name) ?? false) ||
    (live?.SupportedIdentityProviders?.includes(name) ?? false)
  );
}

/** Built-in names are case-sensitive. Apple and Amazon could be names of the pool's own providers, hence a warning only. */
export const providerNameCase = defineRule({
  code: 'provider-name-case',
  severity: 'error',
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders'],
  optionalContext: ['identityProviders', 'live'],
  *check({ SupportedIdentityProviders }, context) {
    const sure = context.identityProviders?.complete === true;
    for (const { item, at } of placed('SupportedIdentityProviders', SupportedIdentityProviders)) {
      const meant = builtInMeant(item);
      if (!meant || exists(item, context)) continue;
      const otherName = Object.hasOwn(OTHER_NAMES, item) && !sure;
      yield {
        at,
        severity: otherName ? 'warning' : 'error',
        message: `The built-in provider is called ${meant}. The service refuses ${item}${sure ? ', which the user pool does not have' : ' unless the pool has a SAML or OIDC provider of exactly that name'}.`,
        fix: otherName ? replaceItem(meant, at) : safely(replaceItem(meant, at)),
        ...(!sure && { needsPoolToConfirm: true }),
      };
    }
  },
});
