import assert from 'node:assert/strict';
import { FACETS } from '../../../client/src/sync/facets';
import {
  KEEPABLE,
  POOL_SCOPES,
  promotedSettings,
  promotedText,
  promotionFileOf,
  promotionText,
  readPromotion,
  USUALLY_KEPT,
  type Kept,
} from '../../../client/src/sync/promote';
import type { Settings } from '../../../client/src/sync/settings';

const DEV: Settings = {
  ClientName: 'web-dev',
  CallbackURLs: ['https://dev.example/cb'],
  AllowedOAuthScopes: ['openid', 'https://dev-api.example/read'],
  AccessTokenValidity: 30,
  TokenValidityUnits: { AccessToken: 'minutes' },
  EnableTokenRevocation: true,
};
const PROD: Settings = {
  ClientName: 'web',
  CallbackURLs: ['https://example/cb'],
  LogoutURLs: ['https://example/'],
  AllowedOAuthScopes: ['email', 'https://api.example/read'],
  AccessTokenValidity: 1,
  TokenValidityUnits: { AccessToken: 'hours', IdToken: 'hours' },
  AuthSessionValidity: 5,
};

describe('the settings of a target after a promotion', () => {
  it("are the source's, without what only the target had", () =>
    assert.deepEqual(promotedSettings(DEV, PROD, []), DEV));
  it("are the target's where they are kept, also where it has none; a lifetime comes with its unit", () => {
    assert.deepEqual(
      promotedSettings(DEV, PROD, ['ClientName', 'LogoutURLs', 'AccessTokenValidity', 'EnableTokenRevocation']),
      {
        ClientName: 'web',
        LogoutURLs: ['https://example/'],
        AccessTokenValidity: 1,
        TokenValidityUnits: { AccessToken: 'hours' },
        CallbackURLs: ['https://dev.example/cb'],
        AllowedOAuthScopes: ['openid', 'https://dev-api.example/read'],
      },
    );
  });

  const scopes: readonly [
    what: string,
    source: Settings['AllowedOAuthScopes'],
    target: Settings['AllowedOAuthScopes'],
    keep: readonly Kept[],
    after: Settings['AllowedOAuthScopes'],
  ][] = [
    [
      "the pool's own stay, the others come",
      ['openid', 'dev/read'],
      ['email', 'prod/read'],
      [POOL_SCOPES],
      ['openid', 'prod/read'],
    ],
    [
      'all are kept',
      ['openid', 'dev/read'],
      ['email', 'prod/read'],
      [POOL_SCOPES, 'AllowedOAuthScopes'],
      ['email', 'prod/read'],
    ],
    ['all come', ['openid', 'dev/read'], ['email', 'prod/read'], [], ['openid', 'dev/read']],
    ['the target has none', ['openid', 'dev/read'], undefined, [POOL_SCOPES], ['openid']],
    ['the source has none', undefined, ['email', 'prod/read'], [POOL_SCOPES], ['prod/read']],
    ["nothing but the source's own: an empty list is left", ['dev/read'], undefined, [POOL_SCOPES], []],
    [
      'the source does not mention them, the target has none of its own',
      undefined,
      ['email'],
      [POOL_SCOPES],
      undefined,
    ],
  ];
  for (const [what, source, target, keep, after] of scopes) {
    it(`scopes: ${what}`, () => {
      const of = (it: Settings['AllowedOAuthScopes']): Settings => (it ? { AllowedOAuthScopes: it } : {});
      assert.deepEqual(promotedSettings(of(source), of(target), keep), of(after));
    });
  }
  it('usually keep what differs from stage to stage', () => {
    assert.deepEqual(USUALLY_KEPT, [
      'ClientName',
      'SupportedIdentityProviders',
      'CallbackURLs',
      'LogoutURLs',
      'DefaultRedirectURI',
      POOL_SCOPES,
      'AnalyticsConfiguration',
    ]);
    const after = promotedSettings(DEV, PROD, USUALLY_KEPT);
    assert.deepEqual(
      [after.ClientName, after.CallbackURLs, after.LogoutURLs, after.AllowedOAuthScopes],
      ['web', ['https://example/cb'], ['https://example/'], ['openid', 'https://api.example/read']],
    );
  });
});

describe('the text of a target after a promotion', () => {
  it('has its comments, its ids and what comes', () => {
    const text = [
      '{',
      '  // production',
      '  "UserPoolId": "eu-west-1_Prod",',
      '  "ClientId": "1prod",',
      '  "ClientName": "web", // the shop',
      '  "AuthSessionValidity": 5',
      '}',
      '',
    ].join('\n');
    assert.equal(
      promotedText({ ClientName: 'web-dev', AuthSessionValidity: 9 }, text, ['ClientName']),
      text.replace('5\n', '9\n'),
    );
  });
  it('is none where the target names no client', () =>
    assert.equal(promotedText(DEV, '{ "ClientName": "web" }', []), undefined));
});

describe('what is remembered of a promotion', () => {
  it('stands beside the target, under its name', () => {
    assert.deepEqual(
      ['web.cognito-client.json', 'a.cognito-client.json.d/web.cognito-client.json', 'cognito-client.json'].map(
        promotionFileOf,
      ),
      ['web.promotion.json', 'a.cognito-client.json.d/web.promotion.json', '.promotion.json'],
    );
  });
  it("is read as it was written, in AWS's order", () => {
    assert.equal(
      promotionText(['CallbackURLs', 'ClientName']),
      '{\n  "keep": [\n    "ClientName",\n    "CallbackURLs"\n  ]\n}\n',
    );
    const stored = '{\n  // ours\n  "keep": [\n    "LogoutURLs", // differs\n    "ClientName"\n  ]\n}\n';
    assert.equal(promotionText(['ClientName', 'LogoutURLs'], stored), stored);
    assert.equal(
      promotionText(['LogoutURLs', 'CallbackURLs'], stored),
      '{\n  // ours\n  "keep": [\n    "LogoutURLs", // differs\n    "CallbackURLs"\n  ]\n}\n',
    );
    assert.deepEqual(readPromotion(promotionText([...KEEPABLE].reverse())), { keep: KEEPABLE });
    assert.equal(KEEPABLE.indexOf(POOL_SCOPES), KEEPABLE.indexOf('AllowedOAuthScopes') + 1);
    assert.equal(KEEPABLE.length, FACETS.length + 1);
  });
  it('is refused with what is wrong', () => {
    for (const text of ['', '[]', '{}', '{ "keep": "ClientName" }'])
      assert.throws(() => readPromotion(text), { message: 'it needs a list "keep" of parameters.' }, text);
    assert.throws(
      () => readPromotion('{ "keep": ["ClientName", "Nonsense"] }'),
      /^Error: "keep" names "Nonsense", which is none of ClientName, .*AllowedOAuthScopes, AllowedOAuthScopes:resource-servers, /,
    );
    assert.throws(() => readPromotion('{ "keep": ["TokenValidityUnits"] }'), /names "TokenValidityUnits"/);
  });
});
