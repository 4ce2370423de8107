import assert from 'node:assert/strict';
import { DEMO, startLocalCognito, type Fault, type LocalCognito } from '../../../../local-cognito/src';
import { same } from '../../../../server/src/language/same';
import { FACETS } from '../../../../client/src/sync/facets';
import type { Proposal } from '../../../../client/src/sync/push-flow';
import type { Settings } from '../../../../client/src/sync/settings';
import { withEnvironment } from '../../aws/environment';
import { until } from '../../../local-cognito/helpers';
import { assertNoSecret, assertToldNoSecret, CREDENTIALS, stage, stored, type Stage, type Told } from './stage';

const DESCRIBE = 'DescribeUserPoolClient';
const UPDATE = 'UpdateUserPoolClient';

/** The calls of one push, in order, as they arrive. */
const CALLS = ['first describe', 'second describe', 'update', 'read-back'] as const;
type Call = (typeof CALLS)[number];

type Strike = Pick<Fault, 'kind' | 'applies' | 'delay'>;

/** What the flow says, in the words of the table; the update's column differs from row to row. */
interface Row {
  /** One after the other, each once; the SDK describes again after some of them, and sends an update only once. */
  readonly strikes: readonly Strike[];
  /** How the flow must call the failure of a describe; undefined: the SDK's next attempt heals it. */
  readonly kind: string | undefined;
  /** What must be told when it strikes the update. */
  readonly update: 'nothing was changed' | 'in doubt, live is unchanged' | 'in doubt, live is as planned';
  /** How the failure of the update must be called, where it is not as for a describe. */
  readonly updateKind?: string;
}

const three = (strike: Strike): Strike[] => [strike, strike, strike];

const ROWS: Readonly<Record<string, Row>> = {
  throttled: { strikes: three({ kind: 'throttled' }), kind: 'throttled', update: 'nothing was changed' },
  'throttled once': {
    strikes: [{ kind: 'throttled' }],
    kind: undefined,
    update: 'nothing was changed',
    updateKind: 'throttled',
  },
  '500 before applying': {
    strikes: three({ kind: 'internal-error-before' }),
    kind: 'service',
    update: 'in doubt, live is unchanged',
  },
  '500 after applying': {
    strikes: three({ kind: 'internal-error-after' }),
    kind: 'service',
    update: 'in doubt, live is as planned',
  },
  '500 after applying, once': {
    strikes: [{ kind: 'internal-error-after' }],
    kind: undefined,
    update: 'in doubt, live is as planned',
    updateKind: 'service',
  },
  ConcurrentModification: {
    strikes: [{ kind: 'concurrent-modification' }],
    kind: 'concurrent',
    update: 'nothing was changed',
  },
  'expired credentials': { strikes: [{ kind: 'expired-token' }], kind: 'expired', update: 'nothing was changed' },
  'unknown credentials': {
    strikes: [{ kind: 'unrecognized-client' }],
    kind: 'bad-credentials',
    update: 'nothing was changed',
  },
  'access denied': { strikes: [{ kind: 'access-denied' }], kind: 'denied', update: 'nothing was changed' },
  'not authorized': { strikes: [{ kind: 'not-authorized' }], kind: 'denied', update: 'nothing was changed' },
  'reset before the body': {
    strikes: three({ kind: 'reset-before-body' }),
    kind: 'offline',
    update: 'in doubt, live is unchanged',
  },
  'reset after the body': {
    strikes: three({ kind: 'reset-after-body' }),
    kind: 'offline',
    update: 'in doubt, live is as planned',
  },
  'empty body': { strikes: [{ kind: 'empty-body' }], kind: 'invalid-answer', update: 'in doubt, live is unchanged' },
  'empty body, applied': {
    strikes: [{ kind: 'empty-body', applies: true }],
    kind: 'invalid-answer',
    update: 'in doubt, live is as planned',
  },
  '{} body': { strikes: [{ kind: 'empty-object' }], kind: 'invalid-answer', update: 'in doubt, live is unchanged' },
  '{} body, applied': {
    strikes: [{ kind: 'empty-object', applies: true }],
    kind: 'invalid-answer',
    update: 'in doubt, live is as planned',
  },
  'HTML body': { strikes: [{ kind: 'html-body' }], kind: 'invalid-answer', update: 'in doubt, live is unchanged' },
  'HTML body, applied': {
    strikes: [{ kind: 'html-body', applies: true }],
    kind: 'invalid-answer',
    update: 'in doubt, live is as planned',
  },
  'HTML 502': { strikes: three({ kind: 'html-502' }), kind: 'service', update: 'in doubt, live is unchanged' },
  'HTML 502, applied': {
    strikes: three({ kind: 'html-502', applies: true }),
    kind: 'service',
    update: 'in doubt, live is as planned',
  },
  // An update that was sent again would end in an error that says that nothing was done, although the first attempt did it.
  '500 after applying, then throttled': {
    strikes: [{ kind: 'internal-error-after' }, { kind: 'throttled' }, { kind: 'throttled' }],
    kind: 'throttled',
    update: 'in doubt, live is as planned',
    updateKind: 'service',
  },
  '500 after applying, then ConcurrentModification': {
    strikes: [{ kind: 'internal-error-after' }, { kind: 'concurrent-modification' }],
    kind: 'concurrent',
    update: 'in doubt, live is as planned',
    updateKind: 'service',
  },
  'reset after the body, then expired': {
    strikes: [{ kind: 'reset-after-body' }, { kind: 'expired-token' }],
    kind: 'expired',
    update: 'in doubt, live is as planned',
    updateKind: 'offline',
  },
  'reset after the body, then denied': {
    strikes: [{ kind: 'reset-after-body' }, { kind: 'access-denied' }],
    kind: 'denied',
    update: 'in doubt, live is as planned',
    updateKind: 'offline',
  },
};

/** The file of these pushes: it changes one parameter, resets none, and leaves out most. */
const FILE: Settings = { ClientName: 'renamed', AllowedOAuthScopes: ['reports/export'], EnableTokenRevocation: false };

/** Runs `strike` at the moment from which on the next request of the call's operation is the one that is meant. */
function at(call: Call, local: LocalCognito, strike: () => void): (proposal: Proposal) => 'push' {
  if (call === 'first describe') strike();
  if (call === 'read-back') local.between(strike, { operation: UPDATE });
  return () => {
    if (call === 'second describe' || call === 'update') strike();
    return 'push';
  };
}

const operationOf = (call: Call): string => (call === 'update' ? UPDATE : DESCRIBE);

/** What was told of what is live. */
function claimOf(told: Told): string {
  if (told.outcome === 'rejected') return 'nothing was changed';
  if (told.outcome !== 'sent') return 'nothing was sent';
  const doubt = told.uncertainty ? 'in doubt, ' : '';
  if (!('settings' in told.after)) return told.uncertainty ? 'not known' : 'live is as planned, not read back';
  const { settings } = told.after;
  if (told.mismatches.length === 0) return `${doubt}live is as planned`;
  return FACETS.every((name) => same(name, told.before.settings, settings))
    ? `${doubt}live is unchanged`
    : `${doubt}live is something else`;
}

/** Fails when what was told is not so. `planned`: what a push without a fault leads to. */
function assertTruth(on: Stage, told: Told, before: Record<string, unknown>, was: Settings, planned: Settings): void {
  const now = on.live();
  const is = (side: Settings): boolean => FACETS.every((name) => same(name, side, now));
  assert.ok(is(was) || is(planned), 'nothing is half-done');
  const claim = claimOf(told);
  if (claim === 'nothing was changed' || claim === 'nothing was sent')
    assert.deepEqual(stored(on.local, on.target), before, claim);
  if (claim.endsWith('live is unchanged')) assert.ok(is(was), claim);
  if (claim.includes('as planned')) assert.ok(is(planned), claim);
  if (told.outcome !== 'sent') return;
  assert.ok(is('settings' in told.after ? told.after.settings : now), 'what is told to be live is live');
  assert.deepEqual(
    'settings' in told.after ? told.mismatches : [],
    'settings' in told.after ? FACETS.filter((name) => !same(name, planned, now)) : [],
  );
  assert.ok(
    FACETS.every((name) => same(name, told.before.settings, was)),
    'what was live before can be restored',
  );
}

interface Cell {
  readonly told: Told;
  readonly claim: string;
  readonly requests: readonly string[];
}

const letter: Readonly<Record<string, string>> = { [DESCRIBE]: 'D', [UPDATE]: 'U' };

/** One push with one fault, on a server of its own, and a second push without it. */
async function play(call: Call, arm: (on: Stage) => { strike: () => void; signal?: AbortSignal }): Promise<Cell> {
  const local = await startLocalCognito({ seed: 'demo' });
  const on = stage(local, { userPoolId: DEMO.poolId, clientId: DEMO.machine });
  try {
    const [before, was] = [stored(local, on.target), on.live()];
    const planned = { ...was, ...FILE };
    const { strike, signal } = arm(on);
    const [told, requests] = await on.during(() =>
      on.push({ local: FILE, decide: at(call, local, strike), ...(signal && { signal }) }),
    );
    assertTruth(on, told, before, was, planned);
    assertToldNoSecret(told);
    local.clearFaults();
    const again = await on.push({ local: FILE });
    assert.match(claimOf(again), /^(live is as planned|nothing was sent)$/, 'the retry succeeds');
    for (const name of FACETS) assert.ok(same(name, planned, on.live()), `${name} is as planned after the retry`);
    assertNoSecret(on.calls, on.said);
    return { told, claim: claimOf(told), requests: requests.map(({ operation }) => letter[operation] ?? operation) };
  } finally {
    await end(on);
  }
}

function end(on: Stage): Promise<void> {
  on.close();
  return on.local.stop();
}

const strikes = (call: Call, row: Row) => (on: Stage) => ({
  strike: () => {
    for (const fault of row.strikes) on.local.inject({ ...fault, operation: operationOf(call), times: 1 });
  },
});

/** The requests that must arrive: those up to the call that is struck, its attempts, and what follows. */
function expectedRequests(call: Call, row: Row, claim: string): string {
  const attempts = call === 'update' ? 1 : row.strikes.length + (row.kind === undefined ? 1 : 0);
  const index = CALLS.indexOf(call);
  const before = ['D', 'D', 'U', 'D'].slice(0, index).join('');
  // What is not there after a lost answer is looked for twice.
  const again = call === 'update' && claim === 'in doubt, live is unchanged' ? 'D' : '';
  const ends = claim === 'nothing was changed' || call === 'read-back';
  return (
    before +
    (call === 'update' ? 'U' : 'D').repeat(attempts) +
    (ends ? '' : ['D', 'D', 'U', 'D'].slice(index + 1).join('')) +
    again
  );
}

function expectedClaim(call: Call, { kind, update }: Row): string {
  if (call === 'update') return update;
  if (kind === undefined) return 'live is as planned';
  return call === 'read-back' ? 'live is as planned, not read back' : 'nothing was changed';
}

/** The kind of the error that was told, if any. */
function kindOf(told: Told): string | undefined {
  if (told.outcome === 'rejected') return told.error.kind;
  if (told.outcome !== 'sent') return undefined;
  return told.uncertainty?.kind ?? ('settings' in told.after ? undefined : told.after.kind);
}

function table(rows: ReadonlyMap<string, readonly string[]>): string {
  const all = [['fault', ...CALLS], ...[...rows].map(([fault, cells]) => [fault, ...cells])];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) => `      ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

describe('a push that meets a fault', function () {
  this.timeout(60_000);
  withEnvironment(CREDENTIALS);
  const seen = new Map<string, readonly string[]>();
  after(() => {
    const text = table(seen);
    assertNoSecret(text);
    console.log(text);
  });
  const remember = (fault: string, cells: readonly Cell[]): void => {
    seen.set(
      fault,
      cells.map(({ told, claim }) => [claim, kindOf(told)].filter(Boolean).join(': ')),
    );
  };

  for (const [fault, row] of Object.entries(ROWS)) {
    it(`${fault}: tells what is live, does nothing by halves, and can be repeated`, async () => {
      const cells = await Promise.all(CALLS.map((call) => play(call, strikes(call, row))));
      remember(fault, cells);
      for (const [index, call] of CALLS.entries()) {
        const { claim, told, requests } = cells[index] ?? assert.fail();
        assert.equal(claim, expectedClaim(call, row), call);
        assert.equal(kindOf(told), call === 'update' ? (row.updateKind ?? row.kind) : row.kind, call);
        assert.equal(
          requests.join(''),
          expectedRequests(call, row, claim),
          `${call}: the fault struck this call and no other`,
        );
      }
    });
  }

  it('slow answer, cancelled: nothing was changed before the update went out; after that the push runs to its end', async () => {
    const cells = await Promise.all(
      CALLS.map((call) => {
        const cancel = new AbortController();
        // Before the update a request hangs until it is cancelled; after it, for as long as it takes to see that it is not.
        const delay = CALLS.indexOf(call) < 2 ? 60_000 : 50;
        return play(call, ({ local }) => ({
          signal: cancel.signal,
          strike: () => {
            local.inject({ kind: 'slow', delay, operation: operationOf(call), times: 1 });
            const count = (): number =>
              local.requests.filter(({ operation }) => operation === operationOf(call)).length;
            const [arrived, cancelled] = [count(), (): void => cancel.abort()];
            void until(() => count() > arrived).then(cancelled);
          },
        }));
      }),
    );
    remember('slow, cancelled', cells);
    assert.deepEqual(
      cells.map(({ claim }) => claim),
      ['nothing was changed', 'nothing was changed', 'live is as planned', 'live is as planned'],
    );
    assert.deepEqual(
      cells.map(({ told }) => kindOf(told)),
      ['cancelled', 'cancelled', undefined, undefined],
    );
    assert.deepEqual(
      cells.map(({ requests }) => requests.join('')),
      ['D', 'DD', 'DDUD', 'DDUD'],
    );
  });

  it('cancelled while the second describe is answered: rejects as cancelled and sends nothing', async () => {
    const local = await startLocalCognito({ seed: 'demo' });
    const cancel = new AbortController();
    let described = 0;
    const on = stage(local, { userPoolId: DEMO.poolId, clientId: DEMO.machine }, ({ operation }) => {
      described += Number(operation === DESCRIBE);
      if (described === 2) cancel.abort();
    });
    const [told, requests] = await on
      .during(() => on.push({ local: FILE, signal: cancel.signal }))
      .finally(() => end(on));
    assert.deepEqual([told.outcome, kindOf(told)], ['rejected', 'cancelled']);
    assert.deepEqual(
      requests.map(({ operation }) => operation),
      [DESCRIBE, DESCRIBE],
    );
  });

  it('cancelled in the dialogue: sends nothing and says so', async () => {
    const local = await startLocalCognito({ seed: 'demo' });
    const on = stage(local, { userPoolId: DEMO.poolId, clientId: DEMO.machine });
    const [told, requests] = await on
      .during(() => on.push({ local: FILE, decide: () => 'cancel' }))
      .finally(() => end(on));
    assert.equal(told.outcome, 'cancelled');
    assert.deepEqual(
      requests.map(({ operation }) => operation),
      [DESCRIBE],
    );
  });
});
