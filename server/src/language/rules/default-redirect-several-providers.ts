import { apiPage } from './docs';
import { defineRule } from './rule';

const message = (providers: number): string =>
  `Cognito uses it in clients with one identity provider; this one has ${providers}, ` +
  'so that requests must name their redirect_uri.';

/** The default replaces redirect_uri only where there is one provider. */
export const defaultRedirectSeveralProviders = defineRule({
  code: 'default-redirect-several-providers',
  severity: 'info',
  facts: ['default-redirect-one-provider'],
  docs: apiPage('DefaultRedirectURI'),
  reads: ['DefaultRedirectURI', 'SupportedIdentityProviders'],
  pieces: ['SupportedIdentityProviders'],
  *check({ DefaultRedirectURI, SupportedIdentityProviders }) {
    const providers = SupportedIdentityProviders?.length ?? 0;
    if (DefaultRedirectURI === undefined || providers < 2) return;
    yield {
      at: ['DefaultRedirectURI'],
      tag: 'unnecessary',
      message: message(providers),
      related: [{ at: ['SupportedIdentityProviders', 1], message: 'A second provider.' }],
    };
  },
});
