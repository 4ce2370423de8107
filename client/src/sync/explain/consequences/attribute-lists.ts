import { CUSTOM_ATTRIBUTES_UNSURE } from '../../../../../server/src/language/statements';
import { hasUsers } from '../effective';
import { sentence } from '../sentence';
import type { Consequence, ConsequenceRule, ClientChange } from './consequence';

type AttributeList = 'ReadAttributes' | 'WriteAttributes';

const VERBS: Readonly<Record<AttributeList, string>> = { ReadAttributes: 'read', WriteAttributes: 'write' };

/** The consequences for attributes of users. An absent or empty list means all standard ones, whose names only the pool knows. */
export const attributeLists: ConsequenceRule = (change) =>
  (Object.keys(VERBS) as AttributeList[]).flatMap((name) => compareAttributes(name, change));

function compareAttributes(name: AttributeList, change: ClientChange): Consequence[] {
  // Without a way to sign in nobody reads. SignUp needs none, and writes.
  if (name === 'ReadAttributes' && !hasUsers(change.after)) return [];
  const before = change.before[name] ?? [];
  const after = change.after[name] ?? [];
  if (before.length === 0 && after.length === 0) return [];
  if (after.length === 0) return [opens(MESSAGES.allStandard(VERBS[name]), name, before)];
  if (before.length === 0) {
    const isLost = (attribute: string): boolean => !after.includes(attribute);
    return [takesAway(MESSAGES.onlyListed(VERBS[name]), name, after, change, isLost)];
  }
  const removed = before.filter((attribute) => !after.includes(attribute));
  const added = after.filter((attribute) => !before.includes(attribute));
  const isRemoved = (attribute: string): boolean => removed.includes(attribute);
  return [
    ...(removed.length > 0 ? [takesAway(MESSAGES.removed(VERBS[name]), name, removed, change, isRemoved)] : []),
    ...(added.length > 0 ? [opens(MESSAGES.added(VERBS[name]), name, added)] : []),
  ];
}

const MESSAGES = {
  allStandard: (verb: string): string =>
    `Apps may ${verb} all standard attributes of the pool. ${CUSTOM_ATTRIBUTES_UNSURE} Until now only:`,
  onlyListed: (verb: string): string => `Of the attributes of users, apps may from now on ${verb} only:`,
  removed: (verb: string): string => `Apps can no longer ${verb}:`,
  added: (verb: string): string => `Apps may also ${verb}:`,
  someProvider: 'Sign-in fails through an identity provider that fills an attribute which apps may not write. ',
  providers: (names: readonly string[]): string =>
    `Sign-in fails through ${names.join(', ')}, which fills an attribute that apps may no longer write. `,
};

const opens = (text: string, name: AttributeList, items: readonly string[]): Consequence => ({
  ...sentence(text, [name], items),
  side: 'opens',
  weight: 'widens-access',
});

function takesAway(
  text: string,
  name: AttributeList,
  items: readonly string[],
  change: ClientChange,
  isLost: (attribute: string) => boolean,
): Consequence {
  const failures = name === 'WriteAttributes' ? formatBrokenProviders(change, isLost) : '';
  return { ...sentence(`${failures}${text}`, [name], items), side: 'takes-away', weight: 'breaks-sign-in' };
}

/** The providers through which sign-in fails, because they fill attributes that apps can no longer write; empty when there are none. */
function formatBrokenProviders({ after, context }: ClientChange, isLost: (attribute: string) => boolean): string {
  const attributes = context.attributes?.complete === true ? context.attributes.items : undefined;
  if (!attributes || attributes.some(({ mappedBy }) => mappedBy === undefined)) return MESSAGES.someProvider;
  const listed = after.SupportedIdentityProviders ?? [];
  const broken = attributes
    .filter(({ name }) => isLost(name))
    .flatMap(({ mappedBy }) => mappedBy ?? [])
    .filter((provider) => listed.includes(provider));
  return broken.length > 0 ? MESSAGES.providers([...new Set(broken)].sort()) : '';
}
