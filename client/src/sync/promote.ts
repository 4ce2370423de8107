import { editText, type Change } from '../../../server/src/language/edits';
import { compose, facetOf, FACETS, type FacetName } from './facets';
import { parseFile, pulledText, settingsOf } from './file-text';
import type { Settings } from './settings';
import { targetIn } from './target';

/** What a promotion can leave as it is in the target: a parameter, or only the scopes of resource servers, which are the pool's own. */
export type Kept = FacetName | typeof POOL_SCOPES;

/** The name for the scopes of resource servers. */
export const POOL_SCOPES = 'AllowedOAuthScopes:resource-servers';

/** All that a promotion can keep, in AWS's order. */
export const KEEPABLE: readonly Kept[] = FACETS.flatMap((name): Kept[] =>
  name === 'AllowedOAuthScopes' ? [name, POOL_SCOPES] : [name],
);

/** What usually differs from stage to stage. */
export const USUALLY_KEPT: readonly Kept[] = [
  'ClientName',
  'SupportedIdentityProviders',
  'CallbackURLs',
  'LogoutURLs',
  'DefaultRedirectURI',
  POOL_SCOPES,
  'AnalyticsConfiguration',
];

/** The settings of a target after a promotion: the source's, except for what is kept of the target's. */
export function promotedSettings(source: Settings, target: Settings, keep: readonly Kept[]): Settings {
  const settings = compose(FACETS.map((name) => facetOf(keep.includes(name) ? target : source, name)));
  if (!keep.includes(POOL_SCOPES) || keep.includes('AllowedOAuthScopes')) return settings;
  const scopes = [
    ...(source.AllowedOAuthScopes ?? []).filter((scope) => !isPools(scope)),
    ...(target.AllowedOAuthScopes ?? []).filter(isPools),
  ];
  const { AllowedOAuthScopes: _, ...others } = settings;
  return source.AllowedOAuthScopes || scopes.length > 0 ? { ...others, AllowedOAuthScopes: scopes } : others;
}

/** Scopes of resource servers have a slash; those that every pool has, none. */
const isPools = (scope: string): boolean => scope.includes('/');

/** The text of the target's file after a promotion, with its comments and layout; undefined when it names no client. */
export function promotedText(source: Settings, targetText: string, keep: readonly Kept[]): string | undefined {
  const target = targetIn(targetText);
  if (!target) return undefined;
  const settings = promotedSettings(source, settingsOf(targetText), keep);
  return pulledText(targetText, { UserPoolId: target.userPoolId, ClientId: target.clientId }, settings);
}

/** What is stored of a promotion, in a file next to the target's: so it is under version control, and counts in editor and terminal. */
export interface Promotion {
  readonly keep: readonly Kept[];
}

/** The file in which a target's promotion is stored: "web.cognito-client.json" → "web.promotion.json". */
export const promotionFileOf = (target: string): string =>
  target.replace(/\.?cognito-client\.json$/, '') + '.promotion.json';

/**
 * Reads a stored promotion.
 * @throws Error that says what is wrong with it
 */
export function readPromotion(text: string): Promotion {
  const keep = parseFile(text)?.['keep'];
  if (!Array.isArray(keep)) throw new Error('it needs a list "keep" of parameters.');
  const unknown: unknown = keep.find((name) => !KEEPABLE.includes(name as Kept));
  if (unknown !== undefined)
    throw new Error(`"keep" names ${JSON.stringify(unknown)}, which is none of ${KEEPABLE.join(', ')}.`);
  return { keep: keep as Kept[] };
}

/**
 * The text that remembers what is kept.
 * @param stored the text that remembers it now: its comments stay, and where it says the same, the whole text
 */
export function promotionText(keep: readonly Kept[], stored?: string): string {
  const sorted = KEEPABLE.filter((name) => keep.includes(name));
  if (stored === undefined) return `${JSON.stringify({ keep: sorted }, null, 2)}\n`;
  const before = readPromotion(stored).keep;
  const gone = before.flatMap((name, index) => (keep.includes(name) ? [] : [index])).reverse();
  return editText(stored, [
    ...gone.map((index): Change => ({ path: ['keep', index], value: undefined })),
    ...sorted.filter((name) => !before.includes(name)).map((value): Change => ({ append: ['keep'], value })),
  ]);
}
