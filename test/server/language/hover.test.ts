import assert from 'node:assert/strict';
import schema from '../../../schemas/app-client.schema.json';
import { openAt, richStyle } from './workbench';
import { plainStyle } from '../../../server/src/language/client-style';

function hoverOf(marked: string, style = richStyle): { value: string; about: string } | undefined {
  const { text, textDocument, offset, opened } = openAt(marked, style);
  const hover = opened.hover(textDocument.positionAt(offset));
  if (!hover) return undefined;
  const { start, end } = hover.range!;
  return {
    value: (hover.contents as { value: string }).value,
    about: text.slice(textDocument.offsetAt(start), textDocument.offsetAt(end)),
  };
}

/** Cursor, the part that the hover is about, and words that it must say. */
const says: [marked: string, about: string, ...words: (string | RegExp)[]][] = [
  [
    '{ "AccessToken|Validity": 10 }',
    '"AccessTokenValidity"',
    'whole number',
    'Unit: hours',
    'Default: `1` (1 hour = 3 600 s)',
    'Allowed: 5 minutes to 1 day',
    'In this file: 10 hours = 36 000 s',
    '](https://docs.aws.amazon.com/',
  ],
  ['{ "AccessTokenValidity": 1|0 }', '10', /^10 hours = 36 000 s\n/],
  [
    '{ "AccessTokenValidity": |10, "TokenValidityUnits": { "AccessToken": "minutes" } }',
    '10',
    /^10 minutes = 600 s\n/,
    'Unit: minutes',
    'Default: `1` (1 hour = 3 600 s)',
  ],
  ['{ "TokenValidityUnits": { "AccessToken": "fortnights" }, "AccessTokenValidity": |1 }', '1', /^1 hour = 3 600 s\n/],
  ['{ "RefreshTokenValidity": |0 }', '0', '0 is stored as 30 days = 2 592 000 s'],
  [
    '{ "AccessTokenValidity": |90, "TokenValidityUnits": { "AccessToken": "minutes" } }',
    '90',
    /^90 minutes = 1 hour 30 minutes = 5 400 s\n/,
  ],
  [
    '{ "AccessTokenValidity": |3600, "TokenValidityUnits": { "AccessToken": "seconds" } }',
    '3600',
    /^3 600 seconds = 1 hour\n/,
  ],
  ['{ "AccessTokenValidity": |-1 }', '-1', /^\*\*AccessTokenValidity/],
  ['{ "AuthSessionValidity": |3 }', '3', '3 minutes = 180 s. This is the default.'],
  ['{ "RefreshTokenRotation": { "RetryGracePeriodSeconds": |30 } }', '30', /^30 seconds\n/],
  [
    '{ "RefreshTokenRotation": { "Fea|ture": "ENABLED" } }',
    '"Feature"',
    'required',
    '`ENABLED`, `DISABLED`',
    'Each refresh brings a new refresh token',
  ],
  ['{ "TokenValidityUnits": { "IdToken": "ho|urs" } }', '"hours"', '3,600 seconds', 'This is the default.'],
  [
    '{ "ExplicitAuthFlows": ["ALLOW_USER_|SRP_AUTH"] }',
    '"ALLOW_USER_SRP_AUTH"',
    'Secure Remote Password',
    '**ExplicitAuthFlows**',
  ],
  [
    '{ "ExplicitAuthFlows": ["ADMIN_NO|_SRP_AUTH"] }',
    '"ADMIN_NO_SRP_AUTH"',
    '**Legacy name**, newer: `ALLOW_ADMIN_USER_PASSWORD_AUTH`. Legacy names and ALLOW_ names do not mean the same',
  ],
  ['{ "ExplicitAuthFlows": ["ALLOW_|NEWER_AUTH"] }', '"ALLOW_NEWER_AUTH"', 'does not know'],
  ['{ "AllowedOAuthFlows": ["|code"] }', '"code"', 'Authorization code grant'],
  ['{ "AllowedOAuthScopes": ["open|id"] }', '"openid"', 'an ID token'],
  [
    '{ "AllowedOAuthScopes": ["https://api.example.com/re|ad"] }',
    '"https://api.example.com/read"',
    'read of a resource server https',
    'only if the user pool has both',
  ],
  ['{ "SupportedIdentityProviders": ["Goo|gle"] }', '"Google"', 'Sign-in with Google'],
  ['{ "SupportedIdentityProviders": ["My|Corp"] }', '"MyCorp"', 'SAML or OIDC'],
  ['{ "ReadAttributes": ["birth|date"] }', '"birthdate"', 'Date of birth'],
  ['{ "WriteAttributes": ["custom:a|b"] }', '"custom:ab"', 'custom attribute'],
  ['{ "CallbackURLs": ["my|app://x"] }', '"myapp://x"', 'own scheme myapp'],
  ['{ "CallbackURLs": |["a", "b"] }', '[', '2 entries of at most 100'],
  ['{ "CallbackURLs": ["a", "b"|] }', ']', '2 entries of at most 100'],
  ['{ "UserPoolId": "eu-west|-1_Abc" }', '"eu-west-1_Abc"', 'Region eu\\-west\\-1'],
  ['{ "EnableTokenRevocation": tr|ue }', 'true', 'This is the default.'],
  ['{ "AuthSession|Validity" }', '"AuthSessionValidity"', '3 to 15 minutes'],
  ['{ "AuthSession|Validity', '"AuthSessionValidity', '3 to 15 minutes'],
  ['{ "AuthSession|Validity": }', '"AuthSessionValidity"', '3 to 15 minutes'],
  [
    '{ "ClientS|ecret": "fake-secret-DO-NOT-LEAK-0123456789abcdef" }',
    '"ClientSecret"',
    'not a parameter of UpdateUserPoolClient',
  ],
  [
    '{ "ClientSecret": "fake-|secret-DO-NOT-LEAK-0123456789abcdef" }',
    '"fake-secret-DO-NOT-LEAK-0123456789abcdef"',
    'not a parameter of UpdateUserPoolClient',
  ],
  ['{ "Creation|Date": 1 }', '"CreationDate"', 'stands in answers only'],
  ['{ "UserPoolClient": { "ClientN|ame": "x" } }', '"ClientName"', 'name of the app client'],
  [
    '{ "UserPoolClient": { "AccessTokenValidity": |2, "TokenValidityUnits": { "AccessToken": "days" } } }',
    '2',
    '2 days = 172 800 s',
  ],
];

describe('links to the documentation', () => {
  const link = (poolId: string): string =>
    hoverOf(`{ "UserPoolId": "${poolId}", "ClientId": "1a", "AccessToken|Validity": 10 }`)!.value;

  it('lead to the pages of the Region: in China services differ', () => {
    assert.match(link('cn-north-1_AbCdEf123'), /\(https:\/\/docs\.amazonaws\.cn\/en_us\/cognito-user-identity-pools\//);
    assert.match(link('eu-west-1_AbCdEf123'), /\(https:\/\/docs\.aws\.amazon\.com\/cognito-user-identity-pools\//);
    const { opened } = openAt(
      '{ "UserPoolId": "cn-north-1_AbCdEf123", "ClientId": "1a", "CallbackURLs": ["http://a.io"] }',
    );
    const links = opened.problems().map(({ docs }) => docs ?? '');
    assert.ok(
      links.some((url) => url.startsWith('https://docs.amazonaws.cn/en_us/cognito')),
      links.join(),
    );
    assert.ok(!links.some((url) => url.startsWith('https://docs.aws.amazon.com/')), links.join());
  });

  it('know the Regions of the European Sovereign Cloud', () =>
    assert.match(hoverOf('{ "UserPoolId": "eusc-de-|east-1_AbCdEf123" }')!.value, /Region eusc\\-de\\-east\\-1/));
});

describe('hover', () => {
  for (const [marked, about, ...words] of says) {
    it(`explains ${marked}`, () => {
      const hover = hoverOf(marked);
      assert.ok(hover, 'there is one');
      for (const word of words)
        assert.ok(
          typeof word === 'string' ? hover.value.includes(word) : word.test(hover.value),
          `${String(word)} in ${hover.value}`,
        );
      assert.equal(hover.about, about);
      assert.doesNotMatch(hover.value, /fake-secret/);
    });
  }

  for (const [name, parameter] of Object.entries(
    schema.properties as Record<string, { type: string; properties?: object }>,
  )) {
    it(`explains ${name} and everything in it`, () => {
      assert.match(hoverOf(`{ "|${name}": 1 }`)!.value, new RegExp(`^\\*\\*${name}\\*\\* · `));
      for (const inner of Object.keys(parameter.properties ?? {}))
        assert.match(hoverOf(`{ "${name}": { "|${inner}": 1 } }`)!.value, new RegExp(`^\\*\\*${inner}\\*\\* · `));
    });
  }

  it('says nothing in comments, in between, and about unknown names', () => {
    for (const marked of [
      '{ // Clie|ntId\n}',
      '{ "ClientId"|   : 1 }',
      '{ | }',
      '{ "Nonsen|se": 1 }',
      '{ "ClientId": { "Fea|ture": 1 } }',
      '|',
      '{ "toStr|ing": 1 }',
    ])
      assert.equal(hoverOf(marked), undefined, marked);
  });

  it('says nothing about a text that is too deep to be parsed', () =>
    assert.equal(hoverOf(`{ "Client|Id": "x", "a": ${'['.repeat(100)}${']'.repeat(100)} }`), undefined));

  it('shows user text letter by letter, without markup of its own', () => {
    const { value } = hoverOf('{ "AllowedOAuthScopes": ["[x](https://evil.example)<img>/re|ad"] }')!;
    assert.ok(value.includes('\\[x\\]\\(https\\:\\/\\/evil\\.example\\)\\<img\\>'));
  });

  it('is plain text for a client that shows no Markdown', () => {
    const { value } = hoverOf('{ "ExplicitAuthFlows": ["ADMIN_NO|_SRP_AUTH"] }', plainStyle)!;
    assert.match(value, /^ADMIN_NO_SRP_AUTH · Legacy name, newer: ALLOW_ADMIN_USER_PASSWORD_AUTH\./);
    assert.match(value, /AWS documentation: https:\/\/docs\.aws\.amazon\.com\/\S+$/);
  });
});
