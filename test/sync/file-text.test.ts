import assert from 'node:assert/strict';
import fc from 'fast-check';
import { same } from '../../client/src/sync/canonical';
import { newFileText, parseFile, pulledText } from '../../client/src/sync/file-text';
import { fromFile, type Settings } from '../../client/src/sync/settings';
import { parameterNames, settable } from '../../server/src/language/schema';
import { settings } from './arbitraries';

const ids = { UserPoolId: 'us-east-1_Abc123', ClientId: '1abc' };
const readBack = (text: string): Settings => fromFile(parseFile(text) ?? assert.fail(`not parsable: ${text}`));

describe('the text of a pulled file', function () {
  this.timeout(30_000);

  it('has the parameters in the documented order', () => {
    const text = newFileText(ids, { CallbackURLs: ['https://a.example/cb'], ClientName: 'web' });
    assert.equal(text, '{\n  "UserPoolId": "us-east-1_Abc123",\n  "ClientId": "1abc",\n  "ClientName": "web",\n  "CallbackURLs": [\n    "https://a.example/cb"\n  ]\n}\n');
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
    const after = pulledText(before, ids, { ClientName: 'web', CallbackURLs: ['https://new.example/cb', 'https://b.example/cb'], AccessTokenValidity: 1, AuthSessionValidity: 5 });
    assert.equal(after, before
      .replace('"us-east-1_Abc123",\n', '"us-east-1_Abc123",\n  "ClientName": "web",\n')
      .replace('    "https://gone.example/cb", // to be removed\n', '    "https://new.example/cb",\n')
      .replace('"minutes" },\n', '"minutes" },\n  "AuthSessionValidity": 5,\n'));
  });

  it('writes the default where live shows none, and removes what has no default', () => {
    const before = '{\n  "PreventUserExistenceErrors": "ENABLED", // why\n  "DefaultRedirectURI": "https://a.example/cb"\n}\n';
    assert.deepEqual(parseFile(pulledText(before, ids, {})), { ...ids, PreventUserExistenceErrors: 'LEGACY' });
  });

  it('replaces what is no JSON object as a whole', () => {
    for (const broken of ['', '[1]', '{ "a": ', 'null', '{ "a": 1 } }']) assert.equal(pulledText(broken, ids, { ClientName: 'web' }), newFileText(ids, { ClientName: 'web' }), broken);
  });

  it('means exactly what is live afterwards, whatever the file said before (any settings)', () => {
    fc.assert(fc.property(settings, settings, fc.shuffledSubarray([...parameterNames], { minLength: 23 }), (local, live, order) => {
      const members = order.filter((name) => name in local).map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(local[name as keyof Settings])}, // about ${name}`);
      const after = pulledText(`{\n${members.join('\n')}\n}`, ids, live);
      const read = readBack(after);
      for (const name of settable) assert.ok(same(name, read, live), `${name} after pull:\n${after}\nlive: ${JSON.stringify(live)}`);
      assert.equal(pulledText(after, ids, live), after, 'a second pull changes nothing');
    }), { numRuns: 1000 });
  });
});
