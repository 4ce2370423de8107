import assert from 'node:assert/strict';
import fc from 'fast-check';
import { same } from '../../../server/src/language/same';
import { driftOf } from '../../../client/src/sync/drift';
import { FACETS, mentions, type FacetName } from '../../../client/src/sync/facets';
import {
  canMerge,
  nextBase,
  planPush,
  resolutionsOf,
  type Base,
  type Resolutions,
  type Mode,
} from '../../../client/src/sync/plan';
import type { Settings } from '../../../client/src/sync/settings';
import { settings } from './arbitraries';

const ALL: Settings = {
  ClientName: 'web',
  RefreshTokenValidity: 10,
  AuthSessionValidity: 5,
  ReadAttributes: ['email'],
  WriteAttributes: ['email'],
  CallbackURLs: ['https://a.example/cb'],
  LogoutURLs: ['https://a.example/out'],
  AllowedOAuthScopes: ['openid'],
};
const without = (count: number, of: Settings = ALL): Settings => Object.fromEntries(Object.entries(of).slice(count));

/** One parameter on the three sides, and what a push makes of it. `undefined` on the base's side: never pulled or pushed. */
const cases: readonly [
  what: string,
  base: Base | undefined,
  local: Settings,
  live: Settings,
  verdict: string,
  planned: Settings,
  mode?: Mode,
][] = [
  ['never agreed, only live', undefined, {}, { AuthSessionValidity: 5 }, 'kept', { AuthSessionValidity: 5 }],
  ['never agreed, on neither side', undefined, {}, {}, 'same', {}],
  [
    'never agreed, on both sides alike',
    undefined,
    { AuthSessionValidity: 5 },
    { AuthSessionValidity: 5 },
    'same',
    { AuthSessionValidity: 5 },
  ],
  [
    'in neither file, and changed live',
    { file: {}, live: {} },
    {},
    { AuthSessionValidity: 5 },
    'kept',
    { AuthSessionValidity: 5 },
  ],
  ['never agreed on, left out of an exact file, not live', undefined, {}, {}, 'same', {}, 'exact'],
  [
    'left out of an exact file, live at its default',
    undefined,
    {},
    { AuthSessionValidity: 3 },
    'same',
    { AuthSessionValidity: 3 },
    'exact',
  ],
  [
    'left out of an exact file, live without a default',
    undefined,
    {},
    { DefaultRedirectURI: 'https://a.example/' },
    'reset',
    {},
    'exact',
  ],
  [
    'removed from the file, and changed live',
    { file: { AuthSessionValidity: 5 }, live: { AuthSessionValidity: 5 } },
    {},
    { AuthSessionValidity: 7 },
    'conflict',
    { AuthSessionValidity: 7 },
  ],
  [
    'a name removed from the file, and changed live',
    { file: { ClientName: 'a' }, live: { ClientName: 'a' } },
    {},
    { ClientName: 'b' },
    'not-expressible',
    { ClientName: 'b' },
  ],
  [
    'removed from the file, and reset live',
    { file: { AuthSessionValidity: 5 }, live: { AuthSessionValidity: 5 } },
    {},
    {},
    'both-alike',
    {},
  ],
  [
    'a default that was written is tidied away',
    { file: { EnableTokenRevocation: true }, live: {} },
    {},
    { EnableTokenRevocation: true },
    'kept',
    { EnableTokenRevocation: true },
  ],
  [
    'a live lifetime without a unit is sent as it is',
    undefined,
    {},
    { AccessTokenValidity: 5 },
    'kept',
    { AccessTokenValidity: 5 },
  ],
  [
    'a live lifetime keeps its unit',
    undefined,
    {},
    { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' } },
    'kept',
    { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' } },
  ],
  [
    'a unit of another lifetime gives none to this one',
    undefined,
    {},
    { AccessTokenValidity: 5, TokenValidityUnits: { IdToken: 'minutes' } },
    'kept',
    { AccessTokenValidity: 5, TokenValidityUnits: { IdToken: 'minutes' } },
  ],
  [
    'a unit alone changes the lifetime of the default number',
    undefined,
    { TokenValidityUnits: { AccessToken: 'days' } },
    {},
    'changed',
    { TokenValidityUnits: { AccessToken: 'days' } },
  ],
];

describe('what becomes of one parameter', () => {
  for (const [what, base, local, live, verdict, planned, mode = 'merge'] of cases) {
    it(`${what}: ${verdict}`, () => {
      const plan = planPush({ base, local, live }, mode);
      const name =
        Object.keys({ ...live, ...local, ...base?.file }).map((key) =>
          key === 'TokenValidityUnits' ? 'AccessTokenValidity' : key,
        )[0] ?? 'AuthSessionValidity';
      assert.equal(plan.entries.find((entry) => entry.name === name)?.verdict, verdict);
      assert.deepEqual(plan.planned, planned);
      assert.deepEqual(
        plan.entries.filter(
          (entry) => entry.name !== name && entry.verdict !== 'same' && entry.name !== 'IdTokenValidity',
        ),
        [],
        'nothing is said of the others',
      );
    });
  }
});

describe('the decision of a conflict', () => {
  const settle = (before: Settings, local: Settings, live: Settings, decision: Resolutions): Settings =>
    planPush({ base: { file: before, live: before }, local, live }, 'merge', decision).planned;

  it('both: keeps what neither side touched', () => {
    assert.deepEqual(
      settle(
        { AllowedOAuthScopes: ['openid', 'email'] },
        { AllowedOAuthScopes: ['openid', 'mine'] },
        { AllowedOAuthScopes: ['openid', 'email', 'theirs'] },
        { AllowedOAuthScopes: 'both' },
      ),
      { AllowedOAuthScopes: ['openid', 'theirs', 'mine'] },
    );
  });
  it('both: counts from the documented default of a list that was not set', () => {
    assert.deepEqual(
      settle(
        {},
        { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'] },
        { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'] },
        { ExplicitAuthFlows: 'both' },
      ),
      { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'] },
    );
  });
  it('both: is no decision where nobody can name the items of a side (all attributes), and a narrowing stays one', () => {
    const [absent, empty, all]: Settings[] = [{}, { WriteAttributes: [] }, { WriteAttributes: ['name', 'nickname'] }];
    const [mine, theirs]: Settings[] = [{ WriteAttributes: ['name'] }, { WriteAttributes: ['email'] }];
    for (const [before, local, live] of [
      [absent, mine, theirs],
      [empty, mine, theirs],
      [all, mine, absent],
      [all, mine, empty],
      [all, empty, theirs],
      [all, absent, theirs],
    ] as [Settings, Settings, Settings][]) {
      const sides = { base: { file: before, live: before }, local, live };
      assert.deepEqual(resolutionsOf('WriteAttributes', sides), ['mine', 'theirs'], JSON.stringify(sides));
      const plan = planPush(sides, 'merge', { WriteAttributes: 'both' });
      assert.deepEqual([plan.conflicts.length, plan.entries.filter(({ decision }) => decision)], [1, []]);
    }
    for (const base of [undefined, 'unreadable'] as const)
      assert.equal(canMerge('CallbackURLs', { base, local: { CallbackURLs: ['a'] }, live: {} }), false);
    assert.deepEqual(
      settle(
        { ReadAttributes: ['sub'] },
        { ReadAttributes: ['sub', 'name'] },
        { ReadAttributes: ['sub', 'email'] },
        { ReadAttributes: 'both' },
      ),
      { ReadAttributes: ['sub', 'email', 'name'] },
    );
  });
  it('both: takes the additions of both to a list that was empty', () => {
    assert.deepEqual(settle({}, { LogoutURLs: ['a'] }, { LogoutURLs: ['b'] }, { LogoutURLs: 'both' }), {
      LogoutURLs: ['b', 'a'],
    });
  });
  it('both: a list may end empty', () => {
    assert.deepEqual(
      settle({ LogoutURLs: ['a', 'b'] }, { LogoutURLs: ['a'] }, { LogoutURLs: ['b'] }, { LogoutURLs: 'both' }),
      { LogoutURLs: [] },
    );
  });
  it('both: is no decision for what is no list', () => {
    const sides = {
      base: { file: { ClientName: 'a' }, live: { ClientName: 'a' } },
      local: { ClientName: 'b' },
      live: { ClientName: 'c' },
    };
    assert.equal(planPush(sides, 'merge', { ClientName: 'both' }).conflicts.length, 1);
    assert.equal(canMerge('ClientName', sides), false);
  });
  it('is kept with the entry, and only where there was a conflict', () => {
    const before = { ClientName: 'a', AuthSessionValidity: 3 };
    const plan = planPush(
      {
        base: { file: before, live: before },
        local: { ClientName: 'b', AuthSessionValidity: 4 },
        live: { ClientName: 'c', AuthSessionValidity: 3 },
      },
      'merge',
      { ClientName: 'mine', AuthSessionValidity: 'theirs' },
    );
    assert.deepEqual(
      plan.entries.filter(({ verdict }) => verdict !== 'same'),
      [
        { name: 'ClientName', verdict: 'conflict', decision: 'mine' },
        { name: 'AuthSessionValidity', verdict: 'changed' },
      ],
    );
    assert.deepEqual(
      [plan.conflicts, plan.changes.map(({ name }) => name)],
      [[], ['ClientName', 'AuthSessionValidity']],
    );
  });
});

describe('a file that leaves out much of what it had', () => {
  const base: Base = { file: ALL, live: {} };
  const isEdit = (local: Settings, of: Base = base): boolean =>
    planPush({ base: of, local, live: {} }).baseState === 'known';

  it('is an edit up to half, and written anew beyond', () => {
    assert.equal(isEdit(without(4)), true, 'four of eight');
    assert.equal(isEdit(without(5)), false, 'five of eight');
  });
  it('is an edit while no more than three are gone, however few there were', () => {
    const few: Base = { file: without(4), live: {} };
    assert.equal(isEdit(without(7), few), true, 'three of four');
    assert.equal(isEdit({}, few), false, 'four of four');
  });
  it('takes what it leaves out as it is live, from its first push on', () => {
    const next = nextBase(base, without(5), ALL);
    assert.deepEqual(planPush({ base: next, local: without(4), live: ALL }).changes, []);
    assert.equal(planPush({ base: next, local: without(4), live: ALL }).baseState, 'known');
  });
  it('counts only what the file had, not what it has now', () =>
    assert.equal(
      isEdit({ ...without(5), EnableTokenRevocation: true, DefaultRedirectURI: 'x', IdTokenValidity: 5 }),
      false,
    ));
});

const verdictOf = (name: FacetName, base: Base | undefined, local: Settings, live: Settings): string | undefined =>
  planPush({ base, local, live }).entries.find((entry) => entry.name === name)?.verdict;

describe('what file and client agree on after a pull or push', () => {
  const [file, live]: Settings[] = [
    { ClientName: 'a', AuthSessionValidity: 5 },
    { ClientName: 'a', AuthSessionValidity: 9, EnableTokenRevocation: false },
  ];

  it('is what is alike, the first time: where they differ, the file has a change', () => {
    assert.deepEqual(nextBase(undefined, file!, live!), { file: { ClientName: 'a' }, live });
    for (const value of [3, 5, 11]) {
      const sides = { local: { AuthSessionValidity: value }, live: { AuthSessionValidity: 9 } };
      const base = nextBase(undefined, sides.local, sides.live);
      assert.equal(verdictOf('AuthSessionValidity', base, sides.local, sides.live), 'changed', String(value));
      assert.deepEqual(
        driftOf(base, sides.local, sides.live).map(({ moved }) => moved),
        ['file'],
      );
    }
  });
  it('stays as it was where they differ, and follows where they mean the same', () => {
    const before: Base = {
      file: { ClientName: 'old', AuthSessionValidity: 5 },
      live: { ClientName: 'old', AuthSessionValidity: 5 },
    };
    assert.deepEqual(nextBase(before, file!, live!), {
      file: { ClientName: 'a', AuthSessionValidity: 5 },
      live: { ClientName: 'a', AuthSessionValidity: 5, EnableTokenRevocation: false },
    });
  });
  it('drops what a base before it called agreed although it differed', () => {
    const before: Base = { file: { AuthSessionValidity: 5 }, live: { AuthSessionValidity: 4 } };
    const next = nextBase(before, { AuthSessionValidity: 5 }, { AuthSessionValidity: 4 });
    assert.deepEqual(next, { file: {}, live: { AuthSessionValidity: 4 } });
  });
  it('keeps a removal that is not live yet, but for a name, which no update takes away', () => {
    const before: Base = {
      file: { ClientName: 'a', LogoutURLs: ['https://a.example/'], AuthSessionValidity: 3 },
      live: { ClientName: 'a', LogoutURLs: ['https://a.example/'] },
    };
    const now: Settings = { ...before.live, AuthSessionValidity: 9 };
    assert.deepEqual(nextBase(before, {}, now), {
      file: { LogoutURLs: ['https://a.example/'] },
      live: now,
    });
    assert.equal(verdictOf('LogoutURLs', nextBase(before, {}, now), {}, now), 'reset');
    assert.deepEqual(nextBase(before, {}, {}), { file: {}, live: {} }, 'the reset is live');
  });
  it('calls nothing agreed that differs, and leaves each difference to the side that it was of', () =>
    fc.assert(
      fc.property(settings, settings, settings, settings, (firstFile, firstLive, local, now) => {
        const before = nextBase(undefined, firstFile, firstLive);
        const next = nextBase(before, local, now);
        for (const name of FACETS) {
          for (const base of [before, next])
            assert.ok(!mentions(base.file, name) || same(name, base.file, base.live), name);
          const had = verdictOf(name, before, local, now);
          const isDifference = mentions(local, name) ? !same(name, local, now) : had === 'reset' || had === 'conflict';
          if (isDifference) assert.equal(verdictOf(name, next, local, now), had, name);
          if (isDifference && local[name] !== undefined)
            assert.notEqual(verdictOf(name, nextBase(undefined, local, now), local, now), 'same', name);
        }
      }),
    ));
  it('goes on telling a change of somebody else that the file has not taken over', () => {
    const before: Base = { file: { AuthSessionValidity: 5 }, live: { AuthSessionValidity: 5 } };
    const sides = { local: { AuthSessionValidity: 5 }, live: { AuthSessionValidity: 9 } };
    const verdict = (base: Base): unknown =>
      planPush({ base, ...sides }).entries.find(({ name }) => name === 'AuthSessionValidity')?.verdict;
    assert.deepEqual(
      [verdict(before), verdict(nextBase(before, sides.local, sides.live))],
      ['changed-there', 'changed-there'],
    );
  });
});
