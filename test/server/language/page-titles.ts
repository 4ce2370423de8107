import * as sources from '../../../server/src/language/facts/sources';
import { PAGES } from '../../../server/src/language/rules/docs';

/** Titles of the pages that rules link to, by address. */
export const PAGE_TITLES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(PAGES).map((url) => [url, url])),
  ...Object.fromEntries(
    Object.values(sources).flatMap((source) =>
      typeof source === 'object' && source.url ? [[source.url, source.title]] : [],
    ),
  ),
  [PAGES.oauthSecurity]: 'RFC 9700',
  [PAGES.nativeApps]: 'RFC 8252',
};
