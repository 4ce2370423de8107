import { PAGES } from './docs';
import { placed } from './lists';
import { addAttributes, isKeptByCognito } from './pool-attributes';
import { defineRule } from './rule';

/** The update is accepted, and sign-in fails later. Required attributes are another rule's matter. */
export const writeAttributesMissingIdpMapped = defineRule({
  code: 'write-attributes-missing-idp-mapped',
  severity: 'warning',
  docs: PAGES.attributes,
  reads: ['WriteAttributes', 'SupportedIdentityProviders'],
  requires: ['attributes'],
  *check({ WriteAttributes = [], SupportedIdentityProviders = [] }, { attributes }) {
    const mapped = attributes.filter((attribute) =>
      attribute.mappedBy?.some((provider) => SupportedIdentityProviders.includes(provider)),
    );
    const missing = mapped.filter(
      (it) => !it.required && !isKeptByCognito(it.name) && !WriteAttributes.includes(it.name),
    );
    if (WriteAttributes.length === 0 || missing.length === 0) return;
    const names = missing.map((it) => it.name);
    const providers = placed('SupportedIdentityProviders', SupportedIdentityProviders).filter(({ item }) =>
      missing.some((it) => it.mappedBy?.includes(item)),
    );
    const several = providers.length > 1;
    yield {
      at: ['WriteAttributes'],
      on: 'key',
      message: `${providers.map(({ item }) => item).join(' and ')} ${several ? 'fill' : 'fills'} ${names.join(', ')}, which this app cannot write: the update is accepted, but sign-in through ${several ? 'them' : 'that provider'} fails.`,
      related: providers.map(({ at }) => ({ at, message: 'The provider.' })),
      fix: addAttributes('WriteAttributes', WriteAttributes, names),
    };
  },
});
