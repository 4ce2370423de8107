import { apiPage } from './docs';
import type { Fix, Path } from '../problem';
import { replaceItem } from './lists';
import { defineRule } from './rule';
import { changeCallback, type UrlValues } from './urls';
import { listIn } from '../written-lists';

/** A scheme followed by anything but a port: "localhost:3000" is a host. */
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;

/** AWS asks for absolute URIs. A scheme without // (com.example.app:/cb) makes one too; whether the service takes it is not known. */
export const callbackNotAbsolute = defineRule({
  code: 'callback-not-absolute',
  severity: 'error',
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  pieces: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  *check(values, { urls }) {
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
          ...fixFor(url, at, values),
        };
    }
  },
});

function fixFor(url: string, at: Path, values: UrlValues): { fix?: Fix } {
  const inside = listIn(url);
  if (inside) return unwrapped(inside, at, values);
  // A scheme that has a character which none may have (my_app://) is no host either.
  if (!/^[\w[]/.test(url) || url.includes('://')) return {};
  const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?![\w.-])/i.test(url);
  const absolute = (local ? 'http://' : 'https://') + url;
  return { fix: at[0] === 'LogoutURLs' ? replaceItem(absolute, at) : changeCallback(url, absolute, values) };
}

/** A list that is written as the text of one item: its URLs become items. */
function unwrapped(inside: readonly string[], [name, index]: Path, values: UrlValues): { fix?: Fix } {
  const list = name === 'CallbackURLs' || name === 'LogoutURLs' ? values[name] : undefined;
  if (!list || inside.length === 0) return {};
  const items = list.flatMap((item, at) => (at === index ? inside : [item]));
  return { fix: { title: 'Make each URL in it an item', set: [[[name!], [...new Set(items)]]] } };
}
