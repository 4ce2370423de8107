import { apiPage } from './docs';
import { together } from './lists';
import { isLoopbackUrl } from './urls';
import { defineRule } from './rule';

const BESIDE_PRODUCTION =
  'A development URL beside URLs of production: a client of its own for development keeps them apart.';
const DEVELOPMENT_ONLY = 'A development URL; take it out of clients for production.';

/** Fine for development; next to URLs of production, any program on the user's machine can wait there for a code. */
export const secLocalhostCallback = defineRule({
  code: 'sec-localhost-callback',
  severity: 'hint',
  facts: ['localhost-is-for-tests'],
  docs: apiPage('CallbackURLs'),
  reads: ['CallbackURLs', 'LogoutURLs'],
  pieces: ['CallbackURLs', 'LogoutURLs'],
  check(_, { urls }) {
    const all = urls('CallbackURLs', 'LogoutURLs');
    const production = all.some(({ parts }) => parts?.scheme === 'https' && !isLoopbackUrl(parts.host));
    const development = all.filter(({ parts }) => parts && (isLoopbackUrl(parts.host) || parts.scheme === 'exp'));
    return together(development, () => ({ message: production ? BESIDE_PRODUCTION : DEVELOPMENT_ONLY }));
  },
});
