import { PAGES } from './docs';
import { together } from './lists';
import { hostOf, isUnder, urlsOf } from './urls';
import { defineRule } from './rule';

/** Reserved by RFC 2606. */
const SAMPLE_DOMAINS = ['example.com', 'example.org', 'example.net', 'test', 'example'];

const isSample = (host: string): boolean => SAMPLE_DOMAINS.some((domain) => isUnder(host, domain));

/** Tools write https://example.com as a default, and it stays. */
export const secExampleCom = defineRule({
  code: 'sec-example-com',
  severity: 'info',
  docs: PAGES.appClients,
  reads: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  check({ CallbackURLs, LogoutURLs, DefaultRedirectURI }) {
    const samples = urlsOf({ CallbackURLs, LogoutURLs, DefaultRedirectURI }).filter(({ url }) => isSample(hostOf(url)));
    return together(samples, ({ url }) => ({ message: `${hostOf(url)} is a domain for examples. If this client is in use, write your own.` }));
  },
});
