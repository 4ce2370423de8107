import type { FactId } from '../../../../../server/src/language/facts';
import type { FacetName } from '../../facets';
import type { Settings } from '../../settings';
import { effectiveValue, givesRefreshTokens, grantsOf, hasKnownFlows, hasUsers, usesClientToken } from '../effective';

/** Why a change of a parameter takes nothing away and opens nothing, as far as is known. */
export interface UnusedReason {
  /** A part of a sentence. */
  readonly why: string;
  /** The documented fact that says so. Without one, the consequence is not known, and never none. */
  readonly fact?: FactId;
}

const documented = (fact: FactId, why: string): UnusedReason => ({ why, fact });
const notDocumented = (why: string): UnusedReason => ({ why });

const NOT_SAID = notDocumented('AWS does not document whether anything in this client uses it');

/**
 * A setting of OAuth, which AWS documents to work with the switch on only. What a switch without a grant does is not documented:
 * Cognito refuses it.
 */
const ofOAuth = (settings: Settings): UnusedReason => {
  if (effectiveValue(settings, 'AllowedOAuthFlowsUserPoolClient') !== true)
    return documented('oauth-switch-off', 'it is a setting of OAuth, which is off in this client after the change');
  return grantsOf(settings).length > 0
    ? documented(
        'client-credentials-alone',
        'the client credentials grant, the only one that is on after the change, does not use it',
      )
    : NOT_SAID;
};

/** Scopes have another reader, GetClientToken, and a flow that this version does not know may be a third. */
const scopes = (settings: Settings): UnusedReason => {
  const isOff = effectiveValue(settings, 'AllowedOAuthFlowsUserPoolClient') !== true;
  return isOff && hasKnownFlows(settings) && !usesClientToken(settings)
    ? documented(
        'client-token-reads-scopes',
        'OAuth and GetClientToken, the documented uses of scopes, are off in this client after the change',
      )
    : NOT_SAID;
};

/** The reasons of the parameters that can be without a use. Of any other, NOT_SAID. */
const REASONS: { readonly [P in FacetName]?: (after: Settings) => UnusedReason } = {
  ClientName: () =>
    documented('client-name-is-for-people', 'it is a name for people; AWS documents no other use of it'),
  AllowedOAuthFlows: ofOAuth,
  CallbackURLs: ofOAuth,
  DefaultRedirectURI: ofOAuth,
  SupportedIdentityProviders: ofOAuth,
  LogoutURLs: (after) =>
    effectiveValue(after, 'AllowedOAuthFlowsUserPoolClient') === true
      ? notDocumented('AWS does not document whether sign-out uses it in a client without a grant for users')
      : ofOAuth(after),
  AllowedOAuthScopes: scopes,
  RefreshTokenValidity: (after) =>
    givesRefreshTokens(after)
      ? NOT_SAID
      : documented('refresh-tokens-by-grant', 'no new refresh tokens are given after the change'),
  IdTokenValidity: () => documented('scope-openid', 'no ID tokens are given after the change'),
  EnableTokenRevocation: () =>
    notDocumented(
      'no new refresh tokens are given after the change, but AWS does not document whether other tokens still get the claims of revocation (origin_jti)',
    ),
  RefreshTokenRotation: () =>
    notDocumented(
      'no new refresh tokens are given after the change, but AWS does not document whether it has an effect on other tokens',
    ),
  AuthSessionValidity: (after) =>
    hasUsers(after)
      ? notDocumented(
          'AWS documents it for requests of the user pools API, and does not say whether managed login, the only way to sign in here, uses it',
        )
      : documented('auth-session', 'no user can sign in here after the change'),
  ReadAttributes: () =>
    notDocumented('no user can sign in here after the change; AWS does not document another use of it'),
};

/** Why a changed parameter has no consequence that could be named. */
export function whyUnused(name: FacetName, after: Settings): UnusedReason {
  return REASONS[name]?.(after) ?? NOT_SAID;
}
