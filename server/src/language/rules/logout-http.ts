import { apiPage } from './docs';
import { replaceItem } from './lists';
import { isPlainHttp, withHttps } from './urls';
import { defineRule } from './rule';

/** The documentation says it of callback URLs only, but the service refuses it here too. */
export const logoutHttp = defineRule({
  code: 'logout-http',
  severity: 'error',
  facts: ['logout-http', 'logout-loopback'],
  docs: apiPage('LogoutURLs'),
  reads: ['LogoutURLs'],
  pieces: ['LogoutURLs'],
  *check(_, { urls }) {
    for (const { url, at } of urls('LogoutURLs').filter(isPlainHttp)) {
      yield {
        at,
        message:
          'http:// is allowed for localhost, 127.0.0.1 and [::1] only, for sign-out URLs too: ' +
          'the service refuses the update. ' +
          'Use https://.',
        fix: replaceItem(withHttps(url), at),
      };
    }
  },
});
