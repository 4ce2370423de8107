import type { SettableName } from '../../../../server/src/language/schema';
import { flowsOf, grantsOf, unnamedFlowsOf, usesBrowser, usesClientToken, effectiveValue } from '../explain/effective';
import { sorted } from '../explain/sentence';
import type { Identity } from '../file-text';
import type { Settings } from '../settings';

/** A text that a change takes away, and that other files may use. */
export interface SearchTerm {
  readonly text: string;
  readonly kind: 'address' | 'scope' | 'client';
  /** The parameter that held it. */
  readonly parameter: SettableName | 'ClientId';
}

/** What to search for after a change, and what it takes away that is too common a word to search for. */
export interface SearchTerms {
  readonly terms: readonly SearchTerm[];
  readonly tooCommon: readonly string[];
}

const SOURCES: readonly {
  readonly parameter: SettableName;
  readonly kind: SearchTerm['kind'];
  items(settings: Settings): readonly string[];
}[] = [
  {
    parameter: 'CallbackURLs',
    kind: 'address',
    items: (settings) => (usesBrowser(settings) ? (effectiveValue(settings, 'CallbackURLs') ?? []) : []),
  },
  {
    parameter: 'LogoutURLs',
    kind: 'address',
    items: (settings) => (usesBrowser(settings) ? (effectiveValue(settings, 'LogoutURLs') ?? []) : []),
  },
  {
    parameter: 'AllowedOAuthScopes',
    kind: 'scope',
    items: (settings) =>
      grantsOf(settings).length > 0 || usesClientToken(settings)
        ? (effectiveValue(settings, 'AllowedOAuthScopes') ?? [])
        : [],
  },
];

/** Whether a term is specific: a scope without punctuation (email, openid) is everywhere, with other meanings. */
const isSpecific = ({ text, kind }: SearchTerm): boolean => kind !== 'scope' || /[/.:]/.test(text);

/**
 * The addresses and scopes that an app can no longer use after a change. Also the client id when a grant or a flow is removed, since
 * apps need not name those. Nothing for what had no effect.
 */
export function removedIdentifiers(before: Settings, after: Settings, { ClientId }: Identity): SearchTerms {
  const gone = SOURCES.flatMap(({ parameter, kind, items }) =>
    removedItems(items(before), items(after)).map((text): SearchTerm => ({ text, kind, parameter })),
  );
  const removedWays = removedItems(waysIn(before), waysIn(after));
  const needsClientId = removedWays.length > 0 && flowsOf(after) !== undefined;
  const client: SearchTerm[] = needsClientId ? [{ text: ClientId, kind: 'client', parameter: 'ClientId' }] : [];
  return {
    terms: [...gone.filter(isSpecific), ...client],
    tooCommon: gone.filter((term) => !isSpecific(term)).map(({ text }) => text),
  };
}

/** The grants and flows that work, also those that may. */
const waysIn = (settings: Settings): readonly string[] => [
  ...grantsOf(settings),
  ...(flowsOf(settings) ?? []),
  ...unnamedFlowsOf(settings),
];

const removedItems = (before: readonly string[], after: readonly string[]): string[] =>
  sorted(before.filter((item) => item !== '' && !after.includes(item)));
