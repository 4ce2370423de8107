import { plainExplanation } from '../../../../../server/src/language/format-values';
import type { Settings } from '../../settings';
import { grantsOf, usesBrowser, effectiveValue } from '../effective';
import { sentence } from '../sentence';
import type { Basis, Causes, Consequence, ConsequenceRule, ClientChange, ConsequenceText } from './consequence';

/** A kind of thing that a client allows, with the sentences for the items that a change removes or adds. */
export interface Ability {
  readonly facts: Basis;
  readonly causes: Causes;
  items(settings: Settings): readonly string[];
  /** Items of which nobody can say whether the client allows them: they are told of elsewhere. */
  unsure?(settings: Settings): readonly string[];
  readonly gone: Omit<ConsequenceText, 'side'>;
  readonly fresh: Omit<ConsequenceText, 'side'>;
  /** Items whose addition weakens a protection, each with a sentence of its own. */
  readonly weak?: Readonly<Record<string, string>>;
}

export const breaks = (text: string): Omit<ConsequenceText, 'side'> => ({ weight: 'breaks-sign-in', text });
export const widens = (text: string): Omit<ConsequenceText, 'side'> => ({ weight: 'widens-access', text });
const BROWSER = ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows'] as const;
const browserOnly = (settings: Settings, items: readonly string[] | undefined): readonly string[] =>
  usesBrowser(settings) ? (items ?? []) : [];

const ABILITIES: readonly Ability[] = [
  {
    facts: ['provider-needed', 'oauth-switch-off'],
    causes: ['SupportedIdentityProviders', ...BROWSER],
    items: (settings) => browserOnly(settings, effectiveValue(settings, 'SupportedIdentityProviders')),
    gone: breaks('At managed login, users can no longer sign in through:'),
    fresh: widens('At managed login, users can also sign in through:'),
  },
  {
    facts: ['grant-names', 'oauth-switch-off', 'implicit-grant-discouraged'],
    causes: ['AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient'],
    items: grantsOf,
    gone: breaks('Apps can no longer use the grant:'),
    fresh: widens('Apps may also use the grant:'),
    weak: { implicit: 'Tokens may travel in the address of a page, by the grant:' },
  },
  {
    facts: ['url-exact-match', 'oauth-switch-off'],
    causes: ['CallbackURLs', ...BROWSER],
    items: (settings) => browserOnly(settings, effectiveValue(settings, 'CallbackURLs')),
    gone: breaks('Sign-in can no longer return to:'),
    fresh: widens('Codes or tokens may also be sent to:'),
  },
  {
    facts: ['default-redirect-one-provider'],
    causes: ['DefaultRedirectURI', ...BROWSER],
    items: (settings) =>
      browserOnly(settings, settings.DefaultRedirectURI === undefined ? [] : [settings.DefaultRedirectURI]),
    gone: breaks('Sign-in requests without redirect_uri no longer return to:'),
    fresh: widens('In a client with one identity provider, sign-in requests without redirect_uri return to:'),
  },
  {
    facts: ['url-exact-match'],
    causes: ['LogoutURLs', ...BROWSER],
    items: (settings) => browserOnly(settings, effectiveValue(settings, 'LogoutURLs')),
    gone: breaks('Sign-out can no longer return to:'),
    fresh: widens('Sign-out may also return to:'),
  },
  {
    facts: ['scope-names', 'oauth-switch-off'],
    causes: ['AllowedOAuthScopes', 'AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows'],
    items: (settings) => (grantsOf(settings).length > 0 ? (effectiveValue(settings, 'AllowedOAuthScopes') ?? []) : []),
    gone: breaks('Apps can no longer ask for the scope:'),
    fresh: widens('Apps may also ask for the scope:'),
  },
  {
    facts: ['pinpoint-ended'],
    causes: ['AnalyticsConfiguration'],
    items: (settings) => projectOf(settings),
    gone: { weight: 'cosmetic', text: 'Events no longer go to the Amazon Pinpoint project:' },
    fresh: { weight: 'cosmetic', text: 'Events are set to go to the Amazon Pinpoint project:' },
  },
];

function projectOf({ AnalyticsConfiguration: project }: Settings): string[] {
  if (!project) return [];
  const members = Object.entries(project)
    .filter(([, value]) => value != null)
    .map(([name, value]) => `${name} ${plainExplanation(value)}`);
  return [members.sort().join(', ')];
}

/** The consequences for sign-in through managed login, OAuth and analytics. */
export const abilities: ConsequenceRule = (change) => ABILITIES.flatMap((ability) => compareAbility(ability, change));

/** The items of an ability that a change took away, and those that it added, as consequences. */
export function compareAbility(
  { causes, items, unsure = () => [], gone, fresh, weak = {} }: Ability,
  { before, after }: ClientChange,
): Consequence[] {
  const itemsBefore = items(before);
  const itemsAfter = items(after);
  const removed = itemsBefore.filter((item) => !itemsAfter.includes(item) && !unsure(after).includes(item));
  const added = itemsAfter.filter((item) => !itemsBefore.includes(item) && !unsure(before).includes(item));
  const weakening = Object.entries(weak).filter(([item]) => added.includes(item));
  const others = added.filter((item) => !Object.hasOwn(weak, item));
  return [
    ...(removed.length > 0
      ? [{ ...sentence(gone.text, causes, removed), side: 'takes-away' as const, weight: gone.weight }]
      : []),
    ...weakening.map(([item, text]) => ({
      ...sentence(text, causes, [item]),
      side: 'opens' as const,
      weight: 'weakens-protection' as const,
    })),
    ...(others.length > 0
      ? [{ ...sentence(fresh.text, causes, others), side: 'opens' as const, weight: fresh.weight }]
      : []),
  ];
}
