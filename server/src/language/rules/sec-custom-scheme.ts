import { PAGES } from './docs';
import { partsOf, urlsOf } from './urls';
import { defineRule } from './rule';

/** RFC 8252, sections 7.1 and 8.1. */
export const secCustomScheme = defineRule({
  code: 'sec-custom-scheme',
  severity: 'hint',
  docs: PAGES.nativeApps,
  reads: ['CallbackURLs'],
  *check({ CallbackURLs }) {
    for (const { url, at } of urlsOf({ CallbackURLs })) {
      const scheme = partsOf(url)?.scheme;
      if (!scheme || scheme.includes('.') || ['http', 'https', 'exp'].includes(scheme)) continue;
      yield { at, message: `Any app on the device can claim ${scheme}://. A scheme made of your domain (com.example.app) is harder to claim by accident; an https link that the app owns is safer.` };
    }
  },
});
