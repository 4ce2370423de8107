/**
 * Sentences about the service that more than one surface shows. Each is written once, so that hovers, rules, explanations and plans
 * cannot contradict each other.
 */

/** What a list of legacy flow names leaves on is not documented: SRP, custom and refresh had no name when these names were made. */
export const LEGACY_FLOWS_ADD =
  'Legacy names and ALLOW_ names do not mean the same: a list of ALLOW_ names is exact, ' +
  'while a list of legacy names may also leave SRP, custom authentication and token refresh on.';

/** The API reference says "the standard attributes", the Developer Guide "all user pool attributes". */
export const CUSTOM_ATTRIBUTES_UNSURE =
  'Whether custom attributes are among them is documented differently in different places.';

/** How scopes of the service itself begin: they have no resource server of the pool. */
export const SERVICE_SCOPES = 'aws.cognito/';

/** The scope of the service with which programs register app clients. */
export const REGISTER_SCOPE = 'aws.cognito/dcr/register';

/** The scope with which users, and whoever holds their access token, change their own data. */
export const ADMIN_SCOPE = 'aws.cognito.signin.user.admin';

/** What becomes of a setting that a file leaves out, by a push of this product and by the bare API. */
export const PUSH_KEEPS =
  'A push keeps what is live, and resets a setting that was removed from the file since the last pull.';

/** What an access token with the scope for self-service allows. */
export const ADMIN_SCOPE_ALLOWS = "lets its holder change the user's own attributes, devices and MFA";

/** Where the scope for self-service comes from besides AllowedOAuthScopes. */
export const API_TOKENS_CARRY_ADMIN_SCOPE = `Access tokens from sign-in through the user pools API always carry ${ADMIN_SCOPE}, whatever AllowedOAuthScopes lists.`;

/** What still ends a session when single refresh tokens cannot be revoked. */
export const GLOBAL_SIGN_OUT_STILL_WORKS = 'GlobalSignOut and AdminUserGlobalSignOut still end all sessions of a user.';

/** What a lifetime rests on where its unit is written without its number. */
export const UNIT_ALONE = 'counted for the default number, which is not documented';
