import { apiPage } from './docs';
import { defineRule } from './rule';

/** The default only stands in for redirect_uri where there is one provider. */
export const defaultRedirectSeveralProviders = defineRule({
  code: 'default-redirect-several-providers',
  severity: 'info',
  docs: apiPage('DefaultRedirectURI'),
  reads: ['DefaultRedirectURI', 'SupportedIdentityProviders'],
  *check({ DefaultRedirectURI, SupportedIdentityProviders }) {
    if (DefaultRedirectURI === undefined || (SupportedIdentityProviders?.length ?? 0) < 2) return;
    yield {
      at: ['DefaultRedirectURI'],
      tag: 'unnecessary',
      message: `Cognito uses it in clients with one identity provider; this one has ${SupportedIdentityProviders?.length}, so that requests must name their redirect_uri.`,
      related: [{ at: ['SupportedIdentityProviders', 1], message: 'A second provider.' }],
    };
  },
});
