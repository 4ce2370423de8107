import { apiPage } from './docs';
import { defineRule } from './rule';

/** URLs are compared as texts; a star matches nothing. */
export const urlWildcard = defineRule({
  code: 'url-wildcard',
  severity: 'warning',
  facts: ['url-exact-match'],
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs'],
  pieces: ['CallbackURLs', 'LogoutURLs'],
  *check(_, { urls }) {
    for (const { at, url } of urls('CallbackURLs', 'LogoutURLs')) {
      if (!url.includes('*')) continue;
      yield {
        at,
        message: 'Cognito compares URLs as exact text, so that a star matches nothing but a star. List each URL.',
      };
    }
  },
});
