import { PAGES } from './docs';
import { isUnder, partsOf, urlsOf } from './urls';
import { defineRule } from './rule';

const SHARED_HOSTS = ['ngrok.io', 'ngrok.app', 'ngrok.dev', 'ngrok-free.app', 'ngrok-free.dev', 'trycloudflare.com', 'loca.lt'];

/** Whoever gets the name next gets the codes (RFC 9700, section 4.1). */
export const secSharedHostCallback = defineRule({
  code: 'sec-shared-host-callback',
  severity: 'info',
  docs: PAGES.oauthSecurity,
  reads: ['CallbackURLs'],
  *check({ CallbackURLs }) {
    for (const { url, at } of urlsOf({ CallbackURLs })) {
      const host = partsOf(url)?.host ?? '';
      if (SHARED_HOSTS.some((domain) => isUnder(host, domain)) || /\.s3-website[.-][\w-]+\.amazonaws\.com$/.test(host)) yield { at, message: `${host} can pass to somebody else, who then receives the sign-in codes. Take it out when you no longer hold it.` };
    }
  },
});
