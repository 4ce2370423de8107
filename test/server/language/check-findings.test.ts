// Each finding as people meet it: what is underlined, where it leads, and what its repair writes.
import assert from 'node:assert/strict';
import type { AppClientContext } from '../../../server/src/language/context';
import type { Problem } from '../../../server/src/language/problem';
import { problemsOf } from './fixtures';

const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';
const ARN = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef';
const ROLE =
  'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp';

/** The members of a file, what a rule finds in it (see `shown`), and what is known of the pool. */
type Case = readonly [members: string, found: readonly string[], context?: AppClientContext];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'analytics-describe-rolearn': [
    [
      `"AnalyticsConfiguration": {"ApplicationArn": "${ARN}", "RoleArn": "${ROLE}"}`,
      [`warning "${ROLE}" − AnalyticsConfiguration.RoleArn`],
    ],
    [`"AnalyticsConfiguration": {"RoleArn": "${ROLE}"}`, []],
    [
      `"AnalyticsConfiguration": {"ApplicationArn": "${ARN}", "RoleArn": "${ROLE}", "ApplicationId": "0123456789abcdef"}`,
      [],
    ],
    [`"AnalyticsConfiguration": {"ApplicationArn": "${ARN}", "RoleArn": "${ROLE}", "ExternalId": "x"}`, []],
  ],
  'analytics-either-or': [
    [
      `"AnalyticsConfiguration": {"ApplicationArn": "${ARN}", "ExternalId": "x"}`,
      [`error "AnalyticsConfiguration" → "${ARN}" → "x"`],
    ],
    [
      '"AnalyticsConfiguration": {"ApplicationId": "0123456789abcdef", "ExternalId": "x"}',
      ['error "AnalyticsConfiguration"'],
    ],
  ],
  'analytics-pinpoint-ended': [
    [
      `"AnalyticsConfiguration": {"ApplicationArn": "${ARN}"}`,
      ['warning "AnalyticsConfiguration" − AnalyticsConfiguration'],
    ],
  ],
  'analytics-region': [
    [
      '"AnalyticsConfiguration": {"ApplicationArn": "arn:aws:mobiletargeting:eu-west-1:123456789012:apps/0123456789abcdef"}',
      ['warning "arn:aws:mobiletargeting:eu-west-1:123456789012:apps/0123456789abcdef" → "us-east-1_AbCdEf123"'],
    ],
    [`"AnalyticsConfiguration": {"ApplicationArn": "${ARN}"}`, []],
  ],
  'attribute-not-standard': [
    [
      '"ReadAttributes": ["plan", "nickname2", "emial"]',
      ['warning "nickname2" ReadAttributes.1 = "nickname"', 'warning "emial" ReadAttributes.2 = "email"'],
      { attributes: { complete: false, items: [{ name: 'plan' }, { name: 'x' }] } },
    ],
  ],
  'attributes-omitted': [
    ['', ['hint {']],
    ['"WriteAttributes": ["email"]', ['hint {']],
    ['"ReadAttributes": ["email"]', ['hint {']],
    ['"ReadAttributes": ["email"], "WriteAttributes": ["email"]', []],
  ],
  'auth-flows-no-refresh': [
    [
      '"ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]',
      ['hint "ExplicitAuthFlows" ExplicitAuthFlows.2 = "ALLOW_REFRESH_TOKEN_AUTH"'],
    ],
    ['"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"], "AllowedOAuthFlows": ["client_credentials"]', []],
  ],
  'callback-fragment': [
    [
      '"CallbackURLs": ["https://a.io/#/x#y"], "DefaultRedirectURI": "https://a.io/cb#z"',
      [
        'error "https://a.io/#/x#y" CallbackURLs.0 = "https://a.io/"',
        'error "https://a.io/cb#z" DefaultRedirectURI = "https://a.io/cb"',
      ],
    ],
  ],
  'callback-not-absolute': [
    [
      '"CallbackURLs": ["app.acme.io/cb", "/cb", "localhost:3000", "//a.io", "[::1]:80", "127.0.0.1", "localhost.acme.io", "a.io/localhost", "-x"], "DefaultRedirectURI": "acme.io"',
      [
        'error "app.acme.io/cb" CallbackURLs.0 = "https://app.acme.io/cb"',
        'error "/cb"',
        'error "localhost:3000" CallbackURLs.2 = "http://localhost:3000"',
        'error "//a.io"',
        'error "[::1]:80" CallbackURLs.4 = "http://[::1]:80"',
        'error "127.0.0.1" CallbackURLs.5 = "http://127.0.0.1"',
        'error "localhost.acme.io" CallbackURLs.6 = "https://localhost.acme.io"',
        'error "a.io/localhost" CallbackURLs.7 = "https://a.io/localhost"',
        'error "-x"',
        'error "acme.io" DefaultRedirectURI = "https://acme.io"',
      ],
    ],
  ],
  'client-credentials-oidc-scope': [
    [
      '"AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": ["openid", "a/b"]',
      ['error "openid" → "client_credentials" − AllowedOAuthScopes.0'],
    ],
    ['"AllowedOAuthFlows": ["code", "client_credentials"], "AllowedOAuthScopes": ["openid", "a/b"]', []],
  ],
  'default-redirect-not-in-callbacks': [
    [
      '"CallbackURLs": ["https://b.io", "https://A.io/cb/"], "DefaultRedirectURI": "https://a.io/cb"',
      ['error "https://a.io/cb" → "https://A.io/cb/" DefaultRedirectURI = "https://A.io/cb/"'],
    ],
    [
      '"CallbackURLs": ["https://b.io"], "DefaultRedirectURI": "https://a.io/cb"',
      ['error "https://a.io/cb" → ["https://b.io"] CallbackURLs.1 = "https://a.io/cb"'],
    ],
    ['"DefaultRedirectURI": "https://a.io/cb"', ['error "https://a.io/cb" CallbackURLs = ["https://a.io/cb"]']],
  ],
  'default-redirect-several-providers': [
    [
      '"DefaultRedirectURI": "https://a.io", "SupportedIdentityProviders": ["COGNITO", "Google"]',
      ['info "https://a.io" → "Google"'],
    ],
  ],
  'duplicate-list-item': [
    [
      '"ReadAttributes": ["name", "email", "email", "email"]',
      ['hint "email" → "email" − ReadAttributes.2', 'hint "email" → "email" − ReadAttributes.3'],
    ],
  ],
  'identity-providers-without-cognito': [
    ['"SupportedIdentityProviders": ["Google"]', ['hint "SupportedIdentityProviders"']],
  ],
  'oauth-flows-and-scopes-required': [
    ['"AllowedOAuthFlowsUserPoolClient": true', ['error true']],
    [
      '"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": []',
      ['error [] → true'],
    ],
  ],
  'oauth-no-identity-provider': [
    [
      '"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["implicit"], "AllowedOAuthScopes": ["openid"], "SupportedIdentityProviders": []',
      ['warning [] → "implicit" SupportedIdentityProviders = ["COGNITO"]'],
    ],
    [
      '"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["implicit"], "AllowedOAuthScopes": ["openid"]',
      ['warning "implicit" SupportedIdentityProviders = ["COGNITO"]'],
    ],
  ],
  'oauth-settings-inert': [
    [
      '"AllowedOAuthFlowsUserPoolClient": false, "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": ["openid"], "LogoutURLs": ["https://a.io"]',
      ['warning "AllowedOAuthFlows" → false → ["openid"] → ["https://a.io"] AllowedOAuthFlowsUserPoolClient = true'],
    ],
    ['"CallbackURLs": ["https://a.io"]', ['warning "CallbackURLs"']],
    [
      '"AllowedOAuthFlows": ["code"], "CallbackURLs": ["https://a.io"]',
      ['warning "AllowedOAuthFlows" → ["https://a.io"]'],
    ],
    ['"AllowedOAuthScopes": ["openid"]', ['warning "AllowedOAuthScopes"']],
  ],
  'oauth-switch-omitted': [
    [
      '"AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": ["openid"]',
      ['hint { AllowedOAuthFlowsUserPoolClient = true'],
      { live: { AllowedOAuthFlowsUserPoolClient: true } },
    ],
    ['"AllowedOAuthFlows": ["code"]', ['hint {'], { live: { AllowedOAuthFlowsUserPoolClient: true } }],
    ['"AllowedOAuthScopes": ["openid"]', ['hint {'], { live: { AllowedOAuthFlowsUserPoolClient: true } }],
  ],
  'read-attribute-unknown': [
    [
      '"ReadAttributes": ["plan", "zzz", "custom:paln", "emial"]',
      [
        'error "plan" ReadAttributes.0 = "custom:plan"',
        'error "zzz"',
        'error "custom:paln" ReadAttributes.2 = "custom:plan"',
        'error "emial" ReadAttributes.3 = "email"',
      ],
      { attributes: { complete: true, items: [{ name: 'custom:plan' }, { name: 'custom:plen' }] } },
    ],
  ],
  'write-attributes-missing-required': [
    [
      '"WriteAttributes": ["name"]',
      ['error "WriteAttributes" WriteAttributes.1 = "email" WriteAttributes.2 = "phone_number"'],
      {
        attributes: {
          complete: true,
          items: [
            { name: 'email', required: true },
            { name: 'phone_number', required: true },
          ],
        },
      },
    ],
  ],
  'write-attributes-missing-idp-mapped': [
    [
      '"WriteAttributes": ["name"], "SupportedIdentityProviders": ["COGNITO", "Google"]',
      ['warning "WriteAttributes" → "Google" WriteAttributes.1 = "email"'],
      {
        attributes: {
          complete: true,
          items: [
            { name: 'email', mappedBy: ['Google'] },
            { name: 'nickname', mappedBy: ['Other'] },
            { name: 'picture' },
          ],
        },
      },
    ],
    [
      '"WriteAttributes": ["name"], "SupportedIdentityProviders": ["Google", "COGNITO", "Corporate"]',
      ['warning "WriteAttributes" → "Google" → "Corporate" WriteAttributes.1 = "email" WriteAttributes.2 = "nickname"'],
      {
        attributes: {
          complete: true,
          items: [
            { name: 'email', mappedBy: ['Google'] },
            { name: 'nickname', mappedBy: ['Corporate'] },
          ],
        },
      },
    ],
    [
      '"SupportedIdentityProviders": ["Google"]',
      [],
      { attributes: { complete: true, items: [{ name: 'email', mappedBy: ['Google'] }] } },
    ],
  ],
  'propagate-requires-secret': [
    [
      '"EnablePropagateAdditionalUserContextData": true',
      ['error true EnablePropagateAdditionalUserContextData = false'],
      { hasSecret: false },
    ],
  ],
  'provider-name-case': [
    ['"SupportedIdentityProviders": ["google"]', ['error "google" SupportedIdentityProviders.0 = "Google"']],
    [
      '"SupportedIdentityProviders": ["google"]',
      ['error "google" SupportedIdentityProviders.0 = "Google"'],
      { identityProviders: { complete: true, items: [] } },
    ],
  ],
  'provider-unknown': [
    [
      '"SupportedIdentityProviders": ["Corprate"]',
      ['error "Corprate" SupportedIdentityProviders.0 = "Corporate"'],
      { identityProviders: { complete: true, items: [{ name: 'Corporate' }] } },
    ],
    [
      '"SupportedIdentityProviders": ["Zzz"]',
      ['error "Zzz"'],
      { identityProviders: { complete: true, items: [{ name: 'Corporate' }] } },
    ],
  ],
  'rotation-grace-zero': [
    [
      '"RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0}',
      ['hint 0 RefreshTokenRotation.RetryGracePeriodSeconds = 10'],
    ],
    [
      '"RefreshTokenRotation": {"Feature": "ENABLED"}',
      ['hint "ENABLED" RefreshTokenRotation.RetryGracePeriodSeconds = 10'],
    ],
  ],
  'rotation-needs-plan': [
    [
      '"RefreshTokenRotation": {"Feature": "ENABLED"}',
      ['error "ENABLED" RefreshTokenRotation.Feature = "DISABLED"'],
      { tier: 'LITE' },
    ],
  ],
  'rotation-omitted': [
    [
      '"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]',
      ['hint { RefreshTokenRotation = {"Feature":"ENABLED","RetryGracePeriodSeconds":30}'],
      { live: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 } } },
    ],
    [
      '"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]',
      ['info "ALLOW_REFRESH_TOKEN_AUTH" RefreshTokenRotation = {"Feature":"DISABLED"}'],
      { live: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 } } },
    ],
  ],
  'rotation-refresh-flow-conflict': [
    [
      '"RefreshTokenRotation": {"Feature": "ENABLED"}, "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"]',
      ['error "ALLOW_REFRESH_TOKEN_AUTH" → "ENABLED" − ExplicitAuthFlows.0'],
    ],
  ],
  'rotation-with-default-flows': [
    [
      '"RefreshTokenRotation": {"Feature": "ENABLED"}',
      ['warning "ENABLED" ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH","ALLOW_CUSTOM_AUTH"]'],
    ],
  ],
  'scope-openid-missing': [
    [
      '"AllowedOAuthFlows": ["implicit"], "AllowedOAuthScopes": ["phone"]',
      ['warning "phone" AllowedOAuthScopes.1 = "openid"'],
    ],
    [
      '"AllowedOAuthFlows": ["code", "client_credentials"], "AllowedOAuthScopes": ["profile"]',
      ['warning "profile" AllowedOAuthScopes.1 = "openid"'],
    ],
    ['"AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": ["email"]', []],
  ],
  'scope-unknown': [
    ['"AllowedOAuthScopes": ["opnid", "zzz"]', ['error "opnid" AllowedOAuthScopes.0 = "openid"', 'error "zzz"']],
  ],
  'sec-admin-password-public': [
    [
      '"AllowedOAuthFlows": ["implicit"], "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"]',
      ['hint "ADMIN_NO_SRP_AUTH" → "implicit"'],
    ],
    [
      '"AllowedOAuthFlows": ["client_credentials", "code"], "ExplicitAuthFlows": ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]',
      ['hint "ALLOW_ADMIN_USER_PASSWORD_AUTH" → "code"'],
    ],
    ['"AllowedOAuthFlows": ["client_credentials"], "ExplicitAuthFlows": ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]', []],
  ],
  'sec-custom-scheme': [['"CallbackURLs": ["myapp://x", "other://"]', ['hint "myapp://x" → "other://"']]],
  'sec-example-com': [
    [
      '"LogoutURLs": ["https://example.com"], "DefaultRedirectURI": "https://a.example.org/x"',
      ['info "https://example.com" → "https://a.example.org/x"'],
    ],
  ],
  'sec-implicit-grant': [
    ['"AllowedOAuthFlows": ["code", "implicit"]', ['info "implicit" − AllowedOAuthFlows.1']],
    ['"AllowedOAuthFlows": ["implicit"]', ['info "implicit" AllowedOAuthFlows.0 = "code"']],
  ],
  'sec-localhost-callback': [
    [
      '"CallbackURLs": ["http://localhost:3000", "https://acme.io", "exp://192.168.0.1"], "LogoutURLs": ["http://127.0.0.1"]',
      ['hint "http://localhost:3000" → "exp://192.168.0.1" → "http://127.0.0.1"'],
    ],
    ['"CallbackURLs": ["https://localhost:3000"]', ['hint "https://localhost:3000"']],
    ['"CallbackURLs": ["https://localhost:3000", "myapp://x"]', ['hint "https://localhost:3000"']],
  ],
  'sec-m2m-user-flows': [
    [
      '"AllowedOAuthFlows": ["client_credentials"], "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]',
      ['hint "ALLOW_USER_SRP_AUTH" → "client_credentials"'],
    ],
    ['"AllowedOAuthFlows": ["client_credentials"]', ['hint "client_credentials"']],
    [
      '"AllowedOAuthFlows": ["client_credentials"], "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]',
      [],
    ],
    ['"AllowedOAuthFlows": ["client_credentials", "code"]', []],
  ],
  'sec-rotation-off-public': [
    [
      '"AllowedOAuthFlows": ["client_credentials", "code"], "RefreshTokenRotation": {"Feature": "DISABLED"}, "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]',
      [
        'hint "DISABLED" RefreshTokenRotation = {"Feature":"ENABLED","RetryGracePeriodSeconds":10} ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH"]',
      ],
      { hasSecret: false },
    ],
    [
      '"AllowedOAuthFlows": ["code"], "RefreshTokenRotation": {"Feature": "DISABLED"}, "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]',
      ['hint "DISABLED" RefreshTokenRotation = {"Feature":"ENABLED","RetryGracePeriodSeconds":10}'],
      { hasSecret: false },
    ],
    [
      '"AllowedOAuthFlows": ["code"], "RefreshTokenRotation": {"Feature": "DISABLED"}, "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"]',
      ['hint "DISABLED"'],
      { hasSecret: false },
    ],
    [
      '"AllowedOAuthFlows": ["code"], "RefreshTokenRotation": {"Feature": "DISABLED"}',
      ['hint "DISABLED"'],
      { hasSecret: false },
    ],
    ['"AllowedOAuthFlows": ["implicit"], "RefreshTokenRotation": {"Feature": "DISABLED"}', [], { hasSecret: false }],
  ],
  'sec-shared-host-callback': [
    [
      '"CallbackURLs": ["https://b.s3-website-us-east-1.amazonaws.com/x", "https://x.s3-website.eu-central-1.amazonaws.com.acme.io", "https://a.ngrok.io"]',
      ['hint "https://b.s3-website-us-east-1.amazonaws.com/x" → "https://a.ngrok.io"'],
    ],
  ],
  'sec-user-existence-errors': [
    ['"PreventUserExistenceErrors": "LEGACY"', ['info "LEGACY" PreventUserExistenceErrors = "ENABLED"']],
    ['', ['hint { PreventUserExistenceErrors = "ENABLED"']],
  ],
  'sec-user-password-auth': [
    ['"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]', ['info "ALLOW_USER_PASSWORD_AUTH"']],
  ],
  'sec-writable-sensitive-attribute': [
    [
      '"WriteAttributes": ["custom:role", "dev:custom:plan", "x:custom:admin", "custom:a1plan", "custom:a--tier", "custom:customs", "custom:role", "name", "role"]',
      [
        'info "custom:role" → "dev:custom:plan" → "custom:a1plan" → "custom:a--tier" → "custom:role" − WriteAttributes.0 − WriteAttributes.1 − WriteAttributes.3 − WriteAttributes.4 − WriteAttributes.6',
      ],
    ],
  ],
  'token-validity-order': [
    [
      '"AccessTokenValidity": 2, "IdTokenValidity": 3, "RefreshTokenValidity": 60, "TokenValidityUnits": {"RefreshToken": "minutes"}',
      ['error 2 → 60', 'error 3 → 60'],
    ],
  ],
  'token-validity-range': [
    [
      '"AccessTokenValidity": 60, "RefreshTokenValidity": 4000, "TokenValidityUnits": {"RefreshToken": "days"}',
      ['error 60 TokenValidityUnits.AccessToken = "minutes"', 'error 4000 → "days"'],
    ],
  ],
  'update-replaces': [
    [
      '"ClientName": "web"',
      ['hint { ExplicitAuthFlows = []'],
      { live: { ExplicitAuthFlows: [], LogoutURLs: [], ReadAttributes: [], SupportedIdentityProviders: [] } },
    ],
    [
      '"ClientName": "web"',
      [
        `hint { ReadAttributes = ["email"] ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH"] AnalyticsConfiguration = {"ApplicationId":"a","RoleArn":"${ROLE}","ExternalId":"x"} PreventUserExistenceErrors = "ENABLED" EnableTokenRevocation = false`,
      ],
      {
        live: {
          CallbackURLs: [],
          ReadAttributes: ['email'],
          ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
          PreventUserExistenceErrors: 'ENABLED',
          EnableTokenRevocation: false,
          AnalyticsConfiguration: { ApplicationId: 'a', RoleArn: ROLE, ExternalId: 'x' },
        },
      },
    ],
    [
      '"ClientName": "web"',
      [`hint { AnalyticsConfiguration = {"ApplicationArn":"${ARN}"}`],
      { live: { AnalyticsConfiguration: { ApplicationArn: ARN } } },
    ],
  ],
  'url-trailing-slash-twin': [
    [
      '"CallbackURLs": ["https://x.io", "https://a.io", "https://a.io/", "https://A.io"], "LogoutURLs": ["https://b.io", "https://b.io"]',
      ['hint "https://a.io/" → "https://a.io"', 'hint "https://A.io" → "https://a.io"'],
    ],
  ],
  'write-attribute-not-writable': [
    [
      '"WriteAttributes": ["email_verified", "identities"]',
      ['error "email_verified" − WriteAttributes.0', 'warning "identities" − WriteAttributes.1'],
    ],
  ],
  'user-auth-covers-passwords': [['"ExplicitAuthFlows": ["ALLOW_USER_AUTH"]', ['hint "ALLOW_USER_AUTH"']]],
};

const textOf = (members: string): string => `{${[IDS, members].filter(Boolean).join(', ')}}`;
const findings = (code: string, members: string, context: AppClientContext = {}): Problem[] =>
  problemsOf(textOf(members), context).filter((problem) => problem.code === code);

/** `severity underlined → each other place, member = value` for each that the repair writes, `− member` for each that it removes. */
function shown(text: string, { severity, fix, related = [], ...place }: Problem): string {
  const underlined = (at: { readonly offset: number; readonly length: number }): string =>
    text.slice(at.offset, at.offset + at.length);
  const written = (fix?.set ?? []).map(([path, value]) =>
    value === undefined ? `− ${path.join('.')}` : `${path.join('.')} = ${JSON.stringify(value)}`,
  );
  return [`${severity} ${underlined(place)}`, ...related.map((it) => `→ ${underlined(it)}`), ...written].join(' ');
}

describe('check: where a finding stands, where it leads, and what it repairs', () => {
  for (const [code, cases] of Object.entries(CASES)) {
    for (const [members, expected, context] of cases) {
      it(`${code}: ${members.slice(0, 120) || 'nothing but the ids'}${context ? ` ${JSON.stringify(context).slice(0, 80)}` : ''}`, () =>
        assert.deepEqual(
          findings(code, members, context).map((finding) => shown(textOf(members), finding)),
          expected,
        ));
    }
  }
  it('analytics-region: a pool and its project may be in one Region, whichever it is', () => {
    const text = textOf(`"AnalyticsConfiguration": {"ApplicationArn": "${ARN}"}`).replaceAll('us-east-1', 'eu-west-1');
    assert.deepEqual(
      problemsOf(text)
        .map(({ code }) => code)
        .filter((it) => it === 'analytics-region'),
      [],
    );
  });
  it('leads nowhere where there is one place', () => {
    for (const [code, members] of [
      ['sec-user-password-auth', '"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]'],
      ['analytics-either-or', '"AnalyticsConfiguration": {"ExternalId": "x"}'],
    ] as const) {
      assert.deepEqual(
        findings(code, members).map(({ related }) => related),
        [undefined],
        code,
      );
    }
  });
});

/** What the words depend on. */
const WORDS: readonly (readonly [code: string, members: string, words: RegExp, context?: AppClientContext])[] = [
  [
    'analytics-either-or',
    `"AnalyticsConfiguration": {"ApplicationArn": "${ARN}", "ExternalId": "x"}`,
    /; here both are mixed\./,
  ],
  ['analytics-either-or', '"AnalyticsConfiguration": {"ExternalId": "x"}', /; here some are missing\./],
  ['attributes-omitted', '', /^ReadAttributes and WriteAttributes left out/],
  ['attributes-omitted', '"ReadAttributes": ["email"]', /^WriteAttributes left out/],
  ['attributes-omitted', '"WriteAttributes": ["email"]', /^ReadAttributes left out/],
  [
    'default-redirect-not-in-callbacks',
    '"CallbackURLs": ["https://b.io", "https://A.io/"], "DefaultRedirectURI": "https://a.io"',
    /^https:\/\/a\.io is not in CallbackURLs, only https:\/\/A\.io\/ is: /,
  ],
  [
    'default-redirect-not-in-callbacks',
    '"CallbackURLs": ["https://b.io"], "DefaultRedirectURI": "https://a.io"',
    /is not in CallbackURLs: /,
  ],
  [
    'oauth-flows-and-scopes-required',
    '"AllowedOAuthFlowsUserPoolClient": true',
    /but AllowedOAuthFlows and AllowedOAuthScopes are missing: .* Fill them, /,
  ],
  [
    'oauth-flows-and-scopes-required',
    '"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": []',
    /but AllowedOAuthScopes is empty: .* Fill it, /,
  ],
  [
    'oauth-settings-inert',
    '"AllowedOAuthFlowsUserPoolClient": false, "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": ["openid"]',
    /Client is false: AllowedOAuthFlows, AllowedOAuthScopes are stored but do nothing, /,
  ],
  [
    'oauth-settings-inert',
    '"CallbackURLs": ["https://a.io"]',
    /left out, .*: CallbackURLs is stored but does nothing, /,
  ],
  [
    'read-attribute-unknown',
    '"ReadAttributes": ["emial"]',
    /\. Did you mean email\?$/,
    { attributes: { complete: true, items: [] } },
  ],
  [
    'read-attribute-unknown',
    '"ReadAttributes": ["zzz"]',
    /refuses the update\.$/,
    { attributes: { complete: true, items: [] } },
  ],
  [
    'write-attributes-missing-idp-mapped',
    '"WriteAttributes": ["name"], "SupportedIdentityProviders": ["COGNITO", "Google"]',
    /^Google fills email, .* through that provider fails\.$/,
    { attributes: { complete: true, items: [{ name: 'email', mappedBy: ['Google'] }] } },
  ],
  [
    'write-attributes-missing-idp-mapped',
    '"WriteAttributes": ["name"], "SupportedIdentityProviders": ["Corporate", "Google"]',
    /^Corporate and Google fill email, nickname, .* through them fails\.$/,
    {
      attributes: {
        complete: true,
        items: [
          { name: 'email', mappedBy: ['Google'] },
          { name: 'nickname', mappedBy: ['Corporate'] },
        ],
      },
    },
  ],
  ['provider-name-case', '"SupportedIdentityProviders": ["google"]', /refuses google unless the pool has /],
  [
    'provider-name-case',
    '"SupportedIdentityProviders": ["google"]',
    /refuses google, which the user pool does not have\.$/,
    { identityProviders: { complete: true, items: [] } },
  ],
  [
    'provider-unknown',
    '"SupportedIdentityProviders": ["Corprate"]',
    /Did you mean Corporate\?$/,
    { identityProviders: { complete: true, items: [{ name: 'Corporate' }] } },
  ],
  [
    'provider-unknown',
    '"SupportedIdentityProviders": ["Zzz"]',
    /Add the provider to the pool first\.$/,
    { identityProviders: { complete: true, items: [{ name: 'Corporate' }] } },
  ],
  [
    'rotation-omitted',
    '',
    /does not turn it off\. Write Feature DISABLED/,
    { live: { RefreshTokenRotation: { Feature: 'ENABLED' } } },
  ],
  [
    'rotation-omitted',
    '"ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"]',
    /The service then refuses ALLOW_REFRESH_TOKEN_AUTH\. Write/,
    { live: { RefreshTokenRotation: { Feature: 'ENABLED' } } },
  ],
  ['scope-unknown', '"AllowedOAuthScopes": ["zzz"]', /^zzz is no standard scope \(openid, email, phone, profile, /],
  [
    'sec-localhost-callback',
    '"CallbackURLs": ["http://localhost:3000", "https://acme.io"]',
    /^A development URL beside URLs of production: /,
  ],
  [
    'sec-localhost-callback',
    '"CallbackURLs": ["https://localhost:3000", "http://acme.io", "myapp://x"]',
    /^A development URL; take it out of clients for production\.$/,
  ],
  [
    'sec-m2m-user-flows',
    '"AllowedOAuthFlows": ["client_credentials"], "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]',
    /can sign in through it by ALLOW_USER_SRP_AUTH\. /,
  ],
  [
    'sec-m2m-user-flows',
    '"AllowedOAuthFlows": ["client_credentials"]',
    /by the default flows, because ExplicitAuthFlows is left out\. /,
  ],
  ['sec-user-existence-errors', '"PreventUserExistenceErrors": "LEGACY"', /^LEGACY lets /],
  ['sec-user-existence-errors', '', /^PreventUserExistenceErrors is left out \(LEGACY\): it lets /],
  [
    'sec-writable-sensitive-attribute',
    '"WriteAttributes": ["custom:role", "dev:custom:plan", "custom:role"]',
    /^Users can change custom:role, dev:custom:plan with /,
  ],
  [
    'token-validity-range',
    '"AccessTokenValidity": 60',
    /would live 60 hours \(no unit is given\); allowed is 5 minutes to 1 day\. /,
  ],
  [
    'token-validity-range',
    '"RefreshTokenValidity": 4000, "TokenValidityUnits": {"RefreshToken": "days"}',
    /would live 4 000 days; allowed is 1 hour to 10 years \(3 650 days\)\. /,
  ],
  ['write-attribute-not-writable', '"WriteAttributes": ["sub"]', /by an app: the service refuses the update\. /],
  ['write-attribute-not-writable', '"WriteAttributes": ["identities"]', /by an app\. Remove it/],
];

describe('check: what a finding says of the case', () => {
  it('analytics-either-or: of each place what it is', () => {
    const [finding] = findings(
      'analytics-either-or',
      `"AnalyticsConfiguration": {"ApplicationArn": "${ARN}", "ExternalId": "x"}`,
    );
    assert.deepEqual(
      finding?.related?.map(({ message }) => message),
      ['This stands alone.', 'This belongs to the other way.'],
    );
  });
  for (const [code, members, words, context] of WORDS) {
    it(`${code}: ${words.source}`, () => {
      const [finding, ...others] = findings(code, members, context);
      assert.match(finding?.message ?? '', words);
      assert.deepEqual(others, []);
    });
  }
});
