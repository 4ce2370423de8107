import type { SettableName } from '../../../../server/src/language/schema';
import { flowsOf, grantsOf, usesBrowser, effectiveValue } from '../explain/effective';
import { sorted } from '../explain/sentence';
import type { Identity } from '../file-text';
import type { Settings } from '../settings';

/** A text that a change takes away, and that may be written elsewhere. */
export interface SearchTerm {
  readonly text: string;
  readonly kind: 'address' | 'scope' | 'client';
  /** What it was. */
  readonly parameter: SettableName | 'ClientId';
}

/** What to search for after a change, and what it took away that is too common a word to be searched for. */
export interface SearchTerms {
  readonly needles: readonly SearchTerm[];
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
    items: (it) => (usesBrowser(it) ? (effectiveValue(it, 'CallbackURLs') ?? []) : []),
  },
  {
    parameter: 'LogoutURLs',
    kind: 'address',
    items: (it) => (usesBrowser(it) ? (effectiveValue(it, 'LogoutURLs') ?? []) : []),
  },
  {
    parameter: 'AllowedOAuthScopes',
    kind: 'scope',
    items: (it) => (grantsOf(it).length > 0 ? (effectiveValue(it, 'AllowedOAuthScopes') ?? []) : []),
  },
];

/** A scope without any mark in it (email, openid) stands everywhere and means something else. */
const isTelling = ({ text, kind }: SearchTerm): boolean => kind !== 'scope' || /[/.:]/.test(text);

/**
 * The addresses and scopes that an app can no longer use after a change; the client id when a grant or a flow goes, for what uses those
 * cannot be told by their names. Nothing for what had no effect.
 */
export function removedIdentifiers(before: Settings, after: Settings, { ClientId }: Identity): SearchTerms {
  const gone = SOURCES.flatMap(({ parameter, kind, items }) =>
    lost(items(before), items(after)).map((text): SearchTerm => ({ text, kind, parameter })),
  );
  const ways = lost([...grantsOf(before), ...(flowsOf(before) ?? [])], [...grantsOf(after), ...(flowsOf(after) ?? [])]);
  const client: SearchTerm[] =
    ways.length > 0 && flowsOf(after) !== undefined ? [{ text: ClientId, kind: 'client', parameter: 'ClientId' }] : [];
  return {
    needles: [...gone.filter(isTelling), ...client],
    tooCommon: gone.filter((it) => !isTelling(it)).map(({ text }) => text),
  };
}

const lost = (before: readonly string[], after: readonly string[]): string[] =>
  sorted(before.filter((it) => it !== '' && !after.includes(it)));
