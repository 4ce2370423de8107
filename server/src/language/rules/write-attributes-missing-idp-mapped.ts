import { PAGES } from './docs';
import { placed } from './lists';
import { addAttributes, isKeptByCognito } from './pool-attributes';
import { defineRule } from './rule';

function message(providers: readonly string[], attributes: readonly string[]): string {
  const [fill, them] = providers.length > 1 ? ['fill', 'them'] : ['fills', 'that provider'];
  return (
    `${providers.join(' and ')} ${fill} ${attributes.join(', ')}, which this app cannot write: ` +
    `the update is accepted, but sign-in through ${them} fails.`
  );
}

/** The update is accepted, and sign-in fails later. Required attributes are left to another rule. */
export const writeAttributesMissingIdpMapped = defineRule({
  code: 'write-attributes-missing-idp-mapped',
  severity: 'warning',
  facts: ['attributes-mapped'],
  docs: PAGES.attributes,
  reads: ['WriteAttributes', 'SupportedIdentityProviders'],
  pieces: ['SupportedIdentityProviders'],
  requires: ['attributes'],
  *check({ WriteAttributes = [], SupportedIdentityProviders = [] }, { attributes }) {
    const mapped = attributes.filter((attribute) =>
      attribute.mappedBy?.some((provider) => SupportedIdentityProviders.includes(provider)),
    );
    const missing = mapped.filter(
      ({ name, required }) => !required && !isKeptByCognito(name) && !WriteAttributes.includes(name),
    );
    if (WriteAttributes.length === 0 || missing.length === 0) return;
    const names = missing.map((attribute) => attribute.name);
    const providers = placed('SupportedIdentityProviders', SupportedIdentityProviders).filter(({ item }) =>
      missing.some((attribute) => attribute.mappedBy?.includes(item)),
    );
    yield {
      at: ['WriteAttributes'],
      on: 'key',
      message: message(
        providers.map(({ item }) => item),
        names,
      ),
      related: providers.map(({ at }) => ({ at, message: 'The provider.' })),
      fix: addAttributes('WriteAttributes', WriteAttributes, names),
    };
  },
});
