import { apiPage } from './docs';
import { defineRule } from './rule';

/** Forbidden in callback URLs; for sign-out URLs it was not measured. */
export const logoutFragment = defineRule({
  code: 'logout-fragment',
  severity: 'warning',
  facts: ['logout-fragment'],
  docs: apiPage('LogoutURLs'),
  reads: ['LogoutURLs'],
  pieces: ['LogoutURLs'],
  *check(_, { urls }) {
    for (const { at, url } of urls('LogoutURLs')) {
      if (!url.includes('#')) continue;
      yield {
        at,
        message:
          'The service refuses a fragment (#…) in callback URLs; whether it takes one here is not known. ' +
          'Use a URL without it.',
      };
    }
  },
});
