import assert from 'node:assert/strict';
import fc from 'fast-check';
import { same } from '../../../server/src/language/same';
import { newFileText, parseFile, pulledText } from '../../../client/src/sync/file-text';
import { fromFile, type Settings } from '../../../client/src/sync/settings';
import { parameterNames, settable } from '../../../server/src/language/schema';
import { settings } from './arbitraries';

const ids = { UserPoolId: 'us-east-1_Abc123', ClientId: '1abc' };
const readBack = (text: string): Settings => fromFile(parseFile(text) ?? assert.fail(`not parsable: ${text}`));

describe('the text of a pulled file', function () {
  this.timeout(30_000);

  it('is read by its own members only', () => {
    const hidden =
      '{"ClientId":"1abc","__proto__":{"ClientName":"web"},"TokenValidityUnits":{"__proto__":{"IdToken":"days"}}}';
    const value = parseFile(hidden) ?? assert.fail();
    const units = value['TokenValidityUnits'] as { readonly IdToken?: unknown };
    assert.deepEqual([value['ClientId'], value['ClientName'], units.IdToken], ['1abc', undefined, undefined]);
    assert.deepEqual(fromFile(Object.create({ ClientName: 'web' }) as Record<string, unknown>), {});
  });

  it('has the parameters in the documented order', () => {
    const text = newFileText(ids, { CallbackURLs: ['https://a.example/cb'], ClientName: 'web' });
    assert.equal(
      text,
      [
        '{',
        '  "UserPoolId": "us-east-1_Abc123",',
        '  "ClientId": "1abc",',
        '  "ClientName": "web",',
        '  "CallbackURLs": [',
        '    "https://a.example/cb"',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('updates a file in place: comments, order and equal meanings stay', () => {
    const before = `// the web shop
{
  "ClientId": "1abc", "UserPoolId": "us-east-1_Abc123",
  "CallbackURLs": [
    "https://b.example/cb", // staging, see the wiki
    "https://gone.example/cb", // to be removed
  ],
  "AccessTokenValidity": 60, // an hour is enough
  "TokenValidityUnits": { "AccessToken": "minutes" },
}
`;
    const after = pulledText(before, ids, {
      ClientName: 'web',
      CallbackURLs: ['https://new.example/cb', 'https://b.example/cb'],
      AccessTokenValidity: 1,
      AuthSessionValidity: 5,
    });
    assert.equal(
      after,
      before
        .replace('"us-east-1_Abc123",\n', '"us-east-1_Abc123",\n  "ClientName": "web",\n')
        .replace('    "https://gone.example/cb", // to be removed\n', '    "https://new.example/cb",\n')
        .replace('"minutes" },\n', '"minutes" },\n  "AuthSessionValidity": 5,\n'),
    );
  });

  it('writes the default where live shows none, and removes what has no default', () => {
    const before =
      '{\n  "PreventUserExistenceErrors": "ENABLED", // why\n  "DefaultRedirectURI": "https://a.example/cb"\n}\n';
    assert.deepEqual(parseFile(pulledText(before, ids, {})), { ...ids, PreventUserExistenceErrors: 'LEGACY' });
  });

  it('replaces what is no JSON object as a whole', () => {
    for (const broken of ['', '[1]', '{ "a": ', 'null', '1', '"x"', '{ "a": 1 } }'])
      assert.equal(pulledText(broken, ids, { ClientName: 'web' }), newFileText(ids, { ClientName: 'web' }), broken);
  });

  it('reads no value but an object, and of a byte order mark only the one at the beginning', () => {
    for (const text of ['', '[]', 'null', '1', 'true', '"x"']) assert.equal(parseFile(text), undefined, text);
    assert.deepEqual(parseFile('\uFEFF{ "ClientName": "a\uFEFFb" }'), { ClientName: 'a\uFEFFb' });
    assert.deepEqual(parseFile('{ "ClientName": "a\uFEFFb" }'), { ClientName: 'a\uFEFFb' });
  });

  const pulls: readonly [what: string, before: string, live: Settings, after: (text: string) => string][] = [
    ['leaves an id that is written in another way', '"ClientId": "\\u0031abc"', {}, (text) => text],
    [
      'writes a number alone where its unit is the default one',
      '"AccessTokenValidity": 2',
      { AccessTokenValidity: 3 },
      (text) => text.replace('Validity": 2', 'Validity": 3'),
    ],
    [
      'writes number and unit where the file says nothing, also the default',
      '"ClientName": "web"',
      { ClientName: 'web', AccessTokenValidity: 1 },
      (text) =>
        text.replace(
          '"web"',
          '"web",\n  "AccessTokenValidity": 1,\n  "TokenValidityUnits": {\n    "AccessToken": "hours"\n  }',
        ),
    ],
    [
      'writes the 30 days that 0 means',
      '"RefreshTokenValidity": 60, "TokenValidityUnits": { "RefreshToken": "minutes" }',
      { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'hours' } },
      (text) => text.replace('60', '30').replace('minutes', 'days'),
    ],
    [
      'writes a 0 that has no such meaning as it is',
      '"IdTokenValidity": 60, "TokenValidityUnits": { "IdToken": "minutes" }',
      { IdTokenValidity: 0, TokenValidityUnits: { IdToken: 'minutes' } },
      (text) => text.replace('60', '0'),
    ],
    [
      'writes what live shows, also the default',
      '"ClientName": "web"',
      { ClientName: 'web', EnableTokenRevocation: true },
      (text) => text.replace('"web"', '"web",\n  "EnableTokenRevocation": true'),
    ],
    [
      'leaves a grace period that counts nothing',
      '"RefreshTokenRotation": { "Feature": "DISABLED", "RetryGracePeriodSeconds": 10 }',
      { RefreshTokenRotation: { Feature: 'DISABLED' } },
      (text) => text,
    ],
    [
      'keeps what is said inside of an object',
      '"RefreshTokenRotation": {\n    "Feature": "ENABLED", // since May\n    "RetryGracePeriodSeconds": 10 // enough\n  }',
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 } },
      (text) => text.replace('10', '20'),
    ],
    [
      'replaces a list in the place of an object',
      '"RefreshTokenRotation": ["ENABLED"]',
      { RefreshTokenRotation: { Feature: 'ENABLED' } },
      (text) => text.replace('["ENABLED"]', '{\n    "Feature": "ENABLED"\n  }'),
    ],
    [
      'replaces a text in the place of an object',
      '"RefreshTokenRotation": "ENABLED"',
      { RefreshTokenRotation: { Feature: 'ENABLED' } },
      (text) => text.replace(': "ENABLED"', ': {\n    "Feature": "ENABLED"\n  }'),
    ],
  ];
  for (const [what, member, live, after] of pulls) {
    it(what, () => {
      const text = `{\n  "UserPoolId": "us-east-1_Abc123",${member.includes('ClientId') ? '' : ' "ClientId": "1abc",'}\n  ${member}\n}\n`;
      assert.equal(pulledText(text, ids, live), after(text));
    });
  }

  it('means exactly what is live afterwards, whatever the file said before (any settings)', () => {
    fc.assert(
      fc.property(
        settings,
        settings,
        fc.shuffledSubarray([...parameterNames], { minLength: 23 }),
        (local, live, order) => {
          const members = order
            .filter((name) => name in local)
            .map(
              (name) => `  ${JSON.stringify(name)}: ${JSON.stringify(local[name as keyof Settings])}, // about ${name}`,
            );
          const after = pulledText(`{\n${members.join('\n')}\n}`, ids, live);
          const read = readBack(after);
          for (const name of settable)
            assert.ok(same(name, read, live), `${name} after pull:\n${after}\nlive: ${JSON.stringify(live)}`);
          assert.equal(pulledText(after, ids, live), after, 'a second pull changes nothing');
        },
      ),
      { numRuns: 1000 },
    );
  });
});
