import assert from 'node:assert/strict';
import type { AppClientContext } from '../../../server/src/language/context';
import { completionsOf, openAt, richStyle } from './workbench';

const IDS = '"UserPoolId": "us-east-1_DemoPool1", "ClientId": "demosinglepageapp000000001"';
const complete = true;

const pool: AppClientContext = {
  identityProviders: {
    complete,
    items: [
      { name: 'Google', type: 'Google' },
      { name: 'Corp', type: 'SAML' },
    ],
  },
  resourceServers: {
    complete,
    items: [
      {
        identifier: 'https://api.example.com',
        scopes: [{ name: 'read', description: 'Read *all* orders' }, { name: 'write' }],
      },
    ],
  },
  attributes: {
    complete,
    items: [
      { name: 'sub', required: true, mutable: false },
      { name: 'email', required: true, mutable: true, mappedBy: ['Google'] },
      { name: 'name', mutable: true },
      { name: 'custom:plan', mutable: false },
    ],
  },
};

const items = (marked: string, context: AppClientContext = pool) =>
  completionsOf(marked, richStyle, undefined, context);
const details = (marked: string, context?: AppClientContext): [string, string | undefined][] =>
  items(marked, context).map((item) => [item.label, item.detail]);
const first = (count: number, marked: string, context?: AppClientContext): string[] =>
  items(marked, context)
    .slice(0, count)
    .map(({ label }) => label);
const wordsOf = (marked: string, label: string, context?: AppClientContext): string =>
  (items(marked, context).find((item) => item.label === label)!.documentation as { value: string }).value;

function hoverOf(marked: string, context: AppClientContext): string {
  const { textDocument, offset, opened } = openAt(marked, richStyle, context);
  return (opened.hover(textDocument.positionAt(offset))!.contents as { value: string }).value;
}

describe('completion from the user pool', () => {
  it('offers its providers, and last those that it does not have', () => {
    assert.deepEqual(details('{ "SupportedIdentityProviders": ["|"] }'), [
      ['COGNITO', 'SupportedIdentityProviders'],
      ['Google', 'provider of the user pool'],
      ['Corp', 'SAML provider of the user pool'],
      ['Facebook', 'not in the user pool'],
      ['SignInWithApple', 'not in the user pool'],
      ['LoginWithAmazon', 'not in the user pool'],
    ]);
  });

  it('calls no provider absent while the list may be incomplete', () => {
    const half = { identityProviders: { complete: false, items: [{ name: 'Corp', type: 'SAML' }] } };
    assert.deepEqual(first(9, '{ "SupportedIdentityProviders": ["|"] }', half), [
      'COGNITO',
      'Facebook',
      'Google',
      'SignInWithApple',
      'LoginWithAmazon',
      'Corp',
    ]);
    assert.ok(
      details('{ "SupportedIdentityProviders": ["|"] }', half).every(([, detail]) => detail !== 'not in the user pool'),
    );
  });

  it('offers its custom scopes behind the standard ones, described, and not those that stand there', () => {
    assert.deepEqual(details('{ "AllowedOAuthScopes": ["https://api.example.com/write", "|"] }').slice(-2), [
      ['aws.cognito.signin.user.admin', 'AllowedOAuthScopes'],
      ['https://api.example.com/read', 'Read *all* orders'],
    ]);
    assert.match(
      wordsOf('{ "AllowedOAuthScopes": ["|"] }', 'https://api.example.com/read'),
      /^The scope read of the resource server .*\. Read \\\*all\\\* orders$/,
    );
  });

  it('offers its attributes: what an app must write first, then its own, then the standard ones', () => {
    assert.deepEqual(details('{ "WriteAttributes": [|] }').slice(0, 3), [
      ['email', 'standard attribute, required, filled by Google'],
      ['custom:plan', 'custom attribute, cannot be changed later'],
      ['address', 'WriteAttributes'],
    ]);
    assert.ok(!first(99, '{ "WriteAttributes": [|] }').includes('sub'), 'no app writes what Cognito keeps');
    assert.deepEqual(first(2, '{ "ReadAttributes": [|] }'), ['custom:plan', 'address']);
  });

  it('shows texts of the pool letter by letter', () => {
    const evil = '[x](command:workbench.action.quit) `b` <img src=x>';
    const context: AppClientContext = {
      identityProviders: { complete, items: [{ name: evil, type: evil }] },
      attributes: { complete, items: [{ name: 'custom:a', mappedBy: [evil] }] },
      resourceServers: {
        complete,
        items: [{ identifier: evil, scopes: [{ name: evil, description: `${evil}\n# c` }] }],
      },
    };
    const texts = ['SupportedIdentityProviders', 'AllowedOAuthScopes', 'ReadAttributes'].flatMap((list) =>
      items(`{ "${list}": ["|"] }`, context).map((item) => (item.documentation as { value: string }).value),
    );
    const hovered = hoverOf(`{ "SupportedIdentityProviders": [${JSON.stringify(evil).replace('x', '|x')}] }`, context);
    for (const text of [...texts, hovered]) assert.doesNotMatch(text, /(^|[^\\])(\]\(command|<img|\n#)/, text);
    assert.ok(texts.some((text) => text.includes('\\[x\\]')));
  });

  it('writes a value with letters that mean something in snippets', () => {
    const context: AppClientContext = { identityProviders: { complete, items: [{ name: 'a$1}\\"' }] } };
    const item = items('{ "SupportedIdentityProviders": ["|"] }', context).find((candidate) =>
      candidate.label.startsWith('a$'),
    )!;
    assert.equal(item.textEdit!.newText, '"a\\$1\\}\\\\\\\\\\\\""');
  });
});

describe('completion knows what would be refused', () => {
  const last = (marked: string, context: AppClientContext = {}): unknown => {
    const it = items(marked, context)
      .filter(({ tags }) => !tags?.length)
      .at(-1)!;
    return [it.label, it.detail];
  };

  it('the refresh flow while rotation is on', () => {
    const marked = (feature: string): string =>
      `{ "RefreshTokenRotation": { "Feature": "${feature}" }, "ExplicitAuthFlows": ["|"] }`;
    assert.deepEqual(last(marked('ENABLED')), [
      'ALLOW_REFRESH_TOKEN_AUTH',
      'refused while RefreshTokenRotation is ENABLED',
    ]);
    assert.notEqual((last(marked('DISABLED')) as string[])[0], 'ALLOW_REFRESH_TOKEN_AUTH');
  });

  it('scopes about a user for a machine', () =>
    assert.deepEqual(first(1, '{ "AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": ["|"] }'), [
      'https://api.example.com/read',
    ]));

  it('what the plan and the secret do not allow, once they are known', () => {
    assert.deepEqual(last('{ "ExplicitAuthFlows": ["|"] }', { tier: 'LITE' }), [
      'ALLOW_USER_AUTH',
      'refused by a user pool on the Lite plan',
    ]);
    assert.deepEqual(last('{ "RefreshTokenRotation": { "Feature": "|" } }', { tier: 'LITE' }), [
      'ENABLED',
      'refused by a user pool on the Lite plan',
    ]);
    assert.deepEqual(last('{ "AllowedOAuthFlows": ["|"] }', { hasSecret: false }), [
      'client_credentials',
      'refused without a client secret',
    ]);
    assert.deepEqual(first(1, '{ "ExplicitAuthFlows": ["|"] }', {}), ['ALLOW_USER_AUTH']);
  });
});

describe('hover with live values', () => {
  const live: AppClientContext['live'] = {
    ClientName: 'shop',
    AccessTokenValidity: 30,
    RefreshTokenValidity: 7,
    TokenValidityUnits: { AccessToken: 'minutes' },
    CallbackURLs: ['https://b.example', 'https://a.example'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
  };
  const cases: [marked: string, says: string][] = [
    ['{ "RefreshTokenValidity": |30 }', 'Live: 7 days.'],
    ['{ "Refresh|TokenValidity": 30 }', 'Live: 7 days.'],
    ['{ "RefreshTokenValidity": |168, "TokenValidityUnits": { "RefreshToken": "hours" } }', 'Live: the same.'],
    ['{ "AccessTokenValidity": |1800, "TokenValidityUnits": { "AccessToken": "seconds" } }', 'Live: the same.'],
    ['{ "AccessTokenValidity": |30 }', 'Live: 30 minutes.'],
    ['{ "IdTokenValidity": |1 }', 'Live: not set, which means the same.'],
    ['{ "IdTokenValidity": |2 }', 'Live: 1 hour \\(default\\).'],
    ['{ "AuthSession|Validity": }', 'Live: 3 \\(default\\).'],
    ['{ "ClientName": "|shop" }', 'Live: the same.'],
    ['{ "ClientName": "|shop-2" }', 'Live: shop.'],
    ['{ "CallbackURLs": |["https://a.example", "https://b.example"] }', 'Live: the same.'],
    ['{ "CallbackURLs": |["https://a.example"] }', 'Live: https\\:\\/\\/b\\.example, https\\:\\/\\/a\\.example.'],
    ['{ "CallbackURLs": ["|https://a.example"] }', 'Live: in the list, too.'],
    ['{ "CallbackURLs": ["|https://c.example"] }', 'Live: not in the list.'],
    ['{ "RefreshTokenRotation": { "Feature": "|DISABLED" } }', 'Live: ENABLED.'],
    ['{ "RefreshTokenRotation": { "Feature": "|ENABLED" } }', 'Live: the same.'],
    ['{ "TokenValidityUnits": { "IdToken": "|minutes" } }', 'Live: hours \\(default\\).'],
    ['{ "UserPoolClient": { "ClientName": "|shop" } }', 'Live: the same.'],
  ];
  for (const [marked, says] of cases) {
    it(`${marked}: ${says}`, () => {
      const text = hoverOf(marked, { live });
      assert.deepEqual(
        text.split('\n').filter((line) => line.startsWith('Live:')),
        [says],
        text,
      );
      assert.doesNotMatch(hoverOf(marked, {}), /Live:/, 'nothing while it is not known');
    });
  }

  it('says nothing live of ids, and survives values of the wrong type', () => {
    assert.doesNotMatch(hoverOf(`{ ${IDS.replace('us-', '|us-')} }`, { live }), /Live:/);
    for (const written of ['null', '[1, null]', '{}', '"x"', 'tru']) {
      for (const name of [
        'AccessTokenValidity',
        'CallbackURLs',
        'RefreshTokenRotation',
        'TokenValidityUnits',
        'EnableTokenRevocation',
      ])
        hoverOf(`{ "${name}|": ${written} }`.replace('"|', '|"'), { live });
    }
  });

  const meanings: [marked: string, context: AppClientContext, says: RegExp, not: RegExp][] = [
    [
      '{ "AllowedOAuthScopes": ["|https://api.example.com/read"] }',
      pool,
      /The scope read of the resource server .*Read \\\*all\\\* orders/,
      /has no such|only if/,
    ],
    [
      '{ "AllowedOAuthScopes": ["|https://api.example.com/delete"] }',
      pool,
      /The user pool has no such scope\./,
      /of the resource server/,
    ],
    [
      '{ "AllowedOAuthScopes": ["|https://api.example.com/read"] }',
      {},
      /only if the user pool has both/,
      /The scope read of the resource server/,
    ],
    [
      '{ "AllowedOAuthScopes": ["|https://api.example.com/delete"] }',
      { resourceServers: { complete: false, items: [] } },
      /only if the user pool has both/,
      /has no such/,
    ],
    ['{ "AllowedOAuthScopes": ["|openid"] }', pool, /OpenID Connect/, /has no such/],
    [
      '{ "SupportedIdentityProviders": ["|Corp"] }',
      pool,
      /The SAML identity provider Corp of the user pool\./,
      /has no such/,
    ],
    [
      '{ "SupportedIdentityProviders": ["|Facebook"] }',
      pool,
      /The user pool has no such identity provider\./,
      /Sign-in with Facebook/,
    ],
    ['{ "SupportedIdentityProviders": ["|COGNITO"] }', pool, /Users of the pool itself/, /has no such/],
    [
      '{ "WriteAttributes": ["|email"] }',
      pool,
      /Email address\. Standard attribute of the user pool: required, filled by Google\./,
      /has no such/,
    ],
    [
      '{ "WriteAttributes": ["|custom:plan"] }',
      pool,
      /Custom attribute of the user pool: cannot be changed later\./,
      /has no such/,
    ],
    ['{ "ReadAttributes": ["|custom:gone"] }', pool, /The user pool has no such attribute\./, /Custom attribute of/],
    ['{ "ReadAttributes": ["|custom:gone"] }', {}, /by the name that it has in the user pool/, /has no such/],
  ];
  for (const [marked, context, says, not] of meanings) {
    it(`${marked} ${Object.keys(context).length > 0 ? 'in a known pool' : 'in an unknown pool'}`, () => {
      assert.match(hoverOf(marked, context), says);
      assert.doesNotMatch(hoverOf(marked, context), not);
    });
  }
});

describe('the scope with which programs register app clients', () => {
  const marked = `{ ${IDS}, "AllowedOAuthScopes": ["|"] }`;
  const REGISTER = 'aws.cognito/dcr/register';
  const offered = (context: AppClientContext): boolean =>
    details(marked, context).some(([label]) => label.includes(REGISTER));

  it('is offered where the pool allows registration, also before its resource servers are known', () => {
    assert.ok(offered({ ...pool, allowsRegistration: true }));
    assert.ok(offered({ allowsRegistration: true }));
    assert.ok(!offered({ ...pool, allowsRegistration: false }));
    assert.ok(!offered(pool));
  });
});

describe('fix all with the pool known', () => {
  const fixed = (members: string, context: AppClientContext): string =>
    JSON.stringify(
      openAt(`{ ${IDS}, ${members} }`, richStyle, context).opened.actions({
        diagnostics: [],
        only: ['source.fixAll.cognitoClient'],
      }),
    );

  it('writes a name as the pool has it, and not while the pool is not known', () => {
    const members = '"AllowedOAuthScopes": ["https://api.example.com/READ"], "AllowedOAuthFlows": ["code"]';
    assert.match(fixed(members, pool), /"newText":"read"/);
    assert.doesNotMatch(fixed(members, {}), /"newText":"read"/);
  });
});
