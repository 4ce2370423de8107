import { PAGES } from './docs';
import { placed, together } from './lists';
import { defineRule } from './rule';

const RIGHTS = ['role', 'roles', 'admin', 'tenant', 'plan', 'group', 'groups', 'permission', 'permissions', 'tier'];

/** Looks at the words of a custom attribute's name: tenantId, is_admin, subscription_tier. */
function isAboutRights(attribute: string): boolean {
  if (!/^(?:dev:)?custom:/.test(attribute)) return false;
  const words = attribute
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]/);
  return words.some((word) => RIGHTS.includes(word));
}

const message = (names: string): string =>
  `Users can change ${names} with their own access token. ` +
  'If it decides about rights, remove it from WriteAttributes.';

/** What decides about rights must not be writable by the user. */
export const secWritableSensitiveAttribute = defineRule({
  code: 'sec-writable-sensitive-attribute',
  severity: 'info',
  facts: ['attributes-read-only', 'attributes-left-out'],
  docs: PAGES.attributes,
  reads: ['WriteAttributes'],
  check({ WriteAttributes }) {
    const found = placed('WriteAttributes', WriteAttributes).filter(({ item }) => isAboutRights(item));
    const names = [...new Set(found.map(({ item }) => item))].join(', ');
    return together(found, () => ({
      message: message(names),
      fix: { title: `Remove ${names}`, set: found.map(({ at }) => [at, undefined] as const) },
    }));
  },
});
