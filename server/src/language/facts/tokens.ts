import { defineFacts } from './fact';
import {
  api,
  API_CHANGE_2019,
  APP_CLIENTS,
  AUTH_FLOWS,
  CDK,
  CLOUDFORMATION,
  issue,
  QUOTAS,
  REFRESH_TOKENS,
  refused,
  REVOCATION,
  rfc,
  SCOPES,
  TERRAFORM,
  TOKEN_ENDPOINT,
  UPDATE,
  USER_EXISTENCE,
} from './sources';

/** Lifetimes of tokens, flows of the user pools API, rotation and revocation. */
export const TOKEN_FACTS = defineFacts({
  'lifetime-limits': {
    says: 'Access and ID tokens are valid for 5 minutes to 1 day, refresh tokens for 60 minutes to 3,650 days. Other lifetimes are rejected.',
    known: 'measured',
    sources: [
      QUOTAS,
      refused('token-validity-range', '2026-09-03'),
      issue('awsdocs/aws-cloudformation-user-guide#828'),
      issue('hashicorp/terraform-provider-aws#32504'),
      issue('aws-samples/cloudfront-authorization-at-edge#144'),
      CDK,
    ],
  },
  'lifetime-order': {
    says: 'An access or ID token that lives longer than the refresh token is rejected; an equal lifetime is accepted.',
    known: 'measured',
    sources: [refused('token-expiration-order', '2026-09-03'), CDK],
  },
  'lifetime-defaults': {
    says: 'Left out, access and ID tokens are valid for 1 hour and refresh tokens for 30 days.',
    known: 'documented',
    sources: [UPDATE],
  },
  'lifetime-default-units': {
    says: 'Without a unit, access and ID tokens count hours and refresh tokens count days.',
    known: 'documented',
    sources: [UPDATE],
  },
  'lifetime-unit-alone': {
    says: 'What a unit without its number does is not documented. `days` was accepted; `minutes` is said to be rejected.',
    known: 'unsettled',
    sources: [UPDATE, TERRAFORM],
  },
  'refresh-zero-is-30-days': {
    says: '`RefreshTokenValidity` 0 is stored as 30 days.',
    known: 'documented',
    sources: [UPDATE],
  },
  'signed-tokens-last': {
    says: 'An API that checks only the signature and expiry of an access token accepts it until it expires.',
    known: 'documented',
    sources: [REVOCATION, rfc(9700, '4.14.2')],
  },
  'refresh-tokens-should-end': {
    says: 'The security practice for OAuth 2.0 limits how long a refresh token is valid.',
    known: 'documented',
    sources: [rfc(9700, '4.14.2')],
  },
  'auth-session': {
    says: '`AuthSessionValidity` is how many minutes a user has to answer a challenge of an authentication flow of the API. Whether managed login reads it is not documented.',
    known: 'documented',
    sources: [UPDATE],
  },
  'managed-login-session': {
    says: 'A browser that signed in at managed login gets new tokens without another sign-in, by default for 60 minutes after the sign-in. `SetUserPoolClientSessionConfiguration` sets 0 to 129,600 minutes for an app client; `UpdateUserPoolClient` has no parameter for it.',
    known: 'documented',
    sources: [api('ClientSSOSessionConfigType'), api('SetUserPoolClientSessionConfiguration'), UPDATE],
  },

  'flows-default': {
    says: 'Left out, `ExplicitAuthFlows` is `ALLOW_REFRESH_TOKEN_AUTH`, `ALLOW_USER_SRP_AUTH` and `ALLOW_CUSTOM_AUTH`.',
    known: 'documented',
    sources: [UPDATE, issue('boto/boto3#1607')],
  },
  'flows-empty': {
    says: 'Cognito accepts an empty `ExplicitAuthFlows`. Whether it allows no flow or the default ones is not documented.',
    known: 'unsettled',
    sources: [UPDATE],
  },
  'flows-legacy-mix': {
    says: 'Legacy flow names together with names that begin with `ALLOW_` are rejected.',
    known: 'measured',
    sources: [UPDATE, refused('explicit-auth-flows-legacy-mix')],
  },
  'flows-legacy-add': {
    says: 'Before November 2019, SRP, refresh and custom authentication had no name because they were always on. A legacy list may still leave them on, while a list of `ALLOW_` names is exact.',
    known: 'inferred',
    sources: [API_CHANGE_2019, UPDATE, issue('floci-io/floci#3974', '2026-09')],
  },
  'flow-refresh': {
    says: '`InitiateAuth` with `REFRESH_TOKEN_AUTH` requires `ALLOW_REFRESH_TOKEN_AUTH`. A list without it is accepted.',
    known: 'documented',
    sources: [AUTH_FLOWS, UPDATE, issue('aws/aws-cdk#7625')],
  },
  'refresh-in-other-ways': {
    says: '`GetTokensFromRefreshToken` and the token endpoint exchange refresh tokens, too; AWS ties only `REFRESH_TOKEN_AUTH` to the flow.',
    known: 'documented',
    sources: [REFRESH_TOKENS, TOKEN_ENDPOINT, api('GetTokensFromRefreshToken')],
  },
  'flow-user-auth-tier': {
    says: '`ALLOW_USER_AUTH` requires the Essentials or Plus feature plan.',
    known: 'documented',
    sources: [CLOUDFORMATION, issue('aws-amplify/amplify-backend#2805')],
  },
  'flow-user-auth-passwords': {
    says: '`ALLOW_USER_AUTH` signs in by password and by SRP even where no other flow allows them.',
    known: 'documented',
    sources: [CLOUDFORMATION],
  },
  'flow-password-sends-password': {
    says: 'With `ALLOW_USER_PASSWORD_AUTH` the app sends the password in the request instead of proving it by SRP.',
    known: 'documented',
    sources: [UPDATE, APP_CLIENTS, rfc(9700, '2.4')],
  },
  'flow-admin-is-for-servers': {
    says: '`ALLOW_ADMIN_USER_PASSWORD_AUTH` is for servers: `AdminInitiateAuth` needs AWS credentials.',
    known: 'documented',
    sources: [APP_CLIENTS],
  },
  'flow-custom': {
    says: '`ALLOW_CUSTOM_AUTH` signs in by challenges that the Lambda triggers of the user pool define.',
    known: 'documented',
    sources: [UPDATE, AUTH_FLOWS],
  },
  'flow-srp': {
    says: 'With `ALLOW_USER_SRP_AUTH` the password itself is not sent.',
    known: 'documented',
    sources: [UPDATE, AUTH_FLOWS],
  },
  'client-token-alone': {
    says: '`ALLOW_CLIENT_TOKEN_AUTH` must be the only flow of a client.',
    known: 'documented',
    sources: [api('GetClientToken'), APP_CLIENTS],
  },
  'client-token-secret': {
    says: '`ALLOW_CLIENT_TOKEN_AUTH` requires a client secret.',
    known: 'documented',
    sources: [api('GetClientToken'), APP_CLIENTS],
  },
  'client-token-reads-scopes': {
    says: '`GetClientToken` gives tokens with the scopes in `AllowedOAuthScopes` for the time in `AccessTokenValidity`. It needs neither a grant nor `AllowedOAuthFlowsUserPoolClient` nor a domain.',
    known: 'documented',
    sources: [api('GetClientToken'), SCOPES],
  },
  'api-sign-in-admin-scope': {
    says: 'Access tokens from sign-in through the user pools API always have the scope `aws.cognito.signin.user.admin`, and no other.',
    known: 'documented',
    sources: [SCOPES],
  },

  'rotation-refresh-flow': {
    says: 'Refresh token rotation together with `ALLOW_REFRESH_TOKEN_AUTH` is rejected.',
    known: 'measured',
    sources: [
      issue('hashicorp/terraform-provider-aws#47196'),
      issue('hashicorp/terraform-provider-aws#47374'),
      issue('aws-amplify/amplify-android#3113'),
      CDK,
    ],
  },
  'rotation-default-flows': {
    says: 'Whether rotation is rejected while `ExplicitAuthFlows` is left out, and so holds `ALLOW_REFRESH_TOKEN_AUTH` by default, is not documented.',
    known: 'unsettled',
    sources: [issue('KensioSoftware/yulin#842')],
  },
  'rotation-tier': {
    says: 'Refresh token rotation requires the Essentials or Plus feature plan.',
    known: 'documented',
    sources: [REFRESH_TOKENS],
  },
  'rotation-left-out': {
    says: 'An update that left `RefreshTokenRotation` out has not turned rotation off in practice. `Feature` `DISABLED` does.',
    known: 'inferred',
    sources: [issue('hashicorp/terraform-provider-aws#47196'), REFRESH_TOKENS],
  },
  'rotation-grace': {
    says: 'Without `RetryGracePeriodSeconds`, or with 0, an exchanged refresh token is invalid at once.',
    known: 'documented',
    sources: [CLOUDFORMATION, REFRESH_TOKENS],
  },
  'rotation-at-token-endpoint': {
    says: 'While rotation is on, `GetTokensFromRefreshToken` and the token endpoint exchange refresh tokens, and `InitiateAuth` does not.',
    known: 'documented',
    sources: [REFRESH_TOKENS, TOKEN_ENDPOINT],
  },
  'rotation-remaining-life': {
    says: 'A rotated refresh token is valid for the rest of the life of the first one.',
    known: 'documented',
    sources: [REFRESH_TOKENS],
  },
  'rotation-for-public-clients': {
    says: 'The security practice for OAuth 2.0 requires that the refresh tokens of public clients are rotated or bound to the sender.',
    known: 'documented',
    sources: [rfc(9700, '4.14.2'), REFRESH_TOKENS],
  },

  revocation: {
    says: '`EnableTokenRevocation` lets an app revoke a refresh token by itself; Cognito then refuses the access tokens that were made from it.',
    known: 'documented',
    sources: [REVOCATION, api('RevokeToken')],
  },
  'revocation-origin-jti': {
    says: 'With revocation or rotation on, access and ID tokens have an `origin_jti` claim.',
    known: 'documented',
    sources: [REVOCATION],
  },
  'revocation-default': {
    says: '`EnableTokenRevocation` is `true` for a new client. An update that left it out has kept it in practice.',
    known: 'measured',
    sources: [REVOCATION, issue('go-to-k/cdk-real-drift#1689', '2026-07-22')],
  },
  'sign-out-without-revocation': {
    says: '`GlobalSignOut` and `AdminUserGlobalSignOut` end all refresh tokens of a user, also where token revocation is off.',
    known: 'documented',
    sources: [api('GlobalSignOut'), api('AdminUserGlobalSignOut')],
  },
  'user-existence-default': {
    says: 'Left out, `PreventUserExistenceErrors` is `LEGACY`: answers of sign-in, confirmation and password recovery tell that a user does not exist.',
    known: 'documented',
    sources: [UPDATE, CLOUDFORMATION],
  },
  'user-existence-limits': {
    says: '`ENABLED` does not cover everything: `SignUp` still tells that a name is taken, custom authentication depends on the Lambda triggers, and choice-based sign-in (`USER_AUTH`) is not governed by it.',
    known: 'documented',
    sources: [USER_EXISTENCE],
  },
  'user-context': {
    says: '`EnablePropagateAdditionalUserContextData` lets an app send IP addresses of users for threat protection in requests without AWS credentials.',
    known: 'documented',
    sources: [UPDATE],
  },
  'user-context-secret': {
    says: '`EnablePropagateAdditionalUserContextData` is rejected for a client without a secret.',
    known: 'measured',
    sources: [UPDATE, refused('propagate-context-requires-secret'), CDK],
  },
});
