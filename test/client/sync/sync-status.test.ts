import assert from 'node:assert/strict';
import fc from 'fast-check';
import { settable } from '../../../server/src/language/schema';
import { parseFile } from '../../../client/src/sync/file-text';
import { planPush, type Base } from '../../../client/src/sync/plan';
import { fromFile, type Settings } from '../../../client/src/sync/settings';
import { syncStatusOf } from '../../../client/src/sync/sync-status';
import { settings } from './arbitraries';

const agreed: Settings = { ClientName: 'web', AuthSessionValidity: 5, CallbackURLs: ['https://a.example/cb'] };
/** Members of the right names with values of any type. */
const nested = fc.record(
  Object.fromEntries(
    [
      'AccessToken',
      'IdToken',
      'RefreshToken',
      'ApplicationArn',
      'RoleArn',
      'UserDataShared',
      'Feature',
      'RetryGracePeriodSeconds',
    ].map((name) => [name, fc.jsonValue()]),
  ),
  { requiredKeys: [] },
);
const base: Base = { file: agreed, live: agreed };

describe('how a file stands', function () {
  this.timeout(30_000);

  const cases: readonly [what: string, local: Settings, live: Settings | 'gone' | undefined, expected: unknown][] = [
    ['as agreed', agreed, agreed, { state: 'in-step' }],
    [
      'with lists in another order and defaults left out',
      { ...agreed, CallbackURLs: ['https://a.example/cb'] },
      { ...agreed, EnableTokenRevocation: true },
      { state: 'in-step' },
    ],
    ['changed in the file', { ...agreed, AuthSessionValidity: 7 }, agreed, { state: 'file-ahead', localChanges: 1 }],
    [
      'a line removed',
      { ClientName: 'web', CallbackURLs: ['https://a.example/cb'] },
      agreed,
      { state: 'file-ahead', localChanges: 1 },
    ],
    ['changed live', agreed, { ...agreed, AuthSessionValidity: 7 }, { state: 'live-ahead', liveChanges: 1 }],
    [
      'changed live where the file says nothing',
      agreed,
      { ...agreed, LogoutURLs: ['https://a.example/'] },
      { state: 'in-step' },
    ],
    [
      'changed on both sides apart',
      { ...agreed, ClientName: 'new' },
      { ...agreed, AuthSessionValidity: 7 },
      { state: 'both', localChanges: 1, liveChanges: 1, conflicts: 0 },
    ],
    [
      'changed on both sides to different values',
      { ...agreed, ClientName: 'new' },
      { ...agreed, ClientName: 'other' },
      { state: 'both', localChanges: 0, liveChanges: 0, conflicts: 1 },
    ],
    [
      'changed on both sides alike',
      { ...agreed, ClientName: 'new' },
      { ...agreed, ClientName: 'new' },
      { state: 'in-step' },
    ],
    ['gone', agreed, 'gone', { state: 'gone' }],
    ['never seen', agreed, undefined, { state: 'unknown' }],
  ];
  for (const [what, local, live, expected] of cases)
    it(what, () => assert.deepEqual(syncStatusOf(base, local, live), expected));

  it("counts every difference as the file's without a base, and a lifetime with its unit as one", () => {
    const local: Settings = {
      AccessTokenValidity: 30,
      TokenValidityUnits: { AccessToken: 'minutes' },
      ClientName: 'a',
    };
    assert.deepEqual(syncStatusOf(undefined, local, { ClientName: 'b' }), { state: 'file-ahead', localChanges: 2 });
  });

  it('never throws on values of a wrong type, which a file has while somebody types', () => {
    const wrong = fc.record(
      Object.fromEntries(settable.map((name) => [name, fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), nested)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(wrong, settings, settings, fc.boolean(), (written, file, live, known) => {
        const local = fromFile(parseFile(JSON.stringify(written)) ?? assert.fail('no object'));
        assert.equal(typeof syncStatusOf(known ? { file, live } : undefined, local, live).state, 'string');
        // What a file said at the last pull is a base too, and may have been as wrong.
        assert.equal(typeof syncStatusOf({ file: local, live }, file, live).state, 'string');
      }),
      { numRuns: 500 },
    );
  });

  it('says in step exactly when a push would have nothing to send and nobody else changed what the file says', () => {
    fc.assert(
      fc.property(settings, settings, settings, settings, fc.boolean(), (file, was, local, live, known) => {
        const sides = { base: known ? { file, live: was } : undefined, local, live };
        const plan = planPush(sides);
        const quiet =
          plan.changes.length === 0 &&
          plan.conflicts.length === 0 &&
          !plan.entries.some(({ verdict }) => verdict === 'changed-there');
        assert.equal(syncStatusOf(sides.base, local, live).state === 'in-step', quiet);
      }),
      { numRuns: 300 },
    );
  });
});
