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
import { clientCredentialsRequiresSecret } from './client-credentials-requires-secret';
import { clientTokenAuthExclusive } from './client-token-auth-exclusive';
import { clientTokenAuthRequiresSecret } from './client-token-auth-requires-secret';
import { defaultRedirectNotInCallbacks } from './default-redirect-not-in-callbacks';
import { defaultRedirectSeveralProviders } from './default-redirect-several-providers';
import { duplicateListItem } from './duplicate-list-item';
import { identityProvidersWithoutCognito } from './identity-providers-without-cognito';
import { logoutFragment } from './logout-fragment';
import { logoutHttp } from './logout-http';
import { managedLoginNeedsBrandingAndDomain } from './managed-login-needs-branding-and-domain';
import { oauthFlowsAndScopesRequired } from './oauth-flows-and-scopes-required';
import { oauthNoIdentityProvider } from './oauth-no-identity-provider';
import { oauthSettingsInert } from './oauth-settings-inert';
import { oauthSwitchOmitted } from './oauth-switch-omitted';
import { propagateRequiresSecret } from './propagate-requires-secret';
import { providerNameCase } from './provider-name-case';
import { providerUnknown } from './provider-unknown';
import { readAttributeUnknown } from './read-attribute-unknown';
import { refreshTokenValidityZero } from './refresh-token-validity-zero';
import { registeredClientRegisterScope } from './registered-client-register-scope';
import { rotationGraceZero } from './rotation-grace-zero';
import { rotationNeedsPlan } from './rotation-needs-plan';
import { rotationOmitted } from './rotation-omitted';
import { rotationRefreshFlowConflict } from './rotation-refresh-flow-conflict';
import { rotationWithDefaultFlows } from './rotation-with-default-flows';
import { scopeCase } from './scope-case';
import { scopeOpenidMissing } from './scope-openid-missing';
import { scopeUnknown } from './scope-unknown';
import { scopeUnknownCustom } from './scope-unknown-custom';
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
import { secRotationOffPublic } from './sec-rotation-off-public';
import { secSharedHostCallback } from './sec-shared-host-callback';
import { secTokenRevocation } from './sec-token-revocation';
import { secUserExistenceErrors } from './sec-user-existence-errors';
import { secUserPasswordAuth } from './sec-user-password-auth';
import { secWritableSensitiveAttribute } from './sec-writable-sensitive-attribute';
import { tokenUnitImplied } from './token-unit-implied';
import { tokenUnitWithoutValidity } from './token-unit-without-validity';
import { tokenValidityOrder } from './token-validity-order';
import { tokenValidityRange } from './token-validity-range';
import { updateReplaces } from './update-replaces';
import { urlJoined } from './url-joined';
import { urlTrailingSlashTwin } from './url-trailing-slash-twin';
import { urlWildcard } from './url-wildcard';
import { userAuthCoversPasswords } from './user-auth-covers-passwords';
import { userAuthNeedsPlan } from './user-auth-needs-plan';
import { writeAttributeNotWritable } from './write-attribute-not-writable';
import { writeAttributeUnknown } from './write-attribute-unknown';
import { writeAttributesMissingIdpMapped } from './write-attributes-missing-idp-mapped';
import { writeAttributesMissingRequired } from './write-attributes-missing-required';
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
  rotationOmitted,
  rotationNeedsPlan,
  clientTokenAuthExclusive,
  clientTokenAuthRequiresSecret,
  oauthFlowsAndScopesRequired,
  oauthSettingsInert,
  oauthSwitchOmitted,
  clientCredentialsExclusive,
  clientCredentialsOidcScope,
  clientCredentialsRequiresSecret,
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
  scopeUnknownCustom,
  registeredClientRegisterScope,
  oauthNoIdentityProvider,
  identityProvidersWithoutCognito,
  providerNameCase,
  providerUnknown,
  writeAttributeNotWritable,
  attributeNotStandard,
  attributesEmpty,
  attributesOmitted,
  readAttributeUnknown,
  writeAttributeUnknown,
  writeAttributesMissingRequired,
  writeAttributesMissingIdpMapped,
  analyticsEitherOr,
  analyticsDescribeRolearn,
  analyticsRegion,
  analyticsPinpointEnded,
  propagateRequiresSecret,
  managedLoginNeedsBrandingAndDomain,
  updateReplaces,
  duplicateListItem,
  secNoClientName,
  userAuthCoversPasswords,
  userAuthNeedsPlan,
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
  secRotationOffPublic,
  urlJoined,
];
