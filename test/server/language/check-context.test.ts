import assert from 'node:assert/strict';
import type { AppClientContext, ContextPart } from '../../../server/src/language/context';
import { rules } from '../../../server/src/language/rules';
import { problemsOf, readFixtures, type Case } from './fixtures';

const IDS = '"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i"';
const LISTS: readonly ContextPart[] = ['attributes', 'identityProviders', 'resourceServers'];
const withNeeds = rules.filter(({ requires = [] }) => requires.length > 0);
const casesOf = (code: string): readonly Case[] => readFixtures().find((fixture) => fixture.code === code)?.cases ?? [];
const reports = (text: string, code: string, context: AppClientContext): boolean =>
  problemsOf(text, context).some((problem) => problem.code === code);
const without = (context: AppClientContext, part: ContextPart): AppClientContext =>
  Object.fromEntries(Object.entries(context).filter(([name]) => name !== part));
const incomplete = (context: AppClientContext, part: ContextPart): AppClientContext => ({
  ...context,
  [part]: { ...(context[part] as object), complete: false },
});

describe('check: what is not known is never wrong', () => {
  it('there are rules that need to know more than the file', () =>
    assert.ok(withNeeds.length >= 16, `${withNeeds.length}`));

  for (const { code, requires = [] } of withNeeds) {
    const bad = casesOf(code).filter(({ wanted }) => wanted.some((expectation) => expectation.endsWith(`: ${code}`)));

    for (const { name, text, context } of bad) {
      it(`${code}: ${name}: reported when all is known, silent when nothing is`, () => {
        assert.ok(reports(text, code, context));
        assert.ok(!reports(text, code, {}));
      });
      for (const part of requires) {
        it(`${code}: ${name}: silent without ${part}`, () => assert.ok(!reports(text, code, without(context, part))));
        if (!LISTS.includes(part)) continue;
        it(`${code}: ${name}: silent while more ${part} may come`, () =>
          assert.ok(!reports(text, code, incomplete(context, part))));
      }
    }
  }

  it('lists of which nothing came yet say what no context says', () => {
    const nothingYet = Object.fromEntries(LISTS.map((list) => [list, { items: [], complete: false }]));
    for (const { cases } of readFixtures())
      for (const { text } of cases) assert.deepEqual(problemsOf(text, nothingYet), problemsOf(text));
  });
});

describe('check: what the pool could excuse', () => {
  const text = `{${IDS}, "SupportedIdentityProviders": ["google"]}`;
  const found = (context: AppClientContext) =>
    problemsOf(text, context)
      .filter(({ severity }) => severity === 'error')
      .map(({ code, needsPoolToConfirm }) => [code, needsPoolToConfirm]);
  const providers = (complete: boolean, ...names: string[]): AppClientContext => ({
    identityProviders: { items: names.map((name) => ({ name })), complete },
  });

  it('is marked while the pool is not known', () => {
    assert.deepEqual(found({}), [['provider-name-case', true]]);
    assert.deepEqual(found({ live: { SupportedIdentityProviders: ['Google'] } }), [['provider-name-case', true]]);
    assert.deepEqual(found(providers(false, 'Google')), [['provider-name-case', true]]);
  });
  it('is certain once all providers are known', () =>
    assert.deepEqual(found(providers(true, 'Google')), [['provider-name-case', undefined]]));
  it('is gone when the name exists', () => {
    for (const context of [
      providers(true, 'google'),
      providers(false, 'google'),
      { live: { SupportedIdentityProviders: ['google'] } },
    ])
      assert.deepEqual(found(context), []);
  });
  it('calls a name that only looks like another one an error once it is certain', () => {
    const apple = `{${IDS}, "SupportedIdentityProviders": ["Apple"]}`;
    assert.deepEqual(
      problemsOf(apple)
        .filter(({ code }) => code === 'provider-name-case')
        .map(({ severity }) => severity),
      ['warning'],
    );
    assert.deepEqual(
      problemsOf(apple, providers(true, 'SignInWithApple'))
        .filter(({ code }) => code === 'provider-name-case')
        .map(({ severity }) => severity),
      ['error'],
    );
  });
});

describe('check: names with a foreign prefix', () => {
  it('are a warning only, since AWS has one in its own example', () => {
    const attributes = { complete: true, items: [] };
    const severities = problemsOf(
      `{${IDS}, "ReadAttributes": ["oidc:profile", "custom:plan", "dev:custom:plan", "plan"]}`,
      { attributes },
    )
      .filter(({ code }) => code === 'read-attribute-unknown')
      .map(({ severity }) => severity);
    assert.deepEqual(severities, ['warning', 'error', 'error', 'error']);
  });
});

describe('check: repairs from what is known', () => {
  const fixOf = (members: string, code: string, context: AppClientContext) =>
    problemsOf(`{${IDS}, ${members}}`, context).find((problem) => problem.code === code)?.fix;
  const servers: AppClientContext = {
    resourceServers: {
      complete: true,
      items: [{ identifier: 'https://api.acme.io', scopes: [{ name: 'read' }, { name: 'write' }] }],
    },
  };

  it('repairs a slip in the name of a scope or of its server, and guesses nothing else', () => {
    const set = (scope: string) =>
      fixOf(`"AllowedOAuthScopes": ["${scope}"]`, 'scope-unknown-custom', servers)?.set?.[0]?.[1];
    assert.equal(set('https://api.acme.io/raed'), 'https://api.acme.io/read');
    assert.equal(set('https://api.acme.oi/read'), 'https://api.acme.io/read');
    assert.equal(set('https://api.acme.io/delete'), undefined);
    assert.equal(set('orders/read'), undefined);
  });
  it('takes a server for meant only when it has a scope of that name', () => {
    const items = [
      { identifier: 'https://api.acme.im', scopes: [{ name: 'write' }] },
      { identifier: 'https://api.acme.io', scopes: [{ name: 'read' }] },
    ];
    const fix = fixOf('"AllowedOAuthScopes": ["https://api.acme.ix/read"]', 'scope-unknown-custom', {
      resourceServers: { complete: true, items },
    });
    assert.deepEqual(fix?.set, [[['AllowedOAuthScopes', 0], 'https://api.acme.io/read']]);
  });
  it('is sure of a name that people give only if case and punctuation alone differ from one of them', () => {
    const safe = (...names: string[]) =>
      fixOf('"SupportedIdentityProviders": ["Corporate3"]', 'provider-unknown', {
        identityProviders: { complete: true, items: names.map((name) => ({ name })) },
      })?.safe;
    assert.deepEqual(
      [safe('Corporate1'), safe('corporate-3', 'Corporate2'), safe('corporate-3', 'CORPORATE3')],
      [undefined, true, undefined],
    );
  });
  const named = (name: string) => ({ complete: true, items: [{ name }] });
  const numbered = {
    identityProviders: named('Okta1'),
    attributes: named('custom:plan1'),
    resourceServers: { complete: true, items: [{ identifier: 'api1', scopes: [{ name: 'read1' }] }] },
  };
  for (const [members, code, meant] of [
    ['"SupportedIdentityProviders": ["Okta2"]', 'provider-unknown', 'Okta1'],
    ['"AllowedOAuthScopes": ["api1/read2"]', 'scope-unknown-custom', 'api1/read1'],
    ['"AllowedOAuthScopes": ["api2/read1"]', 'scope-unknown-custom', 'api1/read1'],
    ['"ReadAttributes": ["custom:plan2"]', 'read-attribute-unknown', 'custom:plan1'],
    ['"WriteAttributes": ["custom:plan2"]', 'write-attribute-unknown', 'custom:plan1'],
  ] as const) {
    it(`offers ${meant} for ${members}, and does not do it by itself: it may be another one that is yet to be made`, () => {
      const fix = fixOf(members, code, numbered);
      assert.deepEqual([fix?.set?.[0]?.[1], fix?.safe], [meant, undefined]);
    });
  }
  it('adds the prefix of a custom attribute', () => {
    const fix = fixOf('"ReadAttributes": ["plan"]', 'read-attribute-unknown', {
      attributes: { complete: true, items: [{ name: 'custom:plan' }] },
    });
    assert.deepEqual([fix?.set, fix?.safe], [[[['ReadAttributes', 0], 'custom:plan']], true]);
  });
  it('is sure of an attribute where nothing else can be meant', () => {
    const attributes = {
      complete: true,
      items: [{ name: 'custom:nme' }, { name: 'custom:plan' }, { name: 'custom:plen' }],
    };
    const safe = ['nme', 'custom:paln', 'emial'].map(
      (item) => fixOf(`"ReadAttributes": ["${item}"]`, 'read-attribute-unknown', { attributes })?.safe,
    );
    assert.deepEqual(safe, [true, undefined, true]);
  });
  it('writes live values with the units in which they count, beside those that are there', () => {
    const live = { RefreshTokenValidity: 90, TokenValidityUnits: { RefreshToken: 'minutes' } } as const;
    assert.deepEqual(
      fixOf('"AccessTokenValidity": 30, "TokenValidityUnits": {"AccessToken": "minutes"}', 'update-replaces', { live })
        ?.set,
      [
        [['RefreshTokenValidity'], 90],
        [['TokenValidityUnits', 'RefreshToken'], 'minutes'],
      ],
    );
  });
});

describe('check: live analytics', () => {
  const ApplicationArn = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef';
  const written = (RoleArn: string) =>
    problemsOf(`{${IDS}}`, { live: { AnalyticsConfiguration: { ApplicationArn, RoleArn } } }).find(
      (problem) => problem.code === 'update-replaces',
    )?.fix?.set?.[0]?.[1];

  it('are written without the role that describe adds', () => {
    assert.deepEqual(
      written(
        'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp',
      ),
      { ApplicationArn },
    );
    assert.deepEqual(written('arn:aws:iam::123456789012:role/own'), {
      ApplicationArn,
      RoleArn: 'arn:aws:iam::123456789012:role/own',
    });
  });
});

describe('check: odd contexts', () => {
  it('survives what a caller should not pass', () => {
    const odd = [
      { tier: 'GOLD' },
      {
        live: {
          CallbackURLs: null,
          TokenValidityUnits: null,
          RefreshTokenValidity: 'x',
          RefreshTokenRotation: null,
          AnalyticsConfiguration: null,
          ReadAttributes: {},
        },
      },
      { identityProviders: { items: [] } },
      { attributes: { items: [{ name: '__proto__', required: true }], complete: true } },
      { resourceServers: { items: [{ identifier: '', scopes: [] }], complete: true } },
    ];
    for (const context of odd as unknown as AppClientContext[]) {
      for (const { cases } of readFixtures())
        for (const { text } of cases)
          for (const { code, offset, length, message } of problemsOf(text, context)) {
            assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length, `${code} of ${text}`);
            assert.doesNotMatch(message, /undefined|\[object|NaN/, text);
          }
    }
  }).timeout(60_000);
});
