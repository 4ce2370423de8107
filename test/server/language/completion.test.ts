import assert from 'node:assert/strict';
import { parse, type ParseError } from 'jsonc-parser';
import { parseLoosely } from '../../../server/src/language/loose-tree';
import schema from '../../../schemas/app-client.schema.json';
import { accepted, applyItem, completionsOf, labelsOf, richStyle } from './workbench';

/** Where the cursor is, what is chosen, what the text is then. */
const edits: [why: string, marked: string, label: string, after: string][] = [
  ['a key outside of quotes', '{ | }', 'AuthSessionValidity', '{ "AuthSessionValidity": 3 }'],
  ['a key inside of quotes', '{ "Auth|" }', 'AuthSessionValidity', '{ "AuthSessionValidity": 3 }'],
  ['a half-typed word', '{ Auth| }', 'AuthSessionValidity', '{ "AuthSessionValidity": 3 }'],
  ['a lone quote at the end of its line', '{\n  "|\n}', 'ClientName', '{\n  "ClientName": "my-app"\n}'],
  [
    'a lone quote above another member',
    '{\n  "|\n  "ClientId": "x"\n}',
    'ClientName',
    '{\n  "ClientName": "my-app",\n  "ClientId": "x"\n}',
  ],
  [
    'a lone quote before a comma',
    '{ "Cl|, "ClientId": "x" }',
    'ClientName',
    '{ "ClientName": "my-app", "ClientId": "x" }',
  ],
  ['a key in front of its colon', '{ "Cli|": "x" }', 'ClientName', '{ "ClientName": "x" }'],
  ['a key without closing quote in front of its colon', '{ "Cli|: "x" }', 'ClientName', '{ "ClientName": "x" }'],
  ['an unquoted key in front of its colon', '{ Cli|: "x" }', 'ClientName', '{ "ClientName": "x" }'],
  [
    'a key in front of a comma',
    '{ "Cli|", "ClientId": "x" }',
    'ClientName',
    '{ "ClientName": "my-app", "ClientId": "x" }',
  ],
  ['a key in front of a member', '{ | "ClientId": "x" }', 'ClientName', '{ "ClientName": "my-app", "ClientId": "x" }'],
  [
    'a key right in front of a member',
    '{|"ClientId": "x" }',
    'ClientName',
    '{"ClientName": "my-app", "ClientId": "x" }',
  ],
  [
    'a key below a member without comma',
    '{\n  "ClientId": "x"\n  |\n}',
    'ClientName',
    '{\n  "ClientId": "x",\n  "ClientName": "my-app"\n}',
  ],
  [
    'a key below a comment that follows a member',
    '{\n  "ClientId": "x" // mine\n  "Cl|"\n}',
    'ClientName',
    '{\n  "ClientId": "x", // mine\n  "ClientName": "my-app"\n}',
  ],
  [
    'a key after a trailing comma',
    '{\n  "ClientId": "x",\n  |\n}',
    'ClientName',
    '{\n  "ClientId": "x",\n  "ClientName": "my-app"\n}',
  ],
  [
    'a key between a member and its comma',
    '{ "ClientId": "x" |, "UserPoolId": "y" }',
    'ClientName',
    '{ "ClientId": "x", "ClientName": "my-app", "UserPoolId": "y" }',
  ],
  ['a boolean', '{ "EnableTokenRevocation": | }', 'false', '{ "EnableTokenRevocation": false }'],
  ['a boolean right after the colon', '{ "EnableTokenRevocation":|}', 'false', '{ "EnableTokenRevocation": false}'],
  ['a half-typed boolean', '{ "EnableTokenRevocation": fa| }', 'false', '{ "EnableTokenRevocation": false }'],
  ['a boolean in quotes', '{ "EnableTokenRevocation": "fa|" }', 'false', '{ "EnableTokenRevocation": false }'],
  [
    'a value above another member',
    '{\n  "EnableTokenRevocation": |\n  "ClientId": "x"\n}',
    'false',
    '{\n  "EnableTokenRevocation": false,\n  "ClientId": "x"\n}',
  ],
  [
    'a value in front of its comma',
    '{ "EnableTokenRevocation": |, "ClientId": "x" }',
    'false',
    '{ "EnableTokenRevocation": false, "ClientId": "x" }',
  ],
  ['a number', '{ "AuthSessionValidity": | }', '3', '{ "AuthSessionValidity": 3 }'],
  [
    'a duration in the unit of the file',
    '{ "TokenValidityUnits": { "AccessToken": "minutes" }, "AccessTokenValidity": | }',
    '60',
    '{ "TokenValidityUnits": { "AccessToken": "minutes" }, "AccessTokenValidity": 60 }',
  ],
  [
    'the key of a duration in the unit of the file',
    '{ "TokenValidityUnits": { "AccessToken": "minutes" }, | }',
    'AccessTokenValidity',
    '{ "TokenValidityUnits": { "AccessToken": "minutes" }, "AccessTokenValidity": 60 }',
  ],
  ['an enum value', '{ "PreventUserExistenceErrors": "|" }', 'ENABLED', '{ "PreventUserExistenceErrors": "ENABLED" }'],
  [
    'an enum value in an unclosed string',
    '{ "PreventUserExistenceErrors": "EN| }',
    'ENABLED',
    '{ "PreventUserExistenceErrors": "ENABLED" }',
  ],
  [
    'an enum value without quotes',
    '{ "PreventUserExistenceErrors": EN|, }',
    'ENABLED',
    '{ "PreventUserExistenceErrors": "ENABLED", }',
  ],
  [
    'an enum value over another one',
    '{ "PreventUserExistenceErrors": "LEG|ACY" }',
    'ENABLED',
    '{ "PreventUserExistenceErrors": "ENABLED" }',
  ],
  ['the first item', '{ "AllowedOAuthFlows": [|] }', 'code', '{ "AllowedOAuthFlows": ["code"] }'],
  ['the first item in quotes', '{ "AllowedOAuthFlows": ["|"] }', 'code', '{ "AllowedOAuthFlows": ["code"] }'],
  [
    'an item in front of another',
    '{ "AllowedOAuthFlows": [| "implicit"] }',
    'code',
    '{ "AllowedOAuthFlows": ["code", "implicit"] }',
  ],
  [
    'an item after another without comma',
    '{ "AllowedOAuthFlows": ["implicit" |] }',
    'code',
    '{ "AllowedOAuthFlows": ["implicit", "code"] }',
  ],
  [
    'an item in quotes after another without comma',
    '{ "AllowedOAuthFlows": ["implicit" "co|"] }',
    'code',
    '{ "AllowedOAuthFlows": ["implicit", "code"] }',
  ],
  [
    'an item between two commas',
    '{ "AllowedOAuthScopes": ["openid", |, "email"] }',
    'phone',
    '{ "AllowedOAuthScopes": ["openid", "phone", "email"] }',
  ],
  [
    'an item in a list that nobody closed',
    '{\n  "AllowedOAuthFlows": ["co|\n  "ClientId": "x"\n}',
    'code',
    '{\n  "AllowedOAuthFlows": ["code"\n  "ClientId": "x"\n}',
  ],
  [
    'a key of a nested object',
    '{ "TokenValidityUnits": { | } }',
    'IdToken',
    '{ "TokenValidityUnits": { "IdToken": "hours" } }',
  ],
  [
    'a value of a nested object',
    '{ "TokenValidityUnits": { "IdToken": "|" } }',
    'minutes',
    '{ "TokenValidityUnits": { "IdToken": "minutes" } }',
  ],
  [
    'a nested object',
    '{ "RefreshTokenRotation": | }',
    '{ "Feature": "ENABLED", "RetryGracePeriodSeconds": 10 }',
    '{ "RefreshTokenRotation": { "Feature": "ENABLED", "RetryGracePeriodSeconds": 10 } }',
  ],
  [
    'a callback URL as default',
    '{ "CallbackURLs": ["myapp://a", "https://b.example"], "DefaultRedirectURI": "|" }',
    'https://b.example',
    '{ "CallbackURLs": ["myapp://a", "https://b.example"], "DefaultRedirectURI": "https://b.example" }',
  ],
  [
    'a key in a pasted describe answer',
    '{ "UserPoolClient": { "Auth|" } }',
    'AuthSessionValidity',
    '{ "UserPoolClient": { "AuthSessionValidity": 3 } }',
  ],
  [
    'with CRLF',
    '{\r\n  "ClientId": "x"\r\n  "|"\r\n}',
    'ClientName',
    '{\r\n  "ClientId": "x",\r\n  "ClientName": "my-app"\r\n}',
  ],
  ['after a byte order mark', '\uFEFF{ "Cli|": "x" }', 'ClientName', '\uFEFF{ "ClientName": "x" }'],
];

describe('completion', () => {
  for (const [why, marked, label, after] of edits)
    it(`writes ${why}`, () => assert.equal(accepted(marked, label), after));

  describe('offers', () => {
    it('every key, the required ones first, then in the order of the documentation', () =>
      assert.deepEqual(labelsOf('{ | }').slice(6), Object.keys(schema.properties)));

    it('no key that is there already, before or after the cursor', () => {
      const labels = labelsOf('{ "ClientId": "x", | , "UserPoolId": "y" }');
      assert.equal(labels.length, 21);
      assert.ok(!labels.includes('ClientId') && !labels.includes('UserPoolId'));
    });

    it('the key under the cursor itself', () => assert.ok(labelsOf('{ "Client|Id": "x" }').includes('ClientId')));

    it('no value that is in the list already', () =>
      assert.deepEqual(labelsOf('{ "AllowedOAuthScopes": ["openid", "|", "phone"] }'), [
        'email',
        'profile',
        'aws.cognito.signin.user.admin',
      ]));

    it('no legacy flow beside an ALLOW_ flow', () =>
      assert.ok(
        labelsOf('{ "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "|"] }').every((label) => label.startsWith('ALLOW_')),
      ));

    it('no ALLOW_ flow beside a legacy flow', () =>
      assert.deepEqual(labelsOf('{ "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", "|"] }'), [
        'CUSTOM_AUTH_FLOW_ONLY',
        'USER_PASSWORD_AUTH',
      ]));

    it('nothing beside a grant that stands alone', () => {
      assert.deepEqual(labelsOf('{ "AllowedOAuthFlows": ["client_credentials", "|"] }'), []);
      assert.deepEqual(labelsOf('{ "AllowedOAuthFlows": ["code", "|"] }'), ['implicit']);
    });

    it('deprecated flows last, tagged, with the newer name and what it does not mean', () => {
      const items = completionsOf('{ "ExplicitAuthFlows": ["|"] }', richStyle);
      assert.deepEqual(
        items.slice(-3).map((item) => [item.label, item.tags]),
        ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'].map((text) => [text, [1]]),
      );
      assert.match(
        (items.at(-1)!.documentation as { value: string }).value,
        /Legacy name\*\*, newer: `ALLOW_USER_PASSWORD_AUTH`\. Legacy names and ALLOW_ names do not mean the same/,
      );
      assert.ok(items.slice(0, -3).every((item) => !item.tags));
    });

    it('the default of a boolean first', () =>
      assert.deepEqual(labelsOf('{ "EnableTokenRevocation": | }'), ['true', 'false']));

    it('a whole file where there is none', () => {
      for (const marked of ['|', '  |\n', '// mine\n|', '{|}', '{\n  |\n}', '{ "|" }', '{ | }']) {
        const item = completionsOf(marked)[0]!;
        const errors: ParseError[] = [];
        const file = parse(applyItem(marked, item), errors, { allowTrailingComma: false }) as Record<string, unknown>;
        assert.deepEqual([errors, Object.keys(file).slice(0, 2)], [[], ['UserPoolId', 'ClientId']], marked);
      }
      assert.equal(
        applyItem('{\n    |\n}', completionsOf('{\n    |\n}')[0]!).split('\n')[2],
        '    "ClientId": "1example23456789",',
      );
    });

    it('a whole file behind a byte order mark', () =>
      assert.ok(accepted('\uFEFF|', 'Single-page app').startsWith('\uFEFF{\n')));

    it('only a missing rest where a file has begun', () =>
      assert.ok(!labelsOf('{ "ClientId": "x", | }').includes('Single-page app')));
  });

  describe('stays silent', () => {
    const silent: [string, string][] = [
      ['in a line comment', '{ // a |\n}'],
      ['at the end of a line comment', '{ // ClientId|\n}'],
      ['in a block comment', '{ /* a | */ }'],
      ['after the last bracket', '{}|'],
      ['before the first', '|{}'],
      ['between a key and its colon', '{ "ClientId" | : "x" }'],
      ['right behind a value', '{ "ClientId": "x"| }'],
      ['in an unknown object', '{ "Nonsense": { | } }'],
      ['in a list of URLs', '{ "CallbackURLs": ["|"] }'],
      ['in a list at the top', '[ | ]'],
    ];
    for (const [where, marked] of silent) it(where, () => assert.deepEqual(labelsOf(marked), []));

    it('on a space where no value is due', () => {
      assert.deepEqual(labelsOf('{ "ClientName": "my | app" }', ' '), []);
      assert.deepEqual(labelsOf('{\n |\n}', ' '), []);
      assert.deepEqual(labelsOf('{ "EnableTokenRevocation": | }', ' '), ['true', 'false']);
    });
  });

  describe('fits the client', () => {
    it('writes choices and tab stops for snippets', () => {
      const text = (marked: string, label: string): string =>
        completionsOf(marked, richStyle).find((completion) => completion.label === label)!.textEdit!.newText;
      assert.equal(text('{ | }', 'PreventUserExistenceErrors'), '"PreventUserExistenceErrors": "${1|ENABLED,LEGACY|}"');
      assert.equal(text('{ | }', 'EnableTokenRevocation'), '"EnableTokenRevocation": ${1|true,false|}');
      assert.equal(
        text('{ | }', 'RefreshTokenRotation'),
        '"RefreshTokenRotation": { "Feature": "${1|ENABLED,DISABLED|}", "RetryGracePeriodSeconds": ${2:10} \\}',
      );
      assert.equal(
        text('{ "CallbackURLs": ["https://a.example/$x}"], "DefaultRedirectURI": "|" }', 'https://a.example/$x}'),
        '"https://a.example/\\$x\\}"',
      );
    });

    it('replaces to the end of the word or inserts at the cursor', () => {
      const edit = completionsOf('{ "EnableTokenRevocation": fa|lse }', richStyle).find(
        (completion) => completion.label === 'false',
      )!.textEdit!;
      assert.ok('insert' in edit);
      assert.deepEqual(
        [edit.insert, edit.replace].map(({ start, end }) => [start.character, end.character]),
        [
          [27, 29],
          [27, 32],
        ],
      );
    });

    it('takes the whole string in either mode, so that no quote is left behind', () => {
      const edit = completionsOf('{ "Cli|entX": 1 }', richStyle)[0]!.textEdit!;
      assert.ok('insert' in edit);
      assert.deepEqual(
        [edit.insert, edit.replace].map(({ start, end }) => [start.character, end.character]),
        [
          [2, 11],
          [2, 11],
        ],
      );
    });

    it('filters by what stands there, with the quote where the range has one', () => {
      assert.equal(completionsOf('{ "Auth|" }').at(-2)!.filterText, '"AuthSessionValidity"');
      assert.equal(completionsOf('{ Auth| }').at(-2)!.filterText, 'AuthSessionValidity');
    });

    it('says type, unit and default', () => {
      const detail = (label: string): unknown =>
        completionsOf('{ | }').find((completion) => completion.label === label)!.detail;
      assert.equal(detail('AuthSessionValidity'), 'whole number, minutes, default 3');
      assert.equal(detail('AllowedOAuthFlowsUserPoolClient'), 'true or false, default false');
    });
  });

  it('never breaks a sound text, wherever the cursor is', () => {
    const text = [
      '{',
      '  // a comment',
      '  "ClientId": "x", "CallbackURLs": ["https://a.example" /* one */, "myapp://b"],',
      '  "TokenValidityUnits": { "AccessToken": "hours" },',
      '  "ExplicitAuthFlows": [',
      '    "ALLOW_USER_SRP_AUTH",',
      '  ],',
      '  "EnableTokenRevocation": true, "DefaultRedirectURI": "x" // end',
      '}',
    ].join('\n');
    for (let offset = 0; offset <= text.length; offset++) {
      const marked = `${text.slice(0, offset)}|${text.slice(offset)}`;
      for (const item of completionsOf(marked)) {
        const errors: ParseError[] = [];
        const after = applyItem(marked, item);
        parse(after, errors, { allowTrailingComma: true });
        assert.deepEqual(errors, [], `${item.label} at ${marked} gives ${after}`);
        assert.equal(parseLoosely(after).comments.length, 3, `${item.label} at ${marked} keeps the comments`);
      }
    }
  });

  it('mends a line that lost its end, wherever it broke off', () => {
    const lines = [
      '{',
      '  "ClientId": "x",',
      '  "PreventUserExistenceErrors": "ENABLED",',
      '  "AuthSessionValidity": 3',
      '}',
    ];
    const broken = lines[2]!;
    for (let length = 0; length < broken.length; length++) {
      const marked = [lines[0], lines[1], `${broken.slice(0, length)}|`, ...lines.slice(3)].join('\n');
      for (const item of completionsOf(marked)) {
        const errors: ParseError[] = [];
        const after = applyItem(marked, item);
        parse(after, errors);
        assert.deepEqual(errors, [], `${item.label} at ${marked} gives ${after}`);
      }
    }
  });
});
