import { apiPage } from './docs';
import { replaceItem } from './lists';
import { urlsOf } from './urls';
import { defineRule } from './rule';

/** A scheme followed by anything but a port. */
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;

/** "localhost:3000" looks like a scheme, so a digit after the colon counts as a port. Schemes without // (com.example.app:/cb) are left alone. */
export const callbackNotAbsolute = defineRule({
  code: 'callback-not-absolute',
  severity: 'error',
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  *check({ CallbackURLs, LogoutURLs, DefaultRedirectURI }) {
    for (const { url, at } of urlsOf({ CallbackURLs, LogoutURLs, DefaultRedirectURI }).filter((it) => !HAS_SCHEME.test(it.url))) {
      const start = /^(?:localhost|127\.0\.0\.1|\[::1\])(?![\w.-])/i.test(url) ? 'http://' : 'https://';
      const named = /^[\w[]/.test(url) && !/^https?:/i.test(url);
      yield { at, message: 'This is no absolute URL: it needs a scheme such as https:// at its beginning. The service asks for absolute URLs.', ...(named && { fix: replaceItem(start + url, at) }) };
    }
  },
});
