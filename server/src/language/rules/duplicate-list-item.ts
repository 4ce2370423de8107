import { PAGES } from './docs';
import { placed, safely } from './lists';
import { defineRule } from './rule';

const LISTS = [
  'CallbackURLs',
  'LogoutURLs',
  'AllowedOAuthFlows',
  'AllowedOAuthScopes',
  'ExplicitAuthFlows',
  'SupportedIdentityProviders',
  'ReadAttributes',
  'WriteAttributes',
] as const;

/** These lists are sets to the service; an item more changes nothing. */
export const duplicateListItem = defineRule({
  code: 'duplicate-list-item',
  severity: 'hint',
  facts: ['duplicate-items'],
  docs: PAGES.appClients,
  reads: LISTS,
  pieces: LISTS,
  *check(values) {
    for (const name of LISTS) {
      const items = values[name];
      if (!items || new Set(items).size === items.length) continue;
      const first = new Map<string, number>();
      for (const { item, at } of placed(name, items)) {
        const earlier = first.get(item);
        if (earlier === undefined) first.set(item, at[1] as number);
        else
          yield {
            at,
            tag: 'unnecessary',
            message: 'It stands in the list already; the service keeps it once.',
            related: [{ at: [name, earlier], message: 'The same item.' }],
            fix: safely({ title: `Remove ${item}`, set: [[at, undefined]] }),
          };
      }
    }
  },
});
