import assert from 'node:assert/strict';
import { driftOf } from '../../../client/src/sync/drift';
import type { Base } from '../../../client/src/sync/plan';
import type { Settings } from '../../../client/src/sync/settings';

const START: Settings = { ClientName: 'web', AuthSessionValidity: 5, CallbackURLs: ['https://a.example/cb'] };
const base: Base = { file: START, live: START };

describe('drift between a file and its client', () => {
  it('is none where both mean the same, however it is written', () => {
    assert.deepEqual(
      driftOf(
        base,
        { ...START, AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' } },
        { ...START, EnableTokenRevocation: true },
      ),
      [],
    );
  });

  const moves: readonly [what: string, local: Settings, live: Settings, moved: string | undefined, line: string][] = [
    ['the file moved', { ...START, AuthSessionValidity: 7 }, START, 'file', 'AuthSessionValidity: 7 → 5'],
    ['live moved', START, { ...START, AuthSessionValidity: 7 }, 'live', 'AuthSessionValidity: 5 → 7'],
    [
      'both moved apart',
      { ...START, AuthSessionValidity: 7 },
      { ...START, AuthSessionValidity: 9 },
      'both',
      'AuthSessionValidity: 7 → 9',
    ],
  ];
  for (const [what, local, live, moved, line] of moves) {
    it(`says that ${what}`, () => {
      const sides = `AuthSessionValidity: file: ${local.AuthSessionValidity} · live: ${live.AuthSessionValidity}`;
      assert.deepEqual(driftOf(base, local, live), [{ name: 'AuthSessionValidity', moved, inFile: true, line, sides }]);
    });
  }
  it('says of lists what only one side has: nothing comes before anything else', () => {
    const [found] = driftOf(
      base,
      { ...START, CallbackURLs: ['https://a.example/cb', 'https://mine'] },
      {
        ...START,
        CallbackURLs: ['https://theirs', 'https://a.example/cb'],
      },
    );
    assert.equal(found?.sides, 'CallbackURLs: only in the file: https://mine · only live: https://theirs');
  });
  it('does not say who moved without a base, with a broken one, and where they differed all the time', () => {
    const [local, live] = [{ ...START, AuthSessionValidity: 7 }, START];
    for (const of of [undefined, 'unreadable', { file: local, live }] as const) {
      const [found, ...others] = driftOf(of, local, live);
      assert.deepEqual(
        [found?.name, found?.moved, found && 'moved' in found, others],
        ['AuthSessionValidity', undefined, false, []],
      );
    }
  });

  it('says that the file was changed where most of it was removed', () => {
    const file: Settings = {
      ...START,
      LogoutURLs: ['https://a.example/out'],
      ReadAttributes: ['email'],
      WriteAttributes: ['email'],
      AllowedOAuthScopes: ['openid'],
      AllowedOAuthFlows: ['code'],
    };
    const whole: Base = { file, live: file };
    const local = { AuthSessionValidity: START.AuthSessionValidity! };
    const found = driftOf(whole, local, { ...file, ClientName: 'x' }).map(({ name, moved }) => `${name} ${moved}`);
    assert.ok(found.includes('LogoutURLs file'), String(found));
  });
  it('says nothing of what a partial base does not mention', () => {
    const partial: Base = { file: { ClientName: 'web' }, live: { ClientName: 'web' }, isPartial: true };
    const live: Settings = { ClientName: 'other', AuthSessionValidity: 9 };
    const found = driftOf(partial, { ClientName: 'web', AuthSessionValidity: 5 }, live);
    assert.deepEqual(
      found.map(({ name, moved }) => [name, moved]),
      [
        ['ClientName', 'live'],
        ['AuthSessionValidity', undefined],
      ],
    );
  });

  it('counts what the file leaves out as its default, but for the name', () => {
    const live: Settings = { ...START, LogoutURLs: ['https://a.example/out'] };
    assert.deepEqual(
      driftOf(undefined, { CallbackURLs: ['https://a.example/cb'] }, live).map(({ name, inFile }) => [name, inFile]),
      [
        ['LogoutURLs', false],
        ['AuthSessionValidity', false],
      ],
    );
    assert.deepEqual(
      driftOf(undefined, { ClientName: 'other' }, { ClientName: 'web' }).map(({ name, inFile }) => [name, inFile]),
      [['ClientName', true]],
    );
  });
  it('leaves out what the file does not mention when asked to', () => {
    const live: Settings = { ...START, LogoutURLs: ['https://a.example/out'], AuthSessionValidity: 9 };
    assert.deepEqual(
      driftOf(undefined, START, live, { mentioned: true }).map(({ name }) => name),
      ['AuthSessionValidity'],
    );
  });
});
