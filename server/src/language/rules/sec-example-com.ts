import { PAGES } from './docs';
import { isUnder, partsOf, urlsOf } from './urls';
import { defineRule } from './rule';

/** Reserved by RFC 2606. */
const SAMPLE_DOMAINS = ['example.com', 'example.org', 'example.net', 'test', 'example'];

/** Tools write https://example.com as a default, and it stays. */
export const secExampleCom = defineRule({
  code: 'sec-example-com',
  severity: 'info',
  docs: PAGES.appClients,
  reads: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  *check({ CallbackURLs, LogoutURLs, DefaultRedirectURI }) {
    for (const { url, at } of urlsOf({ CallbackURLs, LogoutURLs, DefaultRedirectURI })) {
      const host = partsOf(url)?.host ?? '';
      if (SAMPLE_DOMAINS.some((domain) => isUnder(host, domain))) yield { at, message: `${host} is a domain for examples. If this client is in use, write your own.` };
    }
  },
});
