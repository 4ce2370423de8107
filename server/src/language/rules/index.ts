import { analyticsDescribeRolearn } from './analytics-describe-rolearn';
import { analyticsEitherOr } from './analytics-either-or';
import { analyticsPinpointEnded } from './analytics-pinpoint-ended';
import { analyticsRegion } from './analytics-region';
import { attributeNotStandard } from './attribute-not-standard';
import { attributesEmpty } from './attributes-empty';
import { attributesOmitted } from './attributes-omitted';
import { authFlowsEmpty } from './auth-flows-empty';
import { authFlowsLegacy } from './auth-flows-legacy';
import { authFlowsLegacyMix } from './auth-flows-legacy-mix';
import { authFlowsNoRefresh } from './auth-flows-no-refresh';
import { authFlowsOmitted } from './auth-flows-omitted';
import { callbackFragment } from './callback-fragment';
import { callbackHttp } from './callback-http';
import { callbackNotAbsolute } from './callback-not-absolute';
import { callbackRequired } from './callback-required';
import { clientCredentialsExclusive } from './client-credentials-exclusive';
import { clientCredentialsOidcScope } from './client-credentials-oidc-scope';
import { clientTokenAuthExclusive } from './client-token-auth-exclusive';
import { defaultRedirectNotInCallbacks } from './default-redirect-not-in-callbacks';
import { defaultRedirectSeveralProviders } from './default-redirect-several-providers';
import { duplicateListItem } from './duplicate-list-item';
import { identityProvidersWithoutCognito } from './identity-providers-without-cognito';
import { logoutFragment } from './logout-fragment';
import { logoutHttp } from './logout-http';
import { oauthFlowsAndScopesRequired } from './oauth-flows-and-scopes-required';
import { oauthNoIdentityProvider } from './oauth-no-identity-provider';
import { oauthSettingsInert } from './oauth-settings-inert';
import { providerNameCase } from './provider-name-case';
import { refreshTokenValidityZero } from './refresh-token-validity-zero';
import { rotationGraceZero } from './rotation-grace-zero';
import { rotationRefreshFlowConflict } from './rotation-refresh-flow-conflict';
import { rotationWithDefaultFlows } from './rotation-with-default-flows';
import { scopeCase } from './scope-case';
import { scopeOpenidMissing } from './scope-openid-missing';
import { scopeUnknown } from './scope-unknown';
import { secAccessTokenLong } from './sec-access-token-long';
import { secAdminPasswordPublic } from './sec-admin-password-public';
import { secAdminScope } from './sec-admin-scope';
import { secCustomScheme } from './sec-custom-scheme';
import { secExampleCom } from './sec-example-com';
import { secImplicitGrant } from './sec-implicit-grant';
import { secLocalhostCallback } from './sec-localhost-callback';
import { secM2mUserFlows } from './sec-m2m-user-flows';
import { secNoClientName } from './sec-no-client-name';
import { secRefreshTokenLong } from './sec-refresh-token-long';
import { secSharedHostCallback } from './sec-shared-host-callback';
import { secTokenRevocation } from './sec-token-revocation';
import { secUserExistenceErrors } from './sec-user-existence-errors';
import { secUserPasswordAuth } from './sec-user-password-auth';
import { secWritableSensitiveAttribute } from './sec-writable-sensitive-attribute';
import { tokenUnitImplied } from './token-unit-implied';
import { tokenUnitWithoutValidity } from './token-unit-without-validity';
import { tokenValidityOrder } from './token-validity-order';
import { tokenValidityRange } from './token-validity-range';
import { urlTrailingSlashTwin } from './url-trailing-slash-twin';
import { urlWildcard } from './url-wildcard';
import { userAuthCoversPasswords } from './user-auth-covers-passwords';
import { writeAttributeNotWritable } from './write-attribute-not-writable';
import type { Rule } from './rule';

/** All cross-field rules. A rule is this line, its file, its fixture and its page. */
export const rules: readonly Rule[] = [
  tokenValidityRange,
  tokenValidityOrder,
  refreshTokenValidityZero,
  tokenUnitImplied,
  tokenUnitWithoutValidity,
  authFlowsLegacyMix,
  authFlowsLegacy,
  authFlowsOmitted,
  authFlowsEmpty,
  authFlowsNoRefresh,
  rotationRefreshFlowConflict,
  rotationWithDefaultFlows,
  rotationGraceZero,
  clientTokenAuthExclusive,
  oauthFlowsAndScopesRequired,
  oauthSettingsInert,
  clientCredentialsExclusive,
  clientCredentialsOidcScope,
  callbackRequired,
  defaultRedirectNotInCallbacks,
  defaultRedirectSeveralProviders,
  callbackHttp,
  logoutHttp,
  callbackFragment,
  logoutFragment,
  callbackNotAbsolute,
  urlWildcard,
  urlTrailingSlashTwin,
  scopeUnknown,
  scopeCase,
  scopeOpenidMissing,
  oauthNoIdentityProvider,
  identityProvidersWithoutCognito,
  providerNameCase,
  writeAttributeNotWritable,
  attributeNotStandard,
  attributesEmpty,
  attributesOmitted,
  analyticsEitherOr,
  analyticsDescribeRolearn,
  analyticsRegion,
  analyticsPinpointEnded,
  duplicateListItem,
  secNoClientName,
  userAuthCoversPasswords,
  secImplicitGrant,
  secUserPasswordAuth,
  secAdminPasswordPublic,
  secUserExistenceErrors,
  secTokenRevocation,
  secRefreshTokenLong,
  secAccessTokenLong,
  secLocalhostCallback,
  secCustomScheme,
  secExampleCom,
  secSharedHostCallback,
  secAdminScope,
  secWritableSensitiveAttribute,
  secM2mUserFlows,
];
