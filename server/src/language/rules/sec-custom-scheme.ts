import { PAGES } from './docs';
import { together } from './lists';
import { defineRule } from './rule';

const message = (scheme: string): string =>
  `Any app on the device can claim ${scheme}://. ` +
  'A scheme made of your domain (com.example.app) is harder to claim by accident; ' +
  'an https link that the app owns is safer.';

/** RFC 8252, sections 7.1 and 8.1. */
export const secCustomScheme = defineRule({
  code: 'sec-custom-scheme',
  severity: 'hint',
  facts: ['custom-schemes'],
  docs: PAGES.nativeApps,
  reads: ['CallbackURLs'],
  pieces: ['CallbackURLs'],
  check(_, { urls }) {
    const schemes = urls('CallbackURLs').map(({ at, parts }) => ({ at, scheme: parts?.scheme ?? '' }));
    const claimable = schemes.filter(
      ({ scheme }) => scheme && !scheme.includes('.') && !['http', 'https', 'exp'].includes(scheme),
    );
    return together(claimable, ({ scheme }) => ({ message: message(scheme) }));
  },
});
