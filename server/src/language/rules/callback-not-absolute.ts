import { apiPage } from './docs';
import type { Fix, Path } from '../problem';
import { replaceItem } from './lists';
import { defineRule } from './rule';

/** A scheme followed by anything but a port: "localhost:3000" is a host. */
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;

/** AWS asks for absolute URIs. A scheme without // (com.example.app:/cb) makes one too; whether the service takes it is not known. */
export const callbackNotAbsolute = defineRule({
  code: 'callback-not-absolute',
  severity: 'error',
  facts: ['url-absolute'],
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  *check(_, { urls }) {
    for (const { url, at, parts } of urls('CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI')) {
      if (parts) continue;
      if (HAS_SCHEME.test(url))
        yield {
          at,
          severity: 'warning',
          message:
            'There is no // after the scheme. The service asks for absolute URLs, and is only known to take scheme://.',
        };
      else
        yield {
          at,
          message:
            'This is no absolute URL: it needs a scheme such as https:// at its beginning. ' +
            'The service asks for absolute URLs.',
          ...fixFor(url, at),
        };
    }
  },
});

function fixFor(url: string, at: Path): { fix?: Fix } {
  if (!/^[\w[]/.test(url)) return {};
  const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?![\w.-])/i.test(url);
  return { fix: replaceItem((local ? 'http://' : 'https://') + url, at) };
}
