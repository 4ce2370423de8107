import { apiPage } from './docs';
import { together } from './lists';
import { isLoopbackUrl } from './urls';
import { defineRule } from './rule';

/** Fine for development; beside URLs of production, any program on the user's machine can wait there for a code. */
export const secLocalhostCallback = defineRule({
  code: 'sec-localhost-callback',
  severity: 'hint',
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs'],
  check(_, { urls }) {
    const all = urls('CallbackURLs', 'LogoutURLs');
    const production = all.some(({ parts }) => parts?.scheme === 'https' && !isLoopbackUrl(parts.host));
    const development = all.filter(({ parts }) => parts && (isLoopbackUrl(parts.host) || parts.scheme === 'exp'));
    return together(development, () => ({
      message: `A development URL${production ? ' beside URLs of production: a client of its own for development keeps them apart' : '; take it out of clients for production'}.`,
    }));
  },
});
