import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Changes, UpdateSemantics } from '../../../../local-cognito/src';
import { same } from '../../../../server/src/language/same';
import { FACETS, type FacetName } from '../../../../client/src/sync/facets';
import type { Resolution } from '../../../../client/src/sync/plan';
import type { Proposal, Pushed, PushDecision } from '../../../../client/src/sync/push-flow';
import type { Settings } from '../../../../client/src/sync/settings';
import { withEnvironment } from '../../aws/environment';
import { bench } from '../../../local-cognito/helpers';
import { assertNoSecret, assertToldNoSecret, CREDENTIALS, everything, seed, stage, stored, type Stage } from './stage';

const INTERLEAVINGS = 600;

/** Where in a push a colleague's update can fall; `before` and `after` are outside it. */
const MOMENTS = [
  'before',
  'at the first describe',
  'in the dialogue',
  'at the second describe',
  'in the second dialogue',
  'at the third describe',
  'in the gap',
  'at the read-back',
  'after',
] as const;
type Moment = (typeof MOMENTS)[number];

interface Interleaving {
  readonly local: Settings;
  readonly edits: readonly { readonly at: Moment; readonly changes: Changes }[];
  readonly decision: Resolution;
}

const START: Settings = {
  ClientName: 'web',
  CallbackURLs: ['https://a.example/cb'],
  LogoutURLs: ['https://a.example/out'],
  AuthSessionValidity: 5,
  EnableTokenRevocation: true,
  AccessTokenValidity: 30,
  TokenValidityUnits: { AccessToken: 'minutes' },
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
  RefreshTokenValidity: 30,
};

/** Values that the service takes in any combination, so that only the order of events decides. */
const values: { readonly [P in FacetName]?: fc.Arbitrary<NonNullable<Settings[P]>> } = {
  ClientName: fc.constantFrom('mine', 'theirs', 'other'),
  CallbackURLs: fc.subarray(['https://a.example/cb', 'https://b.example/cb', 'https://c.example/cb'], { minLength: 1 }),
  LogoutURLs: fc.subarray(['https://a.example/out', 'https://b.example/out']),
  AuthSessionValidity: fc.integer({ min: 3, max: 7 }),
  EnableTokenRevocation: fc.boolean(),
  RefreshTokenRotation: fc.record({
    Feature: fc.constant('ENABLED' as const),
    RetryGracePeriodSeconds: fc.constantFrom(0, 30),
  }),
};
const changes = fc
  .record(values as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] })
  .filter((it) => Object.keys(it).length > 0) as fc.Arbitrary<Settings>;

const interleaving: fc.Arbitrary<Interleaving> = fc.record({
  local: changes.map((change) => ({ ...START, ...change })),
  edits: fc.array(fc.record({ at: fc.constantFrom(...MOMENTS), changes: changes as fc.Arbitrary<Changes> }), {
    maxLength: 3,
  }),
  decision: fc.constantFrom('mine', 'theirs', 'both'),
});

/** What happened at the server, seen from there. */
interface Witness {
  /** What was live when our update arrived, before a colleague who came in the gap. */
  known?: Settings;
  /** What was live when it was carried out. */
  overwritten?: Settings;
  /** What was live when the read-back was answered. */
  readBack?: Settings;
  moved: number;
}

/** Does what the colleague does at one moment. */
const colleague =
  (on: Stage, { edits }: Interleaving) =>
  (moment: Moment | undefined): void => {
    for (const it of edits.filter(({ at }) => at === moment))
      on.local.edit(on.target.userPoolId, on.target.clientId, it.changes);
  };

/** Lets the colleague work while we push, and keeps what the server held around our update. */
function watch(on: Stage, it: Interleaving): { witness: Witness; decide: (proposal: Proposal) => PushDecision } {
  const witness: Witness = { moved: 0 };
  const work = colleague(on, it);
  const describes: Moment[] = ['at the first describe', 'at the second describe', 'at the third describe'];
  const dialogues: Moment[] = ['in the dialogue', 'in the second dialogue'];
  const atDescribe = (): void => {
    if (!witness.overwritten) return work(describes.shift());
    work('at the read-back');
    witness.readBack = on.live();
  };
  const atUpdate = (): void => {
    witness.known = on.live();
    work('in the gap');
    witness.overwritten = on.live();
  };
  on.local.between((operation) => (operation === 'UpdateUserPoolClient' ? atUpdate() : atDescribe()), {
    times: Infinity,
  });
  return {
    witness,
    decide: ({ plan, mode, moved, decisions }) => {
      witness.moved += Number(moved.length > 0);
      if (plan.conflicts.length > 0) {
        // What cannot be put together is still open after "both".
        const others = everything('theirs' as const, Object.keys(decisions).length > 0 ? plan.conflicts : []);
        return { mode, decisions: { ...everything(it.decision, plan.conflicts), ...decisions, ...others } };
      }
      work(dialogues.shift());
      return 'push';
    },
  };
}

const differing = (a: Settings, b: Settings): FacetName[] => FACETS.filter((name) => !same(name, a, b));

const FATES = [
  'nothing to push',
  'as planned',
  'changed after ours and told',
  'overwritten in the gap, somebody is noticed',
  'overwritten in the gap, not visible',
] as const;
type Fate = (typeof FATES)[number];
interface Counts {
  interleavings: number;
  'back to the plan': number;
  fates: Record<Fate, number>;
}

/** What a person was asked to confirm is what was live: nobody's update before the gap is undone unseen. */
function fateOf(
  { plan, mismatches, after, unexpected, before }: Pushed,
  { known, overwritten, readBack }: Witness,
): Fate {
  assert.ok(known && overwritten && readBack && 'settings' in after);
  assert.deepEqual(
    differing(plan.live, known),
    [],
    'the plan that was confirmed was made on what was live when the gap began',
  );
  assert.deepEqual(differing(before.settings, known), [], 'what was live before can be restored');
  assert.deepEqual(differing(after.settings, readBack), [], 'what is told to be live was live');
  assert.deepEqual(mismatches, differing(plan.planned, readBack), 'exactly what is not as planned is told');
  const inGap = differing(known, overwritten);
  if (unexpected.length > 0) assert.ok(inGap.length > 0, 'no trace without a colleague');
  const lost = inGap.filter((name) => !same(name, overwritten, readBack));
  const noticed = mismatches.length > 0 || unexpected.length > 0;
  if (lost.length > 0)
    return noticed ? 'overwritten in the gap, somebody is noticed' : 'overwritten in the gap, not visible';
  return mismatches.length > 0 ? 'changed after ours and told' : 'as planned';
}

/** After a detected change, what was live before our push can be had back by a push like any other. */
async function restore(on: Stage, { before }: Pushed): Promise<void> {
  const result = await on.push({ local: before.settings, mode: 'exact' });
  assert.ok(
    result.outcome === 'nothing' || (result.outcome === 'sent' && result.mismatches.length === 0),
    result.outcome,
  );
  assert.deepEqual(differing(before.settings, on.live()), [], 'restored');
}

async function play(on: Stage, it: Interleaving, count: Counts): Promise<void> {
  on.set(START);
  on.local.clearFaults();
  const { witness, decide } = watch(on, it);
  const work = colleague(on, it);
  work('before');
  const [told, requests] = await on.during(() =>
    on.push({ local: it.local, base: { file: START, live: START }, decide }),
  );
  on.local.clearFaults();
  assertToldNoSecret(told);
  work('after');
  count.interleavings += 1;
  count['back to the plan'] += witness.moved;
  if (told.outcome === 'nothing') {
    assert.ok(requests.every(({ operation }) => operation === 'DescribeUserPoolClient'));
    count.fates['nothing to push'] += 1;
    return;
  }
  assert.equal(told.outcome, 'sent');
  const fate = fateOf(told, witness);
  if (!it.edits.some(({ at }) => at === 'in the gap')) assert.ok(!fate.startsWith('overwritten'), fate);
  count.fates[fate] += 1;
  if (told.mismatches.length > 0) await restore(on, told);
}

async function playAll(manner: UpdateSemantics): Promise<void> {
  const at = await bench({ manner });
  const count: Counts = {
    interleavings: 0,
    'back to the plan': 0,
    fates: everything(
      0,
      FATES.map((name) => ({ name })),
    ) as Record<Fate, number>,
  };
  const started = seed();
  // A client remembers that it once had rotation: each interleaving gets one of its own.
  try {
    await fc.assert(
      fc.asyncProperty(interleaving, async (it) => {
        const on = stage(at.local, { userPoolId: at.poolId, clientId: await at.create({ GenerateSecret: true }) });
        await play(on, it, count).finally(() => on.close());
        assertNoSecret(on.calls, on.said);
      }),
      { numRuns: INTERLEAVINGS, seed: started },
    );
  } finally {
    await at.close();
    const { fates, ...rest } = count;
    const line = `      ${manner}, FLOW_SEED=${started}: ${Object.entries({ ...rest, ...fates })
      .map(([name, n]) => `${n} ${name}`)
      .join(', ')}`;
    assertNoSecret(line);
    console.log(line);
  }
  for (const fate of FATES) assert.ok(count.fates[fate] > 0, fate);
  assert.ok(count['back to the plan'] > 20, 'the second describe sent some back to the plan');
}

describe('two people who push at the same time', function () {
  // As long as it takes on a busy machine: what hangs is ended.
  this.timeout(600_000);
  withEnvironment(CREDENTIALS);

  for (const manner of ['replace', 'sticky'] as const) {
    it(`lose nothing but in the gap between our last look and our update (${manner})`, () => playAll(manner));
  }

  // An update answers with what it left behind, never with what it found, and moves LastModifiedDate itself.
  it('cannot see what the update itself replaced: the answers are the same with and without a colleague in the gap', async () => {
    const at = await bench({ now: () => new Date(1_800_000_000_000) });
    const answers: unknown[] = [];
    for (const hasColleague of [true, false]) {
      const on = stage(at.local, { userPoolId: at.poolId, clientId: await at.create() });
      const theirs = (): void => {
        if (hasColleague)
          on.local.edit(on.target.userPoolId, on.target.clientId, { LogoutURLs: ['https://theirs.example/out'] });
      };
      at.local.between(theirs, { operation: 'UpdateUserPoolClient' });
      const told = await on.push({ local: { ClientName: 'mine' } });
      on.close();
      assert.ok(told.outcome === 'sent' && 'settings' in told.after);
      const { ClientId: _, ...live } = stored(at.local, on.target);
      answers.push([told.mismatches, told.unexpected, told.after.settings, live]);
    }
    await at.close();
    assert.deepEqual(answers[0], answers[1]);
  });

  it('see a colleague in the gap who set what our request does not name', async () => {
    for (const [manner, expected] of [
      ['replace', [[], ['RefreshTokenRotation']]],
      ['sticky', [['RefreshTokenRotation'], []]],
    ] as const) {
      const at = await bench({ manner });
      const on = stage(at.local, { userPoolId: at.poolId, clientId: await at.create() });
      at.local.between(
        () => on.local.edit(on.target.userPoolId, on.target.clientId, { RefreshTokenRotation: { Feature: 'ENABLED' } }),
        { operation: 'UpdateUserPoolClient' },
      );
      const told = await on.push({ local: { ClientName: 'mine' } });
      on.close();
      await at.close();
      assert.ok(told.outcome === 'sent');
      assert.deepEqual([told.mismatches, told.unexpected], expected, manner);
    }
  });
});
