import assert from 'node:assert/strict';
import {
  archetypeWith,
  draftFrom,
  draftOf,
  errorsOf,
  finished,
  isToBeMade,
  isWithoutClient,
  needsSecret,
  poolIn,
  settingLines,
} from '../../../client/src/sync/create/draft';
import { parseFile } from '../../../client/src/sync/file-text';
import { schemaAt } from '../../../server/src/language/schema';
import { exampleOf } from '../../../server/src/language/snippet';

const POOL = 'eu-west-1_Pool1';
const kind = (id: string) => archetypeWith(id) ?? assert.fail(id);
const from = (text: string, name?: string) => draftFrom(text, POOL, name) ?? assert.fail('no draft');

describe('a client that is to be made', () => {
  it('begins as a kind of app, put right for the pool, under another name when it is given one', () => {
    const draft = draftOf(kind('single-page-app'), POOL, { tier: 'LITE' });
    assert.deepEqual(
      [draft.settings.ClientName, draft.settings.RefreshTokenRotation, draft.userPoolId],
      ['my-single-page-app', undefined, POOL],
    );
    const named = draftOf(kind('single-page-app'), POOL, { tier: 'ESSENTIALS' }, 'shop');
    assert.deepEqual([named.settings.ClientName, named.settings.RefreshTokenRotation?.Feature], ['shop', 'ENABLED']);
    assert.deepEqual(parseFile(named.text), { UserPoolId: POOL, ClientId: 'notYetMade', ...named.settings });
    assert.equal(archetypeWith('nonsense'), undefined);
  });
  it('gets a secret where its kind needs or advises one', () => {
    const secrets = ['single-page-app', 'machine-to-machine', 'server-web-app'].map(
      (id) => draftOf(kind(id), POOL, {}).wantsSecret,
    );
    assert.deepEqual(secrets, [false, true, true]);
  });

  it('begins as a copy of a file, whatever client that names, with its comments', () => {
    const draft = from(
      '{\n  // ours\n  "UserPoolId": "us-east-1_Other",\n  "ClientId": "1other",\n  "ClientName": "web"\n}\n',
    );
    assert.deepEqual([draft.settings, draft.userPoolId, 'wantsSecret' in draft], [{ ClientName: 'web' }, POOL, false]);
    assert.equal(
      finished(draft, '1new'),
      `{\n  // ours\n  "UserPoolId": "${POOL}",\n  "ClientId": "1new",\n  "ClientName": "web"\n}\n`,
    );
    assert.deepEqual(parseFile(finished(from(draft.text, 'second'), '2new')), {
      UserPoolId: POOL,
      ClientId: '2new',
      ClientName: 'second',
    });
    assert.equal(draftFrom('{ "ClientName": ', POOL), undefined);
  });
  it('heeds GenerateSecret and takes it out; what is neither true nor false stays, for the rules to call wrong', () => {
    for (const wanted of [true, false]) {
      const draft = from(`{ "GenerateSecret": ${wanted}, "ClientName": "web" }`);
      assert.deepEqual([draft.wantsSecret, draft.text.includes('GenerateSecret')], [wanted, false]);
    }
    const odd = from('{ "GenerateSecret": "yes", "ClientName": "web" }');
    assert.deepEqual(
      ['wantsSecret' in odd, odd.text.includes('"GenerateSecret": "yes"'), errorsOf(odd, false, {}).length],
      [false, true, 1],
    );
  });

  it('cannot be made without a name, nor with what the service would refuse', () => {
    assert.deepEqual(errorsOf(from('{ "ClientName": "web" }'), false, {}), []);
    assert.deepEqual(
      errorsOf(from('{ "AuthSessionValidity": 5 }'), false, {}).map(({ message }) => message),
      ['A new app client needs a ClientName.'],
    );
    const [unnamed, refused, ...others] = errorsOf(from('{ "AuthSessionValidity": 99 }'), false, {});
    assert.deepEqual([unnamed?.offset, others.length], [0, 0]);
    assert.match(refused?.message ?? '', /3 to 15/);
  });
  it('is judged by what is known of the pool, and of the secret that it will have', () => {
    const propagates = from('{ "ClientName": "web", "EnablePropagateAdditionalUserContextData": true }');
    assert.deepEqual([errorsOf(propagates, true, {}).length, errorsOf(propagates, false, {}).length], [0, 1]);
    assert.deepEqual(
      [
        needsSecret(propagates),
        needsSecret(from('{ "ClientName": "web" }')),
        needsSecret(from('{ "AuthSessionValidity": 99 }')),
      ],
      [true, false, false],
    );
    assert.equal(
      needsSecret(from('{ "AuthSessionValidity": 99, "EnablePropagateAdditionalUserContextData": true }')),
      true,
      'whatever else is wrong',
    );
    const scoped = from(
      `{
        "ClientName": "web",
        "AllowedOAuthFlowsUserPoolClient": true,
        "AllowedOAuthFlows": ["code"],
        "AllowedOAuthScopes": ["api/read"],
        "CallbackURLs": ["https://a.example/cb"],
        "SupportedIdentityProviders": ["COGNITO"]
      }`,
    );
    assert.deepEqual(
      [
        errorsOf(scoped, false, {}).length,
        errorsOf(scoped, false, { resourceServers: { items: [], complete: true } }).length,
      ],
      [0, 1],
    );
  });
  it("is judged by the user's own levels, too: a warning that they call an error stands against it", () => {
    const wild = from('{ "ClientName": "web", "CallbackURLs": ["https://*.example.com/cb"] }');
    assert.deepEqual(
      [errorsOf(wild, false, {}).length, errorsOf(wild, false, {}, { 'url-wildcard': 'error' }).length],
      [0, 1],
    );
  });

  it("is told setting by setting, in AWS's order, a lifetime with its unit", () => {
    assert.deepEqual(
      settingLines({
        AuthSessionValidity: 5,
        ClientName: 'web',
        AccessTokenValidity: 2,
        CallbackURLs: ['https://a.example/cb', 'https://b.example/cb'],
      }),
      [
        'ClientName: web',
        'AccessTokenValidity: 2 hours',
        'CallbackURLs: https://a.example/cb, https://b.example/cb',
        'AuthSessionValidity: 5',
      ],
    );
  });
});

describe('a file whose client is to be made', () => {
  const example = (name: string): string => JSON.stringify(exampleOf(schemaAt([name]) ?? assert.fail(name)));
  const withId = (id: string): string => `{ "ClientName": "web", "ClientId": ${id} }`;

  const ids: readonly [id: string, toBeMade: boolean, withoutClient: boolean][] = [
    ['"1abc"', false, false],
    ['""', true, true],
    ['5', true, true],
    ['null', true, true],
    [example('ClientId'), true, true],
    ['"${CLIENT_ID}"', true, false],
    ['"<your-client-id>"', true, false],
  ];
  for (const [id, toBeMade, withoutClient] of ids) {
    it(`with the id ${id}: ${toBeMade ? 'can' : 'cannot'} be made, ${withoutClient ? 'has nowhere to go' : 'may have a client'}`, () =>
      assert.deepEqual([isToBeMade(withId(id)), isWithoutClient(withId(id))], [toBeMade, withoutClient]));
  }
  it('says something, and can be read', () => {
    assert.deepEqual(
      ['{ "ClientName": "web" }', '{}', '{ "UserPoolId": "eu-west-1_a" }', '{ "ClientName": '].map((text) => [
        isToBeMade(text),
        isWithoutClient(text),
      ]),
      [
        [true, true],
        [true, false],
        [true, false],
        [true, false],
      ],
    );
  });

  const pools: readonly [pool: string, named: boolean][] = [
    ['"eu-west-1_Abc9"', true],
    ['"us-gov-west-1_X"', true],
    [example('UserPoolId'), false],
    ['"${POOL}_a"', false],
    ['"<pool>"', false],
    ['""', false],
    ['1', false],
    ['"eu-west-1"', false],
    ['"eu-west-1_Abc9/../x"', false],
    ['"https://evil.example/eu_a"', false],
  ];
  for (const [pool, named] of pools)
    it(`${named ? 'names' : 'does not name'} the user pool ${pool}`, () =>
      assert.equal(poolIn(`{ "UserPoolId": ${pool} }`), named ? JSON.parse(pool) : undefined));
  it('names no user pool while it cannot be read', () => assert.equal(poolIn('{ "UserPoolId": '), undefined));
});
