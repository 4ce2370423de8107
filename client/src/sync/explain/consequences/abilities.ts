import { plainExplanation } from '../../../../../server/src/language/format-values';
import type { Settings } from '../../settings';
import { grantsOf, usesBrowser, effectiveValue } from '../effective';
import { sentence } from '../sentence';
import type { Causes, Consequence, ConsequenceRule, ClientChange, Words } from './consequence';

/** Things that can be done, each with a name: what was there before and is not after was taken away, and the other way round. */
export interface Ability {
  readonly causes: Causes;
  items(settings: Settings): readonly string[];
  readonly gone: Omit<Words, 'side'>;
  readonly fresh: Omit<Words, 'side'>;
  /** Items whose addition weakens a protection, with what is said instead. */
  readonly weak?: Readonly<Record<string, string>>;
}

export const breaks = (text: string): Omit<Words, 'side'> => ({ weight: 'breaks-sign-in', text });
export const widens = (text: string): Omit<Words, 'side'> => ({ weight: 'widens-access', text });
const BROWSER = ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows'] as const;
const browserOnly = (settings: Settings, items: readonly string[] | undefined): readonly string[] =>
  usesBrowser(settings) ? (items ?? []) : [];

const ABILITIES: readonly Ability[] = [
  {
    causes: ['SupportedIdentityProviders', ...BROWSER],
    items: (it) => browserOnly(it, effectiveValue(it, 'SupportedIdentityProviders')),
    gone: breaks('At managed login, users can no longer sign in through:'),
    fresh: widens('At managed login, users can also sign in through:'),
  },
  {
    causes: ['AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient'],
    items: grantsOf,
    gone: breaks('Apps can no longer use the grant:'),
    fresh: widens('Apps may also use the grant:'),
    weak: { implicit: 'Tokens may travel in the address of a page, by the grant:' },
  },
  {
    causes: ['CallbackURLs', ...BROWSER],
    items: (it) => browserOnly(it, effectiveValue(it, 'CallbackURLs')),
    gone: breaks('Sign-in can no longer return to:'),
    fresh: widens('Codes or tokens may also be sent to:'),
  },
  {
    causes: ['DefaultRedirectURI', ...BROWSER],
    items: (it) => browserOnly(it, it.DefaultRedirectURI === undefined ? [] : [it.DefaultRedirectURI]),
    gone: breaks('Sign-in requests without redirect_uri no longer return to:'),
    fresh: widens('In a client with one identity provider, sign-in requests without redirect_uri return to:'),
  },
  {
    causes: ['LogoutURLs', ...BROWSER],
    items: (it) => browserOnly(it, effectiveValue(it, 'LogoutURLs')),
    gone: breaks('Sign-out can no longer return to:'),
    fresh: widens('Sign-out may also return to:'),
  },
  {
    causes: ['AllowedOAuthScopes', 'AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows'],
    items: (it) => (grantsOf(it).length > 0 ? (effectiveValue(it, 'AllowedOAuthScopes') ?? []) : []),
    gone: breaks('Apps can no longer ask for the scope:'),
    fresh: widens('Apps may also ask for the scope:'),
  },
  {
    causes: ['AnalyticsConfiguration'],
    items: (it) => projectOf(it),
    gone: { weight: 'cosmetic', text: 'Events no longer go to the Amazon Pinpoint project:' },
    fresh: { weight: 'cosmetic', text: 'Events are set to go to the Amazon Pinpoint project:' },
  },
];

function projectOf({ AnalyticsConfiguration: it }: Settings): string[] {
  return it
    ? [
        Object.entries(it)
          .filter(([, value]) => value != null)
          .map(([name, value]) => `${name} ${plainExplanation(value)}`)
          .sort()
          .join(', '),
      ]
    : [];
}

/** What the tables of abilities say of a change. */
export const abilities: ConsequenceRule = (step) => ABILITIES.flatMap((ability) => compared(ability, step));

/** What of an ability a change took away, and what it added. */
export function compared(
  { causes, items, gone, fresh, weak = {} }: Ability,
  { before, after }: ClientChange,
): Consequence[] {
  const [was, is] = [items(before), items(after)];
  const lost = was.filter((name) => !is.includes(name));
  const won = is.filter((it) => !was.includes(it));
  const weakening = Object.entries(weak).filter(([it]) => won.includes(it));
  const others = won.filter((it) => !Object.hasOwn(weak, it));
  return [
    ...(lost.length > 0
      ? [{ ...sentence(gone.text, causes, lost), side: 'takes-away' as const, weight: gone.weight }]
      : []),
    ...weakening.map(([it, text]) => ({
      ...sentence(text, causes, [it]),
      side: 'opens' as const,
      weight: 'weakens-protection' as const,
    })),
    ...(others.length > 0
      ? [{ ...sentence(fresh.text, causes, others), side: 'opens' as const, weight: fresh.weight }]
      : []),
  ];
}
