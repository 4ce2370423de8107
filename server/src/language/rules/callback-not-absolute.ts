import type { Fix, Path } from '../problem';
import { apiPage } from './docs';
import { replaceItem } from './lists';
import { defineRule } from './rule';
import { changeCallback, type PlacedUrl, type UrlValues } from './urls';
import { listIn } from '../written-lists';

/** A scheme followed by anything but a port: "localhost:3000" is a host. */
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;

/** Schemes whose addresses are texts or programs: nothing can be sent there. */
const NO_PLACE = /^(?:javascript|data|vbscript|about|blob):/i;

/** scheme_with_underscore:// is a slip of its own: RFC 3986 has letters, digits, +, . and - only. */
const hasUnderscoreInScheme = (url: string): boolean => /^[a-z][\w+.-]*:\/\//i.exec(url)?.[0].includes('_') ?? false;

/**
 * AWS asks for absolute URIs. A text without any scheme is refused; what happens to the other forms is not known, so that they are
 * warnings and stop no push. A scheme without // (com.example.app:/cb) makes an absolute URI, too.
 */
export const callbackNotAbsolute = defineRule({
  code: 'callback-not-absolute',
  severity: 'error',
  facts: ['url-needs-scheme', 'url-absolute'],
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  pieces: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  *check(values, { urls }) {
    for (const placed of urls('CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI')) {
      const problem = problemOf(placed, values);
      if (problem) yield { at: placed.at, ...(placed.url.includes(':') && { severity: 'warning' }), ...problem };
    }
  },
});

function problemOf({ url, at, parts }: PlacedUrl, values: UrlValues): { message: string; fix?: Fix } | undefined {
  if (NO_PLACE.test(url))
    return {
      message: 'A browser is sent to no place by this address: write the https:// address of a page of the app.',
    };
  if (parts) return hostProblem(url, parts);
  if (hasUnderscoreInScheme(url))
    return {
      message:
        'A scheme has letters, digits, plus signs, dots and hyphens (RFC 3986), and no underscore. ' +
        'Whether the service takes this one is not known: rename the scheme in the app, too.',
    };
  if (HAS_SCHEME.test(url))
    return {
      message:
        'There is no // after the scheme. The service asks for absolute URLs, and is only known to take scheme://.',
    };
  return {
    message:
      'This is no absolute URL: it needs a scheme such as https:// at its beginning. ' +
      'The service asks for absolute URLs.',
    ...fixFor(url, at, values),
  };
}

/** What is wrong with a web address in spite of its scheme. Schemes of apps need no host. */
function hostProblem(url: string, { scheme, host }: NonNullable<PlacedUrl['parts']>): { message: string } | undefined {
  if (scheme !== 'http' && scheme !== 'https') return undefined;
  if (host === '') return { message: `There is no host after ${scheme}://. Write the whole address.` };
  return url.includes('\\')
    ? { message: 'A URL has slashes (/), and no backslash. Browsers read it differently from what is compared here.' }
    : undefined;
}

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
