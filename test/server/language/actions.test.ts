import assert from 'node:assert/strict';
import { plainStyle } from '../../../server/src/language/client-style';
import { openAt } from './workbench';
import { applied, codesIn, quickFixes, rewritten } from './actions-text';

const SECRET = 'fake-secret-DO-NOT-LEAK-0123456789abcdef';
const IDS = '  "UserPoolId": "us-east-1_Abc123456",\n  "ClientId": "1example23456789",\n';
const file = (...lines: string[]): string => `{\n${IDS}${lines.map((line) => `  ${line}\n`).join('')}}\n`;

type Example = [why: string, before: string, after: string];

function examples(kind: string, all: readonly Example[]): void {
  for (const [why, before, after] of all) {
    it(why, () => {
      assert.equal(rewritten(before, kind), after);
      assert.equal(rewritten(after, kind), after, 'the second time nothing changes');
    });
  }
}

describe('source.fixAll.cognitoClient', () => {
  examples('source.fixAll.cognitoClient', [
    [
      'mends names, values, cases and types, but no name that a provider of the pool may have',
      file(
        '// where they come back',
        '"CallBackURLs": ["https://app.acme.io/cb"], // one',
        '"SupportedIdentityProviders": ["cognito", "GOOGLE"],',
        '"AllowedOAuthScopes": ["OpenID"],',
        '"RefreshTokenValidity": "30",',
        '"PreventUserExistenceErrors": "enabled"',
      ),
      file(
        '// where they come back',
        '"CallbackURLs": ["https://app.acme.io/cb"], // one',
        '"SupportedIdentityProviders": ["cognito", "GOOGLE"],',
        '"AllowedOAuthScopes": ["openid"],',
        '"RefreshTokenValidity": 30,',
        '"PreventUserExistenceErrors": "ENABLED"',
      ),
    ],
    [
      'drops what only answers have, each time it stands there',
      file(`"ClientSecret": "${SECRET}",`, `"ClientSecret": "${SECRET}",`, '"CreationDate": 1,', '"ClientName": "web"'),
      file('"ClientName": "web"'),
    ],
    [
      'finds in a second round what the first one uncovers',
      file('"AllowedOAuthScopes": ["OPENID", "openid", "OpenId"]'),
      file('"AllowedOAuthScopes": ["openid"]'),
    ],
    [
      'unwraps first, and then mends what it finds inside',
      [
        '{',
        '  // answer',
        '  "UserPoolClient": {',
        '    "UserPoolId": "us-east-1_Abc123456",',
        '    // mine',
        '    "ClientId": "1example23456789",',
        '    "SupportedIdentityProviders": ["COGNITO", "COGNITO"]',
        '  }',
        '}',
        '',
      ].join('\n'),
      [
        '{',
        '  // answer',
        '  "UserPoolId": "us-east-1_Abc123456",',
        '  // mine',
        '  "ClientId": "1example23456789",',
        '  "SupportedIdentityProviders": ["COGNITO"]',
        '}',
        '',
      ].join('\n'),
    ],
    [
      'leaves alone what works, advice, and what could be meant in two ways',
      file(
        '"CallbackURLs": ["http://app.acme.io/cb", "http://localhost"],',
        '"AllowedOAuthFlows": ["implicit"],',
        '"AllowedOAuthScopes": ["email"],',
        '"EnableTokenRevocation": false',
      ),
      file(
        '"CallbackURLs": ["http://app.acme.io/cb", "http://localhost"],',
        '"AllowedOAuthFlows": ["implicit"],',
        '"AllowedOAuthScopes": ["email"],',
        '"EnableTokenRevocation": false',
      ),
    ],
    [
      'never edits a member for the sake of its twin',
      file('"RefreshTokenValidity": "60",', '"RefreshTokenValidity": 30'),
      file('"RefreshTokenValidity": "60",', '"RefreshTokenValidity": 30'),
    ],
    [
      'leaves alone what a comment silences',
      file('// cognito-client-disable-next-line scope-case -- not used', '"AllowedOAuthScopes": ["OPENID"]'),
      file('// cognito-client-disable-next-line scope-case -- not used', '"AllowedOAuthScopes": ["OPENID"]'),
    ],
  ]);

  it('leaves alone what settings turn off', () => {
    const text = file('"AllowedOAuthScopes": ["OPENID"]');
    assert.equal(rewritten(text, 'source.fixAll', { levels: { 'scope-*': 'off' } }), text);
    assert.notEqual(rewritten(text, 'source.fixAll'), text);
  });

  it('repairs a file with more problems than are shown at once', () => {
    const many = Array.from({ length: 400 }, () => '"COGNITO"').join(', ');
    assert.equal(
      rewritten(file(`"SupportedIdentityProviders": [${many}]`), 'source.fixAll'),
      file('"SupportedIdentityProviders": ["COGNITO"]'),
    );
  });

  it('comes to an end, however large the text', function () {
    this.timeout(40_000);
    const text = file(
      `"SupportedIdentityProviders": [${Array.from({ length: 60_000 }, () => '"COGNITO"').join(',\n')}]`,
    );
    assert.ok(rewritten(text, 'source.fixAll').length < text.length);
  });
});

describe('source.sort.cognitoClient', () => {
  examples('source.sort.cognitoClient', [
    [
      'puts parameters in order, each with the comments above and behind it',
      [
        '{',
        '  // reach',
        '  // and more',
        '  "CallbackURLs": [], // none yet',
        '  /* who */ "ClientId": "1abc",',
        '  "UserPoolId": "us-east-1_Abc123" // where',
        '  // the end',
        '}',
        '',
      ].join('\n'),
      [
        '{',
        '  "UserPoolId": "us-east-1_Abc123", // where',
        '  /* who */ "ClientId": "1abc",',
        '  // reach',
        '  // and more',
        '  "CallbackURLs": [] // none yet',
        '  // the end',
        '}',
        '',
      ].join('\n'),
    ],
    [
      'puts known items first and the others by name',
      '{ "AllowedOAuthScopes": ["my/b", "email", "my/a", "openid"] }',
      '{ "AllowedOAuthScopes": ["openid", "email", "my/a", "my/b"] }',
    ],
    [
      'sorts items on lines of their own with their comments',
      '{\n  "CallbackURLs": [\n    // staging\n    "https://b.io", // b\n    "https://a.io" // a\n  ]\n}',
      '{\n  "CallbackURLs": [\n    "https://a.io", // a\n    // staging\n    "https://b.io" // b\n  ]\n}',
    ],
    [
      'breaks the line after a line comment that moves to the middle',
      '{ "CallbackURLs": ["https://b.io", "https://a.io" // a\n] }',
      '{ "CallbackURLs": ["https://a.io", // a\n  "https://b.io"\n] }',
    ],
    [
      'sorts the members of objects',
      '{ "TokenValidityUnits": { "RefreshToken": "days", "AccessToken": "hours" } }',
      '{ "TokenValidityUnits": { "AccessToken": "hours", "RefreshToken": "days" } }',
    ],
    [
      'leaves unknown members at the end, in their order, with their insides',
      '{ "Zebra": { "b": 1, "a": [2, 1] }, "Ape": 1, "ClientId": "1" }',
      '{ "ClientId": "1", "Zebra": { "b": 1, "a": [2, 1] }, "Ape": 1 }',
    ],
    [
      'keeps a trailing comma, line ends, a byte order mark and what stands around the object',
      '\uFEFF// top\r\n{\r\n  "ClientId": "1",\r\n  "UserPoolId": "2",\r\n}\r\n// bottom',
      '\uFEFF// top\r\n{\r\n  "UserPoolId": "2",\r\n  "ClientId": "1",\r\n}\r\n// bottom',
    ],
    [
      'moves a silencing comment with the line that it is about',
      '{\n  // cognito-client-disable-next-line client-id-format\n  "ClientId": "-",\n  "UserPoolId": "us-east-1_Abc123"\n}',
      '{\n  "UserPoolId": "us-east-1_Abc123",\n  // cognito-client-disable-next-line client-id-format\n  "ClientId": "-"\n}',
    ],
    [
      'sorts nothing in a text that is not JSON',
      '{ "ClientId": "1" "UserPoolId": "2" }',
      '{ "ClientId": "1" "UserPoolId": "2" }',
    ],
    [
      'sorts nothing in a text with a bracket too many',
      '{ "ClientId": "1", "UserPoolId": "2" ] }',
      '{ "ClientId": "1", "UserPoolId": "2" ] }',
    ],
  ]);

  it('comes to an end, however many lists stand on one line', function () {
    this.timeout(40_000);
    const nests = `${'['.repeat(60)}${']'.repeat(60)},`.repeat(4_000);
    const sorted = rewritten(file(`"LogoutURLs": ["b", "a"], "CallbackURLs": [${nests}"b", "a"]`), 'source.sort');
    assert.ok(
      sorted.includes('"CallbackURLs": ["a","b",[[[') && sorted.endsWith(`"LogoutURLs": ["a", "b"]\n}\n`),
      sorted.slice(0, 200) + sorted.slice(-200),
    );
  });
});

describe('refactor.rewrite.cognitoClient.removeDefaults', () => {
  examples('refactor.rewrite.cognitoClient.removeDefaults', [
    [
      'removes documented defaults, lists in any order',
      file(
        '"ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],',
        '"EnableTokenRevocation": true,',
        '"CallbackURLs": [],',
        '// stays',
        '"AuthSessionValidity": 5,',
        '"PreventUserExistenceErrors": "LEGACY"',
      ),
      file('// stays', '"AuthSessionValidity": 5'),
    ],
    [
      'removes a lifetime together with its unit',
      file(
        '"AccessTokenValidity": 60,',
        '"IdTokenValidity": 2,',
        '"TokenValidityUnits": { "AccessToken": "minutes", "IdToken": "hours" }',
      ),
      file('"IdTokenValidity": 2,', '"TokenValidityUnits": { "IdToken": "hours" }'),
    ],
    [
      'keeps a number that is the default only in another unit',
      file('"AccessTokenValidity": 1,', '"TokenValidityUnits": { "AccessToken": "days" }'),
      file('"AccessTokenValidity": 1,', '"TokenValidityUnits": { "AccessToken": "days" }'),
    ],
    [
      'removes the units as a whole when nothing is left of them',
      file('"RefreshTokenValidity": 720,', '"TokenValidityUnits": { "RefreshToken": "hours" },', '"ClientName": "web"'),
      file('"ClientName": "web"'),
    ],
    [
      'removes rotation that is off',
      file('"RefreshTokenRotation": { "Feature": "DISABLED", "RetryGracePeriodSeconds": 0 },', '"ClientName": "web"'),
      file('"ClientName": "web"'),
    ],
    [
      'never touches what is written twice',
      file('"EnableTokenRevocation": true,', '"EnableTokenRevocation": false'),
      file('"EnableTokenRevocation": true,', '"EnableTokenRevocation": false'),
    ],
  ]);

  it('says what a push makes of a value that is left out', () => {
    const [action] = openAt(file('"EnableTokenRevocation": true')).opened.actions({
      diagnostics: [],
      only: ['refactor'],
    });
    assert.match(action?.title ?? '', /a push keeps the live value/);
  });
});

describe('refactor.rewrite.cognitoClient.unwrap', () => {
  const answer =
    [
      '{',
      '    "UserPoolClient": {',
      '        "UserPoolId": "us-east-1_Abc123456",',
      '        "ClientName": "web",',
      '        "ClientId": "1example23456789",',
      `        "ClientSecret": "${SECRET}",`,
      '        "LastModifiedDate": "2024-01-01T00:00:00Z",',
      '        "CreationDate": "2024-01-01T00:00:00Z",',
      '        "TokenValidityUnits": {},',
      '        "ReadAttributes": [',
      '            "email"',
      '        ],',
      '',
    ].join('\n') +
    [
      '        "AnalyticsConfiguration": {',
      '            "ApplicationArn": "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef",',
      '            "RoleArn": "arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp"',
      '        }',
      '    }',
      '}',
      '',
    ].join('\n');
  const legal = [
    '{',
    '    "UserPoolId": "us-east-1_Abc123456",',
    '    "ClientName": "web",',
    '    "ClientId": "1example23456789",',
    '    "ReadAttributes": [',
    '        "email"',
    '    ],',
    '    "AnalyticsConfiguration": {',
    '        "ApplicationArn": "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef"',
    '    }',
    '}',
    '',
  ].join('\n');

  examples('refactor.rewrite.cognitoClient.unwrap', [
    ['makes a file of a describe answer in one step', answer, legal],
    [
      'makes a file of the object inside an answer',
      file(`"ClientSecret": "${SECRET}",`, '"CreationDate": 1,', '"ClientName": "web"'),
      file('"ClientName": "web"'),
    ],
    [
      'makes a file of the input skeleton of the AWS CLI, without what was not filled in',
      file(
        '"ClientName": "",',
        '"AccessTokenValidity": 0,',
        '"ReadAttributes": [',
        '    ""',
        '],',
        '"AnalyticsConfiguration": { "ApplicationId": "", "UserDataShared": true },',
        '"EnableTokenRevocation": true',
      ),
      file('"EnableTokenRevocation": true'),
    ],
    [
      'takes the parameters inside for those beside the wrapper',
      '{ "ClientId": "1old", "UserPoolClient": { "ClientId": "1new" /* new */ }, "DryRun": true }',
      '{ "ClientId": "1new" /* new */ }',
    ],
    [
      'keeps the $schema beside the wrapper',
      '{ "$schema": "./app-client.schema.json", "UserPoolClient": { "ClientId": "1abc" }, "ResponseMetadata": {} }',
      '{ "$schema": "./app-client.schema.json", "ClientId": "1abc" }',
    ],
    [
      'keeps commas where they are due',
      '{\n  "UserPoolClient": { "ClientId": "1abc", },\n  // pool\n  "UserPoolId": "us-east-1_Abc123"\n}',
      '{\n  "ClientId": "1abc",\n  // pool\n  "UserPoolId": "us-east-1_Abc123"\n}',
    ],
    [
      'writes the comma that the wrapper had',
      '{ "UserPoolClient": { "ClientId": "1abc" /* mine */ }, "UserPoolId": "us-east-1_Abc123" }',
      '{ "ClientId": "1abc", /* mine */ "UserPoolId": "us-east-1_Abc123" }',
    ],
    ['has nothing to do in a legal file', legal, legal],
  ]);

  it('is the quick fix of a wrapper too, and leaves no error behind', () => {
    const [fix] = quickFixes(answer, 'describe-wrapper');
    assert.equal(fix?.isPreferred, true);
    assert.equal(applied(answer, fix), legal);
    assert.doesNotMatch(JSON.stringify(fix), new RegExp(SECRET), 'the edit does not repeat the secret');
    assert.ok(
      codesIn(legal).every((code) => !/describe|wrong|unknown/.test(code) || code === 'analytics-describe-rolearn'),
    );
  });
});

describe('quick fixes', () => {
  const wrong = file('"AllowedOAuthScopes": ["OPENID"]');

  it('are preferred only where one repair is meant', () => {
    assert.equal(quickFixes(wrong, 'scope-case')[0]?.isPreferred, true);
    const advice = quickFixes(file('"PreventUserExistenceErrors": "LEGACY"'), 'sec-user-existence-errors')[0];
    assert.ok(advice?.edit && advice.isPreferred === undefined, advice?.title);
  });

  it('explain a rule only to a client that can show it', () => {
    const titles = (explainCommand?: string) =>
      quickFixes(wrong, 'scope-case', { style: { ...plainStyle, ...(explainCommand && { explainCommand }) } });
    assert.ok(!titles().some((title) => title.command));
    assert.deepEqual(titles('cognitoClient.explainRule').find((title) => title.command)?.command, {
      title: 'Explain scope-case',
      command: 'cognitoClient.explainRule',
      arguments: ['scope-case'],
    });
  });

  it('leave a twin alone', () => {
    assert.deepEqual(
      quickFixes(file('"RefreshTokenValidity": "60",', '"RefreshTokenValidity": 30'), 'wrong-type').map(
        (fix) => fix.title,
      ),
      ['Silence wrong-type on this line', 'Silence wrong-type in this file'],
    );
  });
});

describe('kinds', () => {
  const text = file(
    '"EnableTokenRevocation": true,',
    '"CreationDate": 1,',
    '"LastModifiedDate": 2,',
    '"ClientName": "web"',
  );
  const kinds = (only?: string[], automatic = false): (string | undefined)[] =>
    openAt(text)
      .opened.actions({ diagnostics: [], only, automatic })
      .map((action) => action.kind);
  const [all, sort, defaults, unwrap] = [
    'source.fixAll.cognitoClient',
    'source.sort.cognitoClient',
    'refactor.rewrite.cognitoClient.removeDefaults',
    'refactor.rewrite.cognitoClient.unwrap',
  ];

  it('come when they are asked for, with all below them', () => {
    assert.deepEqual(kinds(['source']), [all, sort]);
    assert.deepEqual(kinds(['source.fixAll']), [all]);
    assert.deepEqual(kinds(['source.fixAll.cognitoClient']), [all]);
    assert.deepEqual(kinds(['refactor']), [defaults, unwrap]);
    assert.deepEqual(kinds(['source.fixAl']), []);
  });

  it('are not computed while the cursor moves', () => {
    assert.deepEqual(kinds(undefined, true), []);
    assert.deepEqual(kinds(), [defaults, unwrap]);
  });

  it('are not offered for a text that is refused', () => {
    assert.deepEqual(
      openAt('['.repeat(10_000)).opened.actions({ diagnostics: [], only: ['source', 'refactor', 'quickfix'] }),
      [],
    );
  });
});
