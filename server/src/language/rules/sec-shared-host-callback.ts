import { PAGES } from './docs';
import { together } from './lists';
import { isUnder } from './urls';
import { defineRule } from './rule';

const SHARED_HOSTS = [
  'ngrok.io',
  'ngrok.app',
  'ngrok.dev',
  'ngrok-free.app',
  'ngrok-free.dev',
  'trycloudflare.com',
  'loca.lt',
];

function isShared(host: string): boolean {
  return SHARED_HOSTS.some((domain) => isUnder(host, domain)) || /\.s3-website[.-][\w-]+\.amazonaws\.com$/.test(host);
}

const message = (host: string): string =>
  `${host} can pass to somebody else, who then receives the sign-in codes. Take it out when you no longer hold it.`;

/** Whoever gets the name next gets the codes (RFC 9700, section 4.1). */
export const secSharedHostCallback = defineRule({
  code: 'sec-shared-host-callback',
  severity: 'hint',
  facts: ['redirect-takeover'],
  docs: PAGES.oauthSecurity,
  reads: ['CallbackURLs'],
  pieces: ['CallbackURLs'],
  check(_, { urls }) {
    const shared = urls('CallbackURLs').filter(({ parts }) => parts && isShared(parts.host));
    return together(shared, ({ parts }) => ({ message: message(parts!.host) }));
  },
});
