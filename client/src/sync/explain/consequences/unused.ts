import type { FacetName } from '../../facets';
import type { Settings } from '../../settings';
import { effectiveValue, givesRefreshTokens, grantsOf, hasKnownFlows, hasUsers, usesClientToken } from '../effective';

/** Why a change of a parameter takes nothing away and opens nothing, as far as is known. */
export interface UnusedReason {
  /** A part of a sentence. */
  readonly why: string;
  /** Whether AWS documents it. What nobody documents has a consequence that is not known, and never none. */
  readonly isDocumented: boolean;
}

const documented = (why: string): UnusedReason => ({ why, isDocumented: true });
const notDocumented = (why: string): UnusedReason => ({ why, isDocumented: false });

const NOT_SAID = notDocumented('AWS does not document whether anything in this client uses it');

/**
 * A setting of OAuth, which AWS documents to work with the switch on only. What a switch without a grant does is not documented:
 * Cognito refuses it.
 */
const ofOAuth = (settings: Settings): UnusedReason => {
  if (effectiveValue(settings, 'AllowedOAuthFlowsUserPoolClient') !== true)
    return documented('it is a setting of OAuth, which is off in this client after the change');
  return grantsOf(settings).length > 0
    ? documented('the client credentials grant, the only one that is on after the change, does not use it')
    : NOT_SAID;
};

/** Scopes have another reader, GetClientToken, and a flow that this version does not know may be a third. */
const scopes = (settings: Settings): UnusedReason => {
  const isOff = effectiveValue(settings, 'AllowedOAuthFlowsUserPoolClient') !== true;
  return isOff && hasKnownFlows(settings) && !usesClientToken(settings)
    ? documented('OAuth and GetClientToken, the documented uses of scopes, are off in this client after the change')
    : NOT_SAID;
};

/** The reasons of the parameters that can be without a use. Of any other, NOT_SAID. */
const REASONS: { readonly [P in FacetName]?: (after: Settings) => UnusedReason } = {
  ClientName: () => documented('it is a name for people; AWS documents no other use of it'),
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
    givesRefreshTokens(after) ? NOT_SAID : documented('no new refresh tokens are given after the change'),
  IdTokenValidity: () => documented('no ID tokens are given after the change'),
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
      : documented('no user can sign in here after the change'),
  ReadAttributes: () =>
    notDocumented('no user can sign in here after the change; AWS does not document another use of it'),
};

/** Why a changed parameter has no consequence that could be named. */
export function whyUnused(name: FacetName, after: Settings): UnusedReason {
  return REASONS[name]?.(after) ?? NOT_SAID;
}
