import { apiPage } from './docs';
import { together } from './lists';
import { isLoopback, partsOf, urlsOf } from './urls';
import { defineRule } from './rule';

/** Fine for development; beside URLs of production, any program on the user's machine can wait there for a code. */
export const secLocalhostCallback = defineRule({
  code: 'sec-localhost-callback',
  severity: 'hint',
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs'],
  check({ CallbackURLs, LogoutURLs }) {
    const urls = urlsOf({ CallbackURLs, LogoutURLs }).map(({ url, at }) => ({ at, parts: partsOf(url) }));
    const production = urls.some(({ parts }) => parts?.scheme === 'https' && !isLoopback(parts.host));
    const development = urls.filter(({ parts }) => parts && (isLoopback(parts.host) || parts.scheme === 'exp'));
    return together(development, () => ({ message: `A development URL${production ? ' beside URLs of production: a client of its own for development keeps them apart' : '; take it out of clients for production'}.` }));
  },
});
