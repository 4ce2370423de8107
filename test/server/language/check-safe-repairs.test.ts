import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-json-languageservice';
import { fixEdits } from '../../../server/src/language/fixes';
import { document, problemsOf, readFixtures } from './fixtures';

const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';
const safe = (members: string, code: string): boolean | undefined =>
  problemsOf(`{${IDS}, ${members}}`).find((problem) => problem.code === code && problem.fix)?.fix?.safe;

/** Members of a file, each with the problem whose repair only mends. */
const SAFE: readonly [members: string, code: string][] = [
  ['"CallBackURLs": []', 'unknown-parameter'],
  ['"ClientSecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef"', 'describe-only-client-secret'],
  ['"CreationDate": 1', 'describe-only-dates'],
  ['"GenerateSecret": true', 'create-only-generate-secret'],
  ['"Name": "web"', 'cfn-only-parameter'],
  ['"UserPoolClient": {"ClientName": "web"}', 'describe-wrapper'],
  ['"RefreshTokenValidity": "30"', 'wrong-type'],
  ['"AllowedOAuthFlows": "code"', 'wrong-type'],
  ['"ClientName": null', 'null-value'],
  ['"AllowedOAuthFlows": ["authorization_code"]', 'oauth-flow-unknown'],
  ['"AllowedOAuthFlows": ["Implicit"]', 'oauth-flow-unknown'],
  ['"PreventUserExistenceErrors": true', 'wrong-type'],
  ['"PreventUserExistenceErrors": "legacy"', 'prevent-user-existence-errors-unknown'],
  ['"LogoutURI": []', 'unknown-parameter'],
  ['"DefaultRedirectUrl": "https://acme.io"', 'unknown-parameter'],
  ['"AllowedOAuthFlow": []', 'unknown-parameter'],
  ['"ReadAttributes": ["email", ""]', 'attribute-name-length'],
  ['"ExplicitAuthFlows": ["USER_SRP_AUTH"]', 'auth-flow-unknown'],
  ['"ExplicitAuthFlows": ["ALLOW_user_srp_auth"]', 'auth-flow-unknown'],
  ['"PreventUserExistenceErrors": "enabled"', 'prevent-user-existence-errors-unknown'],
  ['"AllowedOAuthScopes": ["OpenID"]', 'scope-case'],
  ['"AllowedOAuthScopes": ["opnid"]', 'scope-unknown'],
  ['"SupportedIdentityProviders": ["GOOGLE"]', 'provider-name-case'],
  ['"CallbackURLs": ["https://acme.io", "https://acme.io"]', 'duplicate-list-item'],
  ['"CallbackURLs": [""]', 'url-empty'],
  [
    `"AnalyticsConfiguration": {
      "ApplicationArn": "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef",
      "RoleArn": "arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp"
    }`,
    'analytics-describe-rolearn',
  ],
  ['"CallbackURLs": [" https://acme.io"]', 'url-whitespace'],
];

/** Repairs that need somebody's eyes: advice, a choice, or a name that could be the pool's own. */
const NOT_SAFE: readonly [members: string, code: string][] = [
  ['"AllowedOAuthFlows": ["implicit"]', 'sec-implicit-grant'],
  ['"EnableTokenRevocation": false', 'sec-token-revocation'],
  ['"CallbackURLs": ["http://acme.io"]', 'callback-http'],
  ['"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTHS"]', 'auth-flow-unknown'],
  ['"SupportedIdentityProviders": ["Apple"]', 'provider-name-case'],
  ['"CallbackURLs": "https://acme.io/a https://acme.io/b"', 'wrong-type'],
  ['"ReadAttributes": ["emial"]', 'attribute-not-standard'],
  [
    '"AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": ["openid", "api/read"]',
    'client-credentials-oidc-scope',
  ],
  // A name that lacks a whole word, or has another one.
  ['"TokenValidity": 1', 'unknown-parameter'],
  ['"MyTokenValidity": 1', 'unknown-parameter'],
  ['"ClientNameId": "web"', 'unknown-parameter'],
  ['"Name": "web", "ClientName": "app"', 'cfn-only-parameter'],
  // The weaker of two values.
  ['"AllowedOAuthFlows": ["token"]', 'oauth-flow-unknown'],
  ['"PreventUserExistenceErrors": "DISABLED"', 'prevent-user-existence-errors-unknown'],
  ['"PreventUserExistenceErrors": "LEGAC"', 'prevent-user-existence-errors-unknown'],
  ['"PreventUserExistenceErrors": false', 'wrong-type'],
  ['"RefreshTokenRotation": {"Feature": false}', 'wrong-type'],
  ['"ExplicitAuthFlows": ["ADMIN_USER_PASSWORD_AUTH"]', 'auth-flow-unknown'],
  // An answer with other values than the file.
  ['"ClientName": "a", "UserPoolClient": {"ClientName": "b"}', 'describe-wrapper'],
];

describe('check: repairs that may be made unseen', () => {
  for (const [members, code] of SAFE) it(`${code}: ${members}`, () => assert.equal(safe(members, code), true));
  for (const [members, code] of NOT_SAFE) {
    it(`not ${code}: ${members}`, () => {
      assert.ok(
        problemsOf(`{${IDS}, ${members}}`).some((problem) => problem.code === code && problem.fix),
        'there is a repair',
      );
      assert.ok(!safe(members, code));
    });
  }

  it('come to an end, whatever the fixture, and leave no safe repair behind', () => {
    for (const { code, cases } of readFixtures()) {
      for (const { name, text, context } of cases) {
        let now = text;
        for (let round = 0; round < 40; round++) {
          const parsed = document(now);
          const fix = problemsOf(now, context).find((problem) => problem.fix?.safe)?.fix;
          if (!fix) break;
          now = TextDocument.applyEdits(parsed.textDocument as TextDocument, fixEdits(parsed, fix));
        }
        assert.deepEqual(
          problemsOf(now, context)
            .filter((problem) => problem.fix?.safe)
            .map((problem) => problem.code),
          [],
          `${code}: ${name}`,
        );
      }
    }
  });
});
