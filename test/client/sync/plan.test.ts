import assert from 'node:assert/strict';
import fc from 'fast-check';
import { same } from '../../../server/src/language/same';
import { compose, facetOf, FACETS } from '../../../client/src/sync/facets';
import { planPush, type Base, type Resolutions, type Mode, type EntryVerdict } from '../../../client/src/sync/plan';
import { fromDescribe, type Settings } from '../../../client/src/sync/settings';
import { formatChange } from '../../../client/src/sync/format';
import type { SettableName } from '../../../server/src/language/schema';
import { settings } from './arbitraries';

const namesOf = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);
const words = (local: Settings, live: Settings, mode: Mode = 'merge', base?: Base): string[] => {
  const plan = planPush({ base, local, live }, mode);
  return plan.changes.map((change) => `${change.verdict} ${formatChange(change.name, plan.live, plan.planned)}`);
};

describe('the plan of a push', function () {
  this.timeout(30_000);

  it('keeps what the file leaves out, and sends it', () => {
    const plan = planPush({
      local: { ClientName: 'new' },
      live: { ClientName: 'old', CallbackURLs: ['https://a.example/cb'], AuthSessionValidity: 5 },
    });
    assert.deepEqual(plan.planned, {
      ClientName: 'new',
      CallbackURLs: ['https://a.example/cb'],
      AuthSessionValidity: 5,
    });
    assert.deepEqual(namesOf(plan.changes), ['ClientName']);
  });

  it('resets what the file leaves out only when asked, writes the default out, and says so', () => {
    const live = {
      ClientName: 'web',
      CallbackURLs: ['https://a.example/cb'],
      EnableTokenRevocation: false,
      DefaultRedirectURI: 'https://a.example/cb',
    };
    const plan = planPush({ local: {}, live }, 'exact');
    assert.deepEqual(plan.planned, { ClientName: 'web', CallbackURLs: [], EnableTokenRevocation: true });
    assert.deepEqual(words({}, live, 'exact'), [
      'reset CallbackURLs: − https://a.example/cb',
      'reset DefaultRedirectURI: https://a.example/cb → not set',
      'reset EnableTokenRevocation: false → true',
    ]);
  });

  it('reads a lifetime without unit as the editor explains it, not in the unit that happens to be live', () => {
    const live = { AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' as const } };
    assert.deepEqual(words({ AccessTokenValidity: 5 }, live), ['changed AccessTokenValidity: 60 minutes → 5 hours']);
    assert.deepEqual(planPush({ local: { AccessTokenValidity: 5 }, live }).planned.TokenValidityUnits, {
      AccessToken: 'hours',
    });
  });

  it('shows a lifetime that only a unit changes', () => {
    const live = {
      AccessTokenValidity: 5,
      TokenValidityUnits: { AccessToken: 'minutes' as const, IdToken: 'minutes' as const },
    };
    assert.deepEqual(words({ TokenValidityUnits: { AccessToken: 'hours' } }, live), [
      'changed AccessTokenValidity: 5 minutes → 5 hours',
    ]);
    assert.deepEqual(
      planPush({ local: { TokenValidityUnits: { AccessToken: 'hours' } }, live }).planned.TokenValidityUnits,
      { AccessToken: 'hours', IdToken: 'minutes' },
    );
  });

  it('sees no difference in order, in units that mean the same, in defaults written out', () => {
    const live = {
      CallbackURLs: ['b', 'a'],
      AccessTokenValidity: 1,
      RefreshTokenRotation: { Feature: 'DISABLED' as const, RetryGracePeriodSeconds: 0 },
    };
    const local = {
      CallbackURLs: ['a', 'b'],
      AccessTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes' as const },
      PreventUserExistenceErrors: 'LEGACY' as const,
      RefreshTokenRotation: { Feature: 'DISABLED' as const },
      ReadAttributes: [],
      AllowedOAuthFlows: [],
    };
    assert.deepEqual(words(local, live), []);
  });

  it('keeps an empty list of sign-in flows apart from none', () => {
    assert.equal(words({ ExplicitAuthFlows: [] }, {}).length, 1);
  });

  it('loses nothing: what live has and the file does not mention is sent as it is (any settings)', () => {
    fc.assert(
      fc.property(settings, settings, (local, live) => {
        const { planned, changes } = planPush({ local, live });
        for (const name of FACETS) assert.deepEqual(planned[name], name in local ? local[name] : live[name], name);
        const changed = new Set(namesOf(changes));
        for (const name of FACETS) assert.equal(changed.has(name), !same(name, live, planned), name);
      }),
      { numRuns: 1000 },
    );
  });

  it('pushing what is live changes nothing (any settings, with any base)', () => {
    fc.assert(
      fc.property(
        fc.option(fc.record({ file: settings, live: settings }), { nil: undefined }),
        settings,
        (base, live) => {
          for (const mode of ['merge', 'exact'] as const) {
            const plan = planPush({ base, local: live, live }, mode);
            assert.deepEqual([plan.changes, plan.conflicts], [[], []]);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the plan of a push with a base', function () {
  this.timeout(30_000);
  const synced: Settings = {
    ClientName: 'web',
    CallbackURLs: ['https://a.example/cb'],
    AuthSessionValidity: 5,
    AccessTokenValidity: 45,
    TokenValidityUnits: { AccessToken: 'minutes' },
  };
  const base: Base = { file: synced, live: { ...synced, EnableTokenRevocation: false } };
  const verdicts = (local: Settings, live: Settings, decisions?: Resolutions): Partial<Record<string, EntryVerdict>> =>
    Object.fromEntries(
      planPush({ base, local, live }, 'merge', decisions)
        .entries.filter(({ verdict }) => verdict !== 'same')
        .map(({ name, verdict }) => [name, verdict]),
    );

  it('tells what was changed here, there, on both sides alike, and in conflict', () => {
    assert.deepEqual(
      verdicts(
        { ...synced, ClientName: 'mine', CallbackURLs: ['https://mine.example/cb'], AuthSessionValidity: 9 },
        { ...base.live, CallbackURLs: ['https://theirs.example/cb'], AuthSessionValidity: 9, AccessTokenValidity: 30 },
      ),
      {
        ClientName: 'changed',
        CallbackURLs: 'conflict',
        AuthSessionValidity: 'both-alike',
        AccessTokenValidity: 'changed-there',
        EnableTokenRevocation: 'kept',
      },
    );
  });

  it('takes a parameter that was removed from the file as a wish for its default', () => {
    const { CallbackURLs: _gone, AccessTokenValidity: _number, TokenValidityUnits: _unit, ...rest } = synced;
    assert.deepEqual(verdicts(rest, base.live), {
      CallbackURLs: 'reset',
      AccessTokenValidity: 'reset',
      EnableTokenRevocation: 'kept',
    });
    const { planned } = planPush({ base, local: rest, live: base.live });
    assert.deepEqual(
      [planned.CallbackURLs, planned.AccessTokenValidity, planned.TokenValidityUnits],
      [[], 1, { AccessToken: 'hours' }],
    );
  });

  it('resets nothing of a file that was written anew, and compares what it still mentions with three sides', () => {
    const file: Settings = {
      ...synced,
      LogoutURLs: ['https://a.example/out'],
      AllowedOAuthFlows: ['code'],
      EnableTokenRevocation: false,
    };
    const full: Base = { file, live: file };
    const local: Settings = { AuthSessionValidity: 7, CallbackURLs: ['https://a.example/cb'] };
    const live = { ...file, CallbackURLs: ['https://theirs.example/cb'], AuthSessionValidity: 9 };
    const plan = planPush({ base: full, local, live });
    assert.equal(plan.baseState, 'rewritten');
    assert.deepEqual([plan.changes, namesOf(plan.conflicts)], [[], ['AuthSessionValidity']]);
    const verdictOf = (name: string): unknown => plan.entries.find((entry) => entry.name === name)?.verdict;
    assert.deepEqual(
      ['CallbackURLs', 'LogoutURLs', 'AllowedOAuthFlows', 'EnableTokenRevocation', 'ClientName'].map(verdictOf),
      ['changed-there', 'kept', 'kept', 'kept', 'not-expressible'],
    );
  });

  it('takes what a partial base does not mention for the change of the file', () => {
    const partial: Base = { file: { ClientName: 'web' }, live: { ClientName: 'web' }, isPartial: true };
    const local: Settings = { ClientName: 'web', AuthSessionValidity: 3, EnableTokenRevocation: true };
    const live: Settings = { ClientName: 'other', AuthSessionValidity: 9, EnableTokenRevocation: false };
    const plan = planPush({ base: partial, local, live });
    assert.deepEqual(
      [namesOf(plan.changes), plan.conflicts],
      [
        ['EnableTokenRevocation', 'AuthSessionValidity'].sort(
          (a, b) => FACETS.indexOf(a as never) - FACETS.indexOf(b as never),
        ),
        [],
      ],
    );
    assert.deepEqual(plan.planned, { ...live, AuthSessionValidity: 3, EnableTokenRevocation: true });
    assert.equal(planPush({ base: partial, local, live: { ...live, AuthSessionValidity: 4 } }).conflicts.length, 0);
  });

  it('says of a base whether it is known', () => {
    const states = ([undefined, 'unreadable', base] as const).map(
      (of) => planPush({ base: of, local: synced, live: base.live }).baseState,
    );
    assert.deepEqual(states, ['none', 'unreadable', 'known']);
    assert.deepEqual(planPush({ base: 'unreadable', local: { AuthSessionValidity: 8 }, live: {} }).base, undefined);
  });

  it('says that a name cannot be taken away', () => {
    const { ClientName: _gone, ...rest } = synced;
    assert.deepEqual(verdicts(rest, base.live), { ClientName: 'not-expressible', EnableTokenRevocation: 'kept' });
  });

  it('does not undo what only somebody else changed, and what the file never mentioned', () => {
    assert.deepEqual(
      planPush({
        base,
        local: synced,
        live: {
          ...base.live,
          AuthSessionValidity: 12,
          EnableTokenRevocation: true,
          LogoutURLs: ['https://x.example/'],
        },
      }).changes,
      [],
    );
  });

  it('never puts two narrowings of attributes together where nothing is left: an empty list means all of them', () => {
    const agreed: Settings = { ReadAttributes: ['email', 'name'] };
    const sides = {
      base: { file: agreed, live: agreed },
      local: { ReadAttributes: ['email'] },
      live: { ReadAttributes: ['name'] },
    };
    const plan = planPush(sides, 'merge', { ReadAttributes: 'both' });
    assert.deepEqual([plan.conflicts.length, plan.planned.ReadAttributes], [1, ['name']]);
  });

  it('settles a conflict as decided; lists can take the changes of both', () => {
    const before = ['https://a.example/cb', 'https://b.example/cb'];
    const sides = {
      base: { file: { CallbackURLs: before }, live: { CallbackURLs: before } },
      local: { CallbackURLs: ['https://b.example/cb', 'https://mine.example/cb'] },
      live: { CallbackURLs: ['https://a.example/cb', 'https://theirs.example/cb'] },
    };
    const settle = (decision: 'mine' | 'theirs' | 'both'): unknown =>
      planPush(sides, 'merge', { CallbackURLs: decision }).planned.CallbackURLs;
    assert.deepEqual(settle('mine'), sides.local.CallbackURLs);
    assert.deepEqual(settle('theirs'), sides.live.CallbackURLs);
    assert.deepEqual(
      settle('both'),
      ['https://theirs.example/cb', 'https://mine.example/cb'],
      'a and b were each removed by one side',
    );
    assert.equal(planPush(sides).conflicts.length, 1);
    assert.equal(planPush(sides, 'merge', { CallbackURLs: 'both' }).conflicts.length, 0);
  });

  it('mine and theirs are mirror images; nothing live is lost but by a change of the file (any settings)', () => {
    // A unit without its number counts the number of the other side, which has no mirror image.
    const whole = settings.map((setting) =>
      compose(FACETS.filter((name) => setting[name] !== undefined).map((name) => facetOf(setting, name))),
    );
    fc.assert(
      fc.property(whole, whole, whole, (before, local, live) => {
        const start = { file: before, live: before };
        const [one, other] = [
          planPush({ base: start, local, live }),
          planPush({ base: start, local: live, live: local }),
        ];
        for (const name of FACETS) {
          const conflict = (plan: typeof one): boolean => plan.conflicts.some((candidate) => candidate.name === name);
          // A side that was rewritten resets nothing, so it disputes nothing that it leaves out.
          if (name !== 'ClientName' && one.baseState === other.baseState && one.baseState === 'known')
            assert.equal(conflict(one), conflict(other), name);
          if (!one.changes.some((change) => change.name === name)) assert.ok(same(name, one.planned, live), name);
          if (same(name, before, local))
            assert.ok(same(name, one.planned, live), `${name} was not changed in the file and stays as it is live`);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what a describe answer means', () => {
  it('leaves out what no request may carry and names what it does not know', () => {
    const { settings: found, unknown } = fromDescribe({
      UserPoolId: 'us-east-1_a',
      ClientId: 'c',
      ClientType: 'REGULAR',
      CreationDate: 1,
      LastModifiedDate: 2,
      TokenValidityUnits: {},
      AnalyticsConfiguration: {
        ApplicationArn: 'arn:x',
        RoleArn: 'arn:aws:iam::1:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp',
      },
      FutureSetting: true,
      RefreshTokenRotation: { Feature: 'ENABLED', Mode: 'x' },
    });
    assert.deepEqual(found, {
      AnalyticsConfiguration: { ApplicationArn: 'arn:x' },
      RefreshTokenRotation: { Feature: 'ENABLED', Mode: 'x' },
    } as { [P in SettableName]?: unknown });
    assert.deepEqual(unknown, ['FutureSetting', 'RefreshTokenRotation.Mode']);
  });
});
