import { apiPage } from './docs';
import { changeCallback, withoutFragment } from './urls';
import { defineRule } from './rule';

/** OAuth forbids fragments in redirect URIs (RFC 6749, section 3.1.2). */
export const callbackFragment = defineRule({
  code: 'callback-fragment',
  severity: 'error',
  facts: ['callback-fragment'],
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'DefaultRedirectURI'],
  pieces: ['CallbackURLs', 'DefaultRedirectURI'],
  *check(values, { urls }) {
    for (const { url, at } of urls('CallbackURLs', 'DefaultRedirectURI')) {
      if (!url.includes('#')) continue;
      const instead = withoutFragment(url);
      yield {
        at,
        message:
          'A callback URL has no fragment (#…): the service refuses the update. ' +
          'Use a path, and routes of the History API instead of #/ routes.',
        ...(instead !== undefined && { fix: changeCallback(url, instead, values) }),
      };
    }
  },
});
