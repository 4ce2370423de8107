import { PAGES } from './docs';
import { addAttributes, isKeptByCognito } from './pool-attributes';
import { defineRule } from './rule';

/** The update is accepted, and sign-in fails later. Required attributes are another rule's matter. */
export const writeAttributesMissingIdpMapped = defineRule({
  code: 'write-attributes-missing-idp-mapped',
  severity: 'warning',
  docs: PAGES.attributes,
  reads: ['WriteAttributes', 'SupportedIdentityProviders'],
  needs: ['attributes'],
  *check({ WriteAttributes = [], SupportedIdentityProviders = [] }, { attributes }) {
    const mapped = attributes.filter((it) => it.mappedBy?.some((provider) => SupportedIdentityProviders.includes(provider)));
    const missing = mapped.filter((it) => !it.required && !isKeptByCognito(it.name) && !WriteAttributes.includes(it.name));
    if (WriteAttributes.length === 0 || missing.length === 0) return;
    const names = missing.map((it) => it.name);
    const provider = SupportedIdentityProviders.findIndex((it) => missing[0]?.mappedBy?.includes(it));
    yield {
      at: ['WriteAttributes'],
      on: 'key',
      message: `${SupportedIdentityProviders[provider]} fills ${names.join(', ')}, which this app cannot write: the update is accepted, but sign-in through that provider fails.`,
      related: [{ at: ['SupportedIdentityProviders', provider], message: 'The provider.' }],
      fix: addAttributes('WriteAttributes', WriteAttributes, names),
    };
  },
});
