import assert from 'node:assert/strict';
import { fileNameFor } from '../../../client/src/sync/file-name';
import { planPush, type Base, type Resolutions } from '../../../client/src/sync/plan';
import type { Settings } from '../../../client/src/sync/settings';
import { applyResolutions } from '../../../client/src/sync/file-text';
import { regionOf, subjectOf, targetIn } from '../../../client/src/sync/target';

describe('the app client that a file names', () => {
  const cases: readonly [text: string, named: boolean][] = [
    ['{ "UserPoolId": "eu-west-1_Abc9", "ClientId": "1abc" }', true],
    ['// a comment\n{ "ClientId": "1abc", "UserPoolId": "us-gov-west-1_X", }', true],
    ['{ "UserPoolId": "eu-west-1_Abc9" }', false],
    ['{ "ClientId": "1abc" }', false],
    ['{ "UserPoolId": "eu-west-1_Abc9", "ClientId": "" }', false],
    ['{ "UserPoolId": "eu-west-1", "ClientId": "1abc" }', false],
    ['{ "UserPoolId": "eu-west-1_Abc9/../x", "ClientId": "1abc" }', false],
    ['{ "UserPoolId": "https://evil.example/eu_a", "ClientId": "1abc" }', false],
    ['{ "UserPoolId": 1, "ClientId": "1abc" }', false],
    ['{ "UserPoolId": "eu-west-1_Abc9", "ClientId": 1 }', false],
    ['[]', false],
    ['{ "UserPoolId": ', false],
  ];
  for (const [text, named] of cases)
    it(`${named ? 'is named' : 'is not named'} by ${text}`, () => assert.equal(targetIn(text) !== undefined, named));

  it('is called by its ids, and its region is the part of the pool id before the underscore', () => {
    const target = targetIn('{ "UserPoolId": "eu-west-1_Abc9", "ClientId": "1abc" }') ?? assert.fail();
    assert.deepEqual(target, { userPoolId: 'eu-west-1_Abc9', clientId: '1abc' });
    assert.equal(subjectOf(target), 'app client 1abc of user pool eu-west-1_Abc9');
    assert.equal(regionOf(target.userPoolId), 'eu-west-1');
  });
});

describe('the file name for a client', () => {
  const cases: readonly [name: string, file: string][] = [
    ['web', 'web'],
    ['Web Shop (prod)', 'Web-Shop-prod'],
    ['../../etc/passwd', 'etc-passwd'],
    ['  a  ', 'a'],
    ['Größe+1@x=y_z', 'Größe+1@x=y_z'],
    ['...', 'app-client'],
    ['', 'app-client'],
    ['CON', 'client-CON'],
    ['com1.x', 'client-com1.x'],
    ['lpt9', 'client-lpt9'],
    ['console', 'console'],
    ['xcon', 'xcon'],
    ['x'.repeat(128), 'x'.repeat(100)],
    ['東'.repeat(100), '東'.repeat(33)],
    ['é'.repeat(51), 'é'.repeat(50)],
    ['𠮷'.repeat(26), '𠮷'.repeat(25)],
    [`${'x'.repeat(98)}.-yy`, 'x'.repeat(98)],
  ];
  for (const [name, file] of cases)
    it(`${JSON.stringify(name.slice(0, 20))} is ${file.slice(0, 20)}`, () =>
      assert.equal(fileNameFor(name), `${file}.cognito-client.json`));
});

describe('a file with its conflicts settled', () => {
  const before: Settings = { ClientName: 'web', AuthSessionValidity: 5 };
  const base: Base = { file: before, live: before };
  const settle = (text: string, local: Settings, live: Settings, decisions: Resolutions): string =>
    applyResolutions(text, planPush({ base, local, live }, 'merge', decisions));

  it('has the decision in it, and nothing else that is new', () => {
    const text =
      '{\n  "UserPoolId": "eu-west-1_a", "ClientId": "1", // ours\n  "ClientName": "mine", // why\n  "AuthSessionValidity": 6\n}\n';
    const [local, live] = [
      { ClientName: 'mine', AuthSessionValidity: 6 },
      { ClientName: 'theirs', AuthSessionValidity: 5, LogoutURLs: ['https://a.example/'] },
    ];
    assert.equal(settle(text, local, live, { ClientName: 'theirs' }), text.replace('"mine"', '"theirs"'));
    assert.equal(settle(text, local, live, { ClientName: 'mine' }), text);
    assert.equal(settle(text, local, live, {}), text);
  });
  it('stays as it is when it is no JSON object', () =>
    assert.equal(
      settle('{ "ClientName": ', {}, { ClientName: 'theirs' }, { ClientName: 'theirs' }),
      '{ "ClientName": ',
    ));
});
