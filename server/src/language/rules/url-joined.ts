import type { Fix, Path } from '../problem';
import { apiPage } from './docs';
import { defineRule } from './rule';
import type { UrlValues } from './urls';

/** A comma is allowed in a URL, but where a scheme follows it, a list was written as one text. */
export const urlJoined = defineRule({
  code: 'url-joined',
  severity: 'warning',
  facts: ['url-exact-match'],
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  pieces: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  *check(values, { urls }) {
    for (const { at, url } of urls('CallbackURLs', 'LogoutURLs')) {
      const joined = urlsIn(url);
      if (joined.length < 2) continue;
      yield {
        at,
        message:
          `These are ${joined.length} URLs in one text. Cognito compares the whole text, commas included, ` +
          'and none of the URLs matches it. Make each URL an item.',
        ...splitFix({ url, joined, at }, values),
      };
    }
  },
});

/** The URLs that commas join. A query or a fragment may hold another URL, also behind a comma: what has one is left alone. */
function urlsIn(text: string): string[] {
  const urls = text.split(/,(?=[a-z][a-z0-9+.-]{0,30}:\/\/)/i);
  const isList = urls.every((url) => /^[a-z][a-z0-9+.-]*:\/\/[^?#]+$/i.test(url));
  return isList ? urls : [];
}

/** None where DefaultRedirectURI is the same text: which of the URLs is the default one is not known. */
function splitFix(
  { url, joined, at: [name, index] }: { readonly url: string; readonly joined: readonly string[]; readonly at: Path },
  values: UrlValues,
): { fix?: Fix } {
  const list = values[name as 'CallbackURLs' | 'LogoutURLs'];
  if (!list || (name === 'CallbackURLs' && values.DefaultRedirectURI === url)) return {};
  const items = list.flatMap((item, at) => (at === index ? joined : [item]));
  return { fix: { title: 'Make each URL in it an item', set: [[[name!], [...new Set(items)]]] } };
}
