import { defineFacts } from './fact';
import {
  api,
  APP_CLIENTS,
  ATTRIBUTES,
  CDK,
  CLOUDFORMATION,
  issue,
  MANAGED_LOGIN,
  refused,
  REGISTRATION,
  rfc,
  SCOPES,
  UPDATE,
} from './sources';

/** OAuth grants, URLs, scopes, identity providers and attributes. */
export const OAUTH_FACTS = defineFacts({
  'oauth-needs-grants-and-scopes': {
    says: '`AllowedOAuthFlowsUserPoolClient` `true` without a grant or without a scope is rejected.',
    known: 'measured',
    sources: [refused('oauth-flows-scopes-required')],
  },
  'oauth-switch-off': {
    says: 'While `AllowedOAuthFlowsUserPoolClient` is `false`, Cognito stores grants, scopes and URLs, and the OAuth endpoints do not serve the client.',
    known: 'measured',
    sources: [
      UPDATE,
      issue('hashicorp/terraform-provider-aws#34945'),
      issue('boto/boto3#3916'),
      issue('aws/aws-sdk-js-v3#7158'),
      issue('aws/aws-sdk-java#3037'),
    ],
  },
  'oauth-switch-default': {
    says: '`AllowedOAuthFlowsUserPoolClient` is `false` by default, and an update that leaves it out turns it off.',
    known: 'measured',
    sources: [UPDATE, issue('hashicorp/terraform-provider-aws#5029')],
  },
  'client-credentials-alone': {
    says: '`client_credentials` together with `code` or `implicit` is rejected.',
    known: 'measured',
    sources: [CLOUDFORMATION, refused('client-credentials-exclusive'), CDK],
  },
  'client-credentials-secret': {
    says: '`client_credentials` is rejected for a client without a secret.',
    known: 'measured',
    sources: [APP_CLIENTS, refused('client-credentials-secret')],
  },
  'client-credentials-scopes': {
    says: '`client_credentials` with a standard scope is rejected: it takes scopes of resource servers only.',
    known: 'measured',
    sources: [APP_CLIENTS, issue('hashicorp/terraform-provider-aws#4984')],
  },
  'client-credentials-users': {
    says: 'AWS advises one app client for each purpose.',
    known: 'documented',
    sources: [APP_CLIENTS],
  },
  'callback-needed': {
    says: '`code` or `implicit` without a callback URL is rejected while OAuth is on. Whether it is while OAuth is off was not measured.',
    known: 'measured',
    sources: [refused('oauth-callback-required'), issue('cisagov/crossfeed#440'), issue('anomalyco/sst#6272'), CDK],
  },
  'managed-login-needs-pages': {
    says: 'Managed login needs a domain of the user pool and a branding style for the client.',
    known: 'documented',
    sources: [MANAGED_LOGIN, UPDATE],
  },
  'implicit-grant-discouraged': {
    says: 'The implicit grant puts tokens into the address of a page. RFC 9700 advises against it, and AWS recommends the code grant with PKCE.',
    known: 'documented',
    sources: [rfc(9700, '2.1.2'), APP_CLIENTS, UPDATE],
  },
  'code-grant': {
    says: 'With the code grant, the redirect address gets a code, which the app exchanges for tokens. A client with a secret needs it for the exchange.',
    known: 'documented',
    sources: [APP_CLIENTS, UPDATE],
  },
  'refresh-tokens-by-grant': {
    says: 'The implicit and the client credentials grant give no refresh tokens.',
    known: 'documented',
    sources: [APP_CLIENTS, UPDATE],
  },

  'default-redirect-in-callbacks': {
    says: '`DefaultRedirectURI` that is not one of `CallbackURLs`, as exact text, is rejected.',
    known: 'measured',
    sources: [UPDATE, refused('default-redirect-uri-member', '2026-09-08'), CDK],
  },
  'default-redirect-one-provider': {
    says: '`DefaultRedirectURI` replaces a missing `redirect_uri` in a client with one identity provider.',
    known: 'documented',
    sources: [CLOUDFORMATION],
  },
  'one-callback-needs-no-default': {
    says: 'A client with one identity provider and one callback URL needs no `DefaultRedirectURI`.',
    known: 'documented',
    sources: [APP_CLIENTS],
  },
  'callback-http': {
    says: 'An `http://` callback URL is rejected unless its host is `localhost`, `127.0.0.1` or `[::1]`.',
    known: 'measured',
    sources: [UPDATE, CLOUDFORMATION, refused('callback-url-https', '2026-09-08'), issue('microsoft/vscode#256122')],
  },
  'logout-http': {
    says: 'An `http://` sign-out URL is rejected unless its host is `localhost`.',
    known: 'measured',
    sources: [refused('logout-url-https', '2026-09-08')],
  },
  'logout-loopback': {
    says: 'Whether `http://127.0.0.1` and `http://[::1]` are accepted as sign-out URLs is not documented; they are for callback URLs.',
    known: 'inferred',
    sources: [CLOUDFORMATION],
  },
  'callback-fragment': {
    says: 'A callback URL with a fragment (`#`) is rejected.',
    known: 'measured',
    sources: [UPDATE, refused('callback-url-fragment'), rfc(6749, '3.1.2')],
  },
  'logout-fragment': {
    says: 'Whether a fragment is rejected in a sign-out URL is not documented.',
    known: 'unsettled',
    sources: [UPDATE],
  },
  'url-needs-scheme': {
    says: 'A URL without a scheme is rejected: "must contain a scheme".',
    known: 'measured',
    sources: [UPDATE, issue('aws/aws-sdk-java#1505', '2018-03-13')],
  },
  'url-absolute': {
    says: 'Callback URLs must be absolute URIs. Whether Cognito rejects every other form is not documented.',
    known: 'unsettled',
    sources: [UPDATE, APP_CLIENTS],
  },
  'url-exact-match': {
    says: 'Cognito compares a redirect address with the list as exact text: case, a trailing slash and each character count, and `*` matches nothing.',
    known: 'documented',
    sources: [
      CLOUDFORMATION,
      rfc(9700, '4.1'),
      issue('nextauthjs/next-auth#8043'),
      issue('awslabs/sagemaker-dashboards-for-ml#4'),
      issue('aws-amplify/amplify-studio#174'),
    ],
  },
  'custom-schemes': {
    says: 'Cognito accepts private-use schemes such as `myapp://`. RFC 8252 advises names in the form of a reversed domain name, because any app can claim another one.',
    known: 'documented',
    sources: [APP_CLIENTS, rfc(8252, '7.1')],
  },
  'localhost-is-for-tests': {
    says: 'AWS allows `http://localhost` for testing purposes only.',
    known: 'documented',
    sources: [UPDATE, APP_CLIENTS],
  },
  'redirect-takeover': {
    says: 'Whoever gets control of a listed redirect address receives codes or tokens.',
    known: 'documented',
    sources: [rfc(9700, '4.1')],
  },
  'example-domains': {
    says: '`example.com` and its siblings are reserved for examples and belong to nobody who could answer.',
    known: 'documented',
    sources: [rfc(2606, '3'), issue('data-dot-all/dataall#454')],
  },

  'scope-names': {
    says: 'A scope that is neither a standard one, in its own case, nor one of a resource server is rejected.',
    known: 'measured',
    sources: [
      UPDATE,
      issue('awsdocs/aws-cloudformation-user-guide#518'),
      issue('awsdocs/aws-cloudformation-user-guide#564'),
      issue('aws/aws-cdk#10676'),
      issue('hashicorp/terraform-provider-aws#3690'),
    ],
  },
  'scope-of-resource-server': {
    says: 'A scope in the form of a resource server that the user pool does not have is rejected when it is added.',
    known: 'measured',
    sources: [SCOPES, UPDATE, refused('oauth-scopes-unknown')],
  },
  'scope-inactive': {
    says: 'A scope that its resource server no longer has stays in its clients and is inactive. Whether an update that sends it again is rejected is not documented.',
    known: 'unsettled',
    sources: [SCOPES],
  },
  'scope-of-the-service': {
    says: 'Scopes that begin with `aws.cognito/`, such as `aws.cognito/dcr/register`, belong to the service and have no resource server.',
    known: 'documented',
    sources: [SCOPES, APP_CLIENTS, REGISTRATION],
  },
  'scope-openid': {
    says: '`email`, `phone` and `profile` can only be requested together with `openid`, and managed login gives ID tokens with `openid` only.',
    known: 'documented',
    sources: [APP_CLIENTS],
  },
  'scope-openid-attributes': {
    says: '`openid` alone puts all readable attributes into the ID token; together with `email`, `phone` or `profile` it narrows them.',
    known: 'documented',
    sources: [APP_CLIENTS],
  },
  'scope-admin': {
    says: 'An access token with `aws.cognito.signin.user.admin` lets its holder change attributes, devices and MFA of the user.',
    known: 'documented',
    sources: [APP_CLIENTS, SCOPES],
  },

  'provider-names': {
    says: 'The built-in identity providers are `COGNITO`, `Facebook`, `Google`, `SignInWithApple` and `LoginWithAmazon`, in this case. Others are rejected.',
    known: 'measured',
    sources: [UPDATE, issue('aws/aws-cdk#15850')],
  },
  'provider-exists': {
    says: 'An identity provider that the user pool does not have is rejected.',
    known: 'measured',
    sources: [
      UPDATE,
      refused('supported-identity-providers-exists'),
      issue('aws/aws-cdk#15850'),
      issue('lgallard/terraform-aws-cognito-user-pool#71'),
    ],
  },
  'provider-needed': {
    says: 'Managed login needs at least one identity provider. Cognito accepts a client without one.',
    known: 'documented',
    sources: [APP_CLIENTS, issue('aws-cloudformation/cloudformation-coverage-roadmap#676')],
  },
  'users-without-cognito': {
    says: 'A list without `COGNITO` hides the users of the user pool in managed login only: they can still sign in through the user pools API.',
    known: 'documented',
    sources: [CLOUDFORMATION],
  },

  'read-attributes-exist': {
    says: 'An attribute in `ReadAttributes` that the user pool does not have is rejected.',
    known: 'measured',
    sources: [ATTRIBUTES, refused('read-attributes-exists')],
  },
  'write-attributes-exist': {
    says: 'An attribute in `WriteAttributes` that the user pool does not have is rejected.',
    known: 'measured',
    sources: [ATTRIBUTES, issue('aws/aws-cdk#20760')],
  },
  'attributes-not-writable': {
    says: '`email_verified`, `phone_number_verified` and `sub` in `WriteAttributes` are rejected.',
    known: 'measured',
    sources: [APP_CLIENTS, refused('write-attributes-immutable', '2026-09-08')],
  },
  'attributes-required': {
    says: '`WriteAttributes` without an attribute that the user pool requires is rejected.',
    known: 'measured',
    sources: [ATTRIBUTES, APP_CLIENTS, issue('aws/aws-cdk#2608')],
  },
  'attributes-mapped': {
    says: 'Sign-in through an identity provider fails when it fills an attribute that is not in `WriteAttributes`.',
    known: 'documented',
    sources: [CLOUDFORMATION, ATTRIBUTES],
  },
  'attributes-prefix': {
    says: 'The name of a custom attribute begins with `custom:` or `dev:custom:`.',
    known: 'documented',
    sources: [ATTRIBUTES, APP_CLIENTS, CLOUDFORMATION],
  },
  'attributes-left-out': {
    says: 'What an app may read and write when the lists are left out is documented in two ways: the developer guide says all attributes of the user pool, the API reference the standard attributes.',
    known: 'unsettled',
    sources: [APP_CLIENTS, UPDATE, CLOUDFORMATION],
  },
  'attributes-empty': {
    says: 'An empty list of attributes is accepted and means the same as none: the default set.',
    known: 'measured',
    sources: [issue('aws/aws-cdk#21835'), issue('aws/aws-cdk#30608')],
  },
  'attributes-read-only': {
    says: 'AWS advises to make attributes that give rights read-only for apps.',
    known: 'documented',
    sources: [APP_CLIENTS, api('UpdateUserAttributes')],
  },
});
