import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { DEMO, startLocalCognito, type LoggedRequest, type UpdateSemantics } from '../../../../local-cognito/src';
import { same } from '../../../../server/src/language/same';
import { facetOf, FACETS, mentions, type FacetName } from '../../../../client/src/sync/facets';
import { parseFile } from '../../../../client/src/sync/file-text';
import { readLive } from '../../../../client/src/sync/live';
import { planPush } from '../../../../client/src/sync/plan';
import type { Proposal, Pushed, PushDecision } from '../../../../client/src/sync/push-flow';
import { fromFile, type Settings } from '../../../../client/src/sync/settings';
import { withEnvironment } from '../../aws/environment';
import { bench, type Bench } from '../../../local-cognito/helpers';
import { client, triple, type Kind, type Triple } from './arbitraries';
import { assertNoSecret, assertToldNoSecret, CREDENTIALS, seed, stage, stored, type Stage } from './stage';

const TRIPLES = 2_550;
const never = new AbortController().signal;
const operations = (requests: readonly LoggedRequest[]): string[] =>
  requests.map(({ operation }) => operation.replace('UserPoolClient', ''));

/** A server of one manner with one client of each kind. */
async function company(
  manner: UpdateSemantics,
): Promise<{ at: Bench; of: Record<Kind, Stage>; close(): Promise<void> }> {
  const at = await bench({ manner });
  const one = async (settings: Readonly<Record<string, unknown>>): Promise<Stage> =>
    stage(at.local, { userPoolId: at.poolId, clientId: await at.create(settings) });
  const of = {
    app: await one({}),
    confidential: await one({ GenerateSecret: true }),
    machine: await one({ GenerateSecret: true }),
  };
  return {
    at,
    of,
    close: async () => {
      for (const it of Object.values(of)) it.close();
      await at.close();
    },
  };
}

/** Chooses the mode and the decisions of a triple, then sends. */
const deciding =
  (wanted: Triple) =>
  ({ mode, plan, decisions }: Proposal): PushDecision => {
    if (mode === wanted.mode && plan.conflicts.length === 0) return 'push';
    // What cannot be put together is still open after "both".
    const isDecided = Object.keys(decisions).length > 0;
    const open = Object.fromEntries(isDecided ? plan.conflicts.map(({ name }) => [name, 'theirs' as const]) : []);
    return { mode: wanted.mode, decisions: { ...wanted.decisions, ...open } };
  };

/** Pulls a client into a file, then pushes that file. */
async function pullAndPush(on: Stage): Promise<void> {
  const live = await readLive(on.gateway, on.target, never);
  const local = fromFile(parseFile(live.textLike()) ?? assert.fail('the pulled file cannot be read'));
  const [result, requests] = await on.during(() => on.push({ local, base: { file: local, live: live.settings } }));
  assert.equal(result.outcome, 'nothing');
  assert.deepEqual(operations(requests), ['Describe'], 'nothing is sent');
  for (const mode of ['merge', 'exact'] as const) {
    const { changes, conflicts } = planPush({ local, live: live.settings }, mode);
    assert.deepEqual([changes, conflicts], [[], []], mode);
  }
}

/** The plan's promise, held against what the server holds: every parameter as planned, and nothing else moved. */
function assertPromise(before: Settings, { plan, after, mismatches }: Pushed, now: Settings): void {
  assert.ok('settings' in after, 'read back');
  assert.deepEqual(mismatches, []);
  const listed = new Set(plan.changes.map(({ name }) => name));
  for (const { name, verdict } of plan.entries) {
    assert.ok(same(name, plan.planned, now), `${name} is as planned`);
    assert.ok(same(name, after.settings, now), `${name} is as told`);
    assert.equal(listed.has(name), !same(name, before, now), `${name} is listed exactly when it changed`);
    if (verdict === 'kept' || verdict === 'changed-there')
      assert.deepEqual(raw(name, now), raw(name, before), `${name} is kept as it was written`);
  }
}

/** A facet as it is written, lists in one order. */
function raw(name: FacetName, settings: Settings): unknown {
  const value = settings[name];
  return [Array.isArray(value) ? [...value].sort() : value, facetOf(settings, name).TokenValidityUnits];
}

/** What a person expects of a merge, told without the planner: what I did not touch stays, what I alone touched is mine. */
function assertMerge({ base, local, decisions }: Triple, before: Settings, now: Settings, { plan }: Pushed): void {
  if (!base) return;
  for (const name of FACETS) {
    const untouched = isDeepStrictEqual(facetOf(local, name), facetOf(base.file, name));
    const changed = local[name] !== undefined && !same(name, local, mentions(base.file, name) ? base.file : base.live);
    const theirs = !same(name, base.live, before);
    if (untouched) assert.ok(same(name, before, now), `${name} was not touched in the file and stays`);
    if (changed && !theirs) assert.ok(same(name, local, now), `${name} was changed in the file only`);
    if (!plan.entries.some((entry) => entry.name === name && entry.verdict === 'conflict')) continue;
    if (decisions[name] === 'theirs') assert.ok(same(name, before, now), `${name}: theirs`);
    if (decisions[name] === 'mine' && local[name] !== undefined) assert.ok(same(name, local, now), `${name}: mine`);
    const lists: unknown[] = [base.live, local, before].map((side) => side[name] ?? BY_DEFAULT[name]);
    if (decisions[name] !== 'both') continue;
    const isKnown = (list: unknown): boolean =>
      Array.isArray(list) && (list.length > 0 || BY_DEFAULT[name] !== undefined);
    const together = lists.every(isKnown) ? both(lists as string[][]) : undefined;
    if (isKnown(together)) assert.deepEqual(asSet(now[name]), together, `${name}: both`);
    else assert.ok(same(name, before, now), `${name}: no list to put together`);
  }
}

/** What AWS documents for lists that are not set. Attribute lists have a default whose items nobody can name; they cannot be merged with it. */
const BY_DEFAULT: { readonly [P in FacetName]?: readonly string[] } = {
  ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
  SupportedIdentityProviders: [],
  CallbackURLs: [],
  LogoutURLs: [],
  AllowedOAuthFlows: [],
  AllowedOAuthScopes: [],
};

const asSet = (list: unknown): string[] => [...((list as string[] | undefined) ?? [])].sort();

/** An item stays when both have it, or when one added it; it goes when one took it away. */
function both([base = [], mine = [], theirs = []]: string[][]): string[] {
  const all = [...new Set([...mine, ...theirs])];
  return all.filter((name) => (base.includes(name) ? mine.includes(name) && theirs.includes(name) : true)).sort();
}

/** One complete request, and nothing but what was planned. */
function assertWire(on: Stage, requests: readonly LoggedRequest[], planned: Settings): void {
  assert.deepEqual(operations(requests), ['Describe', 'Describe', 'Update', 'Describe']);
  assert.deepEqual(requests[2]?.body, { UserPoolId: on.target.userPoolId, ClientId: on.target.clientId, ...planned });
}

interface Counts {
  triples: number;
  accepted: number;
  unchanged: number;
  refused: number;
  conflicts: number;
  resets: number;
  kept: number;
  exact: number;
}

async function playOut(on: Stage, wanted: Triple, count: Counts): Promise<void> {
  on.set(wanted.live);
  await pullAndPush(on);
  const [before, held] = [on.live(), stored(on.local, on.target)];
  const [result, requests] = await on.during(() =>
    on.push({ local: wanted.local, base: wanted.base, decide: deciding(wanted) }),
  );
  assertToldNoSecret(result);
  count.triples += 1;
  if (result.outcome === 'rejected') {
    assert.equal(result.error.kind, 'refused', String(result.error));
    assert.deepEqual(stored(on.local, on.target), held, 'what is refused changes nothing');
    count.refused += 1;
    return;
  }
  if (result.outcome === 'nothing') {
    assert.deepEqual(operations(requests), ['Describe']);
    count.unchanged += 1;
    return;
  }
  assert.equal(result.outcome, 'sent');
  const now = on.live();
  assertWire(on, requests, result.plan.planned);
  assertPromise(before, result, now);
  if (wanted.mode === 'merge') assertMerge(wanted, before, now, result);
  const has = (verdict: string): number => Number(result.plan.entries.some((entry) => entry.verdict === verdict));
  count.accepted += 1;
  count.conflicts += has('conflict');
  count.resets += has('reset');
  count.kept += has('kept');
  count.exact += Number(wanted.mode === 'exact');
}

describe('what a push promises', function () {
  // As long as it takes on a busy machine: what hangs is ended.
  this.timeout(600_000);
  withEnvironment(CREDENTIALS);

  for (const manner of ['replace', 'sticky'] as const) {
    const service = `a service that ${manner === 'replace' ? 'resets' : 'keeps some of'} what is left out`;
    it(`is live afterwards, whatever file and client say (${service})`, async () => {
      const { of, close } = await company(manner);
      const count: Counts = {
        triples: 0,
        accepted: 0,
        unchanged: 0,
        refused: 0,
        conflicts: 0,
        resets: 0,
        kept: 0,
        exact: 0,
      };
      const started = seed();
      try {
        await fc.assert(
          fc.asyncProperty(triple, (it) => playOut(of[it.kind], it, count)),
          { numRuns: TRIPLES, seed: started },
        );
        for (const it of Object.values(of)) assertNoSecret(it.calls, it.said);
      } finally {
        await close();
        const line = `      ${manner}, FLOW_SEED=${started}: ${Object.entries(count)
          .map(([name, n]) => `${n} ${name}`)
          .join(', ')}`;
        assertNoSecret(line);
        console.log(line);
      }
      assert.ok(count.refused < 0.4 * count.triples, 'the generator makes mostly legal pushes');
      for (const name of ['conflicts', 'resets', 'kept', 'exact', 'unchanged'] as const)
        assert.ok(count[name] > 20, `${name} occurred`);
    });
  }

  it('begins with clients that the service takes', async () => {
    const at = await bench();
    try {
      await fc.assert(
        fc.asyncProperty(client, async ({ kind, live }) => {
          await at.create({ ...live, GenerateSecret: kind !== 'app' });
        }),
        { numRuns: 200, seed: seed() },
      );
    } finally {
      await at.close();
    }
  });

  it('is nothing for the demo clients, pulled and pushed unchanged', async () => {
    const local = await startLocalCognito({ seed: 'demo' });
    try {
      for (const clientId of [DEMO.singlePageApp, DEMO.machine, DEMO.mobileApp]) {
        const on = stage(local, { userPoolId: DEMO.poolId, clientId });
        await pullAndPush(on);
        assertNoSecret(on.calls);
        on.close();
      }
    } finally {
      await local.stop();
    }
  });

  it('is nothing where file and client say the same, whatever the base', () => {
    fc.assert(
      fc.property(triple, ({ base, local, live }) => {
        for (const side of [local, live]) {
          const { changes, conflicts } = planPush({ base, local: side, live: side });
          assert.deepEqual([changes, conflicts], [[], []]);
        }
      }),
      { numRuns: 1_000, seed: seed() },
    );
  });
});
