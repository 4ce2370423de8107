import { CUSTOM_ATTRIBUTES_UNSURE } from '../statements';
import { PAGES } from './docs';
import { liveList, placed, removeItems, together } from './lists';
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

const unlistedMessage = (names: string, isWritten: boolean): string =>
  `Users may be able to change ${names} with their own access token: WriteAttributes is ${isWritten ? 'empty' : 'left out'}, ` +
  `which means all standard attributes. ${CUSTOM_ATTRIBUTES_UNSURE} List the attributes that the app has to write.`;

/** What decides about rights must not be writable by the user. Whether it is without a list is not settled: that is said, too. */
export const secWritableSensitiveAttribute = defineRule({
  code: 'sec-writable-sensitive-attribute',
  severity: 'info',
  facts: ['attributes-read-only', 'attributes-left-out'],
  docs: PAGES.attributes,
  reads: ['WriteAttributes'],
  pieces: ['WriteAttributes'],
  optionalContext: ['attributes', 'live'],
  check({ WriteAttributes }, { attributes, live, unsound }) {
    const isUnlisted =
      !unsound.has('WriteAttributes') && !(WriteAttributes ?? liveList(live, 'WriteAttributes'))?.length;
    const open = (isUnlisted ? (attributes?.items ?? []) : []).filter(
      ({ name, mutable }) => /^custom:/.test(name) && mutable !== false && isAboutRights(name),
    );
    if (open.length > 0) {
      const text = unlistedMessage(open.map(({ name }) => name).join(', '), WriteAttributes !== undefined);
      return [{ at: WriteAttributes ? ['WriteAttributes'] : [], message: text }];
    }
    const found = placed('WriteAttributes', WriteAttributes).filter(({ item }) => isAboutRights(item));
    const names = [...new Set(found.map(({ item }) => item))].join(', ');
    return together(found, () => ({
      message: message(names),
      ...removeItems(found, WriteAttributes),
    }));
  },
});
