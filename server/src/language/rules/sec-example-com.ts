import { PAGES } from './docs';
import { together } from './lists';
import { isUnder } from './urls';
import { defineRule } from './rule';

/** Reserved by RFC 2606. */
const SAMPLE_DOMAINS = ['example.com', 'example.org', 'example.net', 'test', 'example'];

const isSample = (host: string): boolean => SAMPLE_DOMAINS.some((domain) => isUnder(host, domain));

/** Tools write https://example.com as a default, and it stays. */
export const secExampleCom = defineRule({
  code: 'sec-example-com',
  severity: 'info',
  facts: ['example-domains'],
  docs: PAGES.appClients,
  reads: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  pieces: ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'],
  check(_, { urls }) {
    const samples = urls('CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI').filter(
      ({ parts }) => parts && isSample(parts.host),
    );
    return together(samples, ({ parts }) => ({
      message: `${parts!.host} is a domain for examples. If this client is in use, write your own.`,
    }));
  },
});
