import type { AppClientContext } from '../context';
import { apiPage } from './docs';
import { closestBuiltIn, OTHER_NAMES } from './known';
import { liveList, placed, replaceItem, safely } from './lists';
import { defineRule } from './rule';

/** Whether the pool has a provider of exactly that name, as far as is known: the live client could not list it otherwise. */
function exists(
  name: string,
  { identityProviders, live }: Pick<AppClientContext, 'identityProviders' | 'live'>,
): boolean {
  return (
    (identityProviders?.items.some((item) => item.name === name) ?? false) ||
    (liveList(live, 'SupportedIdentityProviders')?.includes(name) ?? false)
  );
}

function message(builtIn: string, name: string, isSure: boolean): string {
  const condition = isSure
    ? ', which the user pool does not have'
    : ' unless the pool has a SAML or OIDC provider of exactly that name';
  return `The built-in provider is called ${builtIn}. The service refuses ${name}${condition}.`;
}

/** Built-in names are case-sensitive. Apple and Amazon could be names of the pool's own providers, hence a warning only. */
export const providerNameCase = defineRule({
  code: 'provider-name-case',
  severity: 'error',
  facts: ['provider-names'],
  docs: apiPage('SupportedIdentityProviders'),
  reads: ['SupportedIdentityProviders'],
  pieces: ['SupportedIdentityProviders'],
  optionalContext: ['identityProviders', 'live'],
  *check({ SupportedIdentityProviders }, context) {
    const sure = context.identityProviders?.complete === true;
    for (const { item, at } of placed('SupportedIdentityProviders', SupportedIdentityProviders)) {
      const builtIn = closestBuiltIn(item);
      if (!builtIn || exists(item, context)) continue;
      const otherName = Object.hasOwn(OTHER_NAMES, item) && !sure;
      yield {
        at,
        severity: otherName ? 'warning' : 'error',
        message: message(builtIn, item, sure),
        fix: otherName ? replaceItem(builtIn, at) : safely(replaceItem(builtIn, at)),
        ...(!sure && { needsPoolToConfirm: true }),
      };
    }
  },
});
