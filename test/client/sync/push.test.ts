import assert from 'node:assert/strict';
import type { GatewayError } from '../../../client/src/aws/gateway';
import type { Changes } from '../../../local-cognito/src';
import { pushSummaryOf, formatNothingToPush, type PushSummary } from '../../../client/src/sync/outcome';
import type { Base } from '../../../client/src/sync/plan';
import type { Proposal, Pushed } from '../../../client/src/sync/push-flow';
import type { Settings } from '../../../client/src/sync/settings';
import { withEnvironment } from '../aws/environment';
import { CREDENTIALS, stage, type Ask, type Stage, type Told } from './flow/stage';
import { bench, type Bench } from '../../local-cognito/helpers';

const UPDATE = 'UpdateUserPoolClient';
const START: Settings = {
  ClientName: 'web',
  AuthSessionValidity: 5,
  CallbackURLs: ['https://a.example/cb'],
  // What the service shows of every client.
  RefreshTokenValidity: 30,
  AllowedOAuthFlowsUserPoolClient: false,
  EnableTokenRevocation: true,
  EnablePropagateAdditionalUserContextData: false,
};
const BASE: Base = { file: START, live: START };
const RENAMED: Settings = { ...START, ClientName: 'shop' };

describe('a push, from the first look to what is told of it', () => {
  withEnvironment(CREDENTIALS);
  let at: Bench;
  let on: Stage;
  let asked: Proposal[];

  beforeEach(async () => {
    at = await bench();
    on = stage(at.local, { userPoolId: at.poolId, clientId: await at.create() });
    on.set(START);
    asked = [];
  });
  afterEach(async () => {
    on.close();
    await at.close();
  });

  const push = (ask: Ask): Promise<Told> =>
    on.push({
      ...ask,
      decide: async (proposal) => {
        asked.push(proposal);
        return ask.decide ? ask.decide(proposal) : 'push';
      },
    });
  const colleague = (changes: Changes): void => at.local.edit(on.target.userPoolId, on.target.clientId, changes);
  const endingAfter = (told: Told): PushSummary =>
    pushSummaryOf(sent(told), (error) => `Because: ${(error as GatewayError).kind}.`);

  it('sends what was agreed on, says so, and says what it does', async () => {
    const told = await push({ local: RENAMED, base: BASE });
    assert.deepEqual(endingAfter(told), {
      kind: 'as-planned',
      message: 'shop is live as planned.',
      changes: ['ClientName: web → shop'],
      mismatches: [],
      lost: [],
      behind: false,
    });
    assert.deepEqual(on.said, [
      'making sure that nobody changed it meanwhile',
      'updating',
      'reading back what is live now',
    ]);
    assert.deepEqual(
      [asked.length, asked[0]?.moved, sent(told).unexpected, sent(told).uncertainty],
      [1, [], [], undefined],
    );
    assert.ok(sent(told).requestId, 'the id that AWS support asks for');
    assert.equal(on.live().ClientName, 'shop');
  });

  it('carries a default that somebody wrote out while it was looked at', async () => {
    const told = await push({
      local: RENAMED,
      base: BASE,
      decide: () => {
        colleague({ PreventUserExistenceErrors: 'LEGACY' });
        return 'push';
      },
    });
    assert.equal(asked.length, 1, 'it means the same: nothing to ask again');
    assert.deepEqual([endingAfter(told).kind, on.live().PreventUserExistenceErrors], ['as-planned', 'LEGACY']);
  });

  it('asks nothing and sends nothing where the file says what is live', async () => {
    const [told, requests] = await on.during(() => push({ local: START, base: BASE }));
    assert.equal(told.outcome, 'nothing');
    assert.deepEqual([asked.length, requests.length], [0, 1]);
    assert.deepEqual(told.outcome === 'nothing' && formatNothingToPush(told), {
      message: 'Nothing to push: web is already what the file says.',
      behind: 0,
      kept: 0,
    });
  });

  it('says how much the file leaves out, and how far it is behind', async () => {
    const words = async (ask: Ask): Promise<string> => {
      const told = await push(ask);
      return told.outcome === 'nothing' ? formatNothingToPush(told).message : told.outcome;
    };
    const { ClientName: _name, AuthSessionValidity: _session, ...rest } = START;
    assert.equal(
      await words({ local: rest }),
      'Nothing to push: web is already what the file says. 2 settings that it leaves out keep their live value.',
    );
    colleague({ AuthSessionValidity: 9 });
    assert.equal(
      await words({ local: START, base: BASE }),
      'Nothing to push: you have not changed this file since the last pull or push. In Cognito, 1 setting of web changed since then: AuthSessionValidity: 5 → 9.',
    );
    const told = await push({ local: RENAMED, base: BASE });
    assert.equal(endingAfter(told).behind, true, 'the file is behind in the session, and the push left it as it was');
    assert.equal(on.live().AuthSessionValidity, 9);
  });

  it('sends nothing while a conflict is not settled, and goes back to it however often it is told to push', async () => {
    colleague({ ClientName: 'theirs' });
    const [told, requests] = await on.during(() =>
      push({ local: RENAMED, base: BASE, decide: () => (asked.length < 3 ? 'push' : 'cancel') }),
    );
    assert.equal(told.outcome, 'cancelled');
    assert.deepEqual([asked.length, asked.map(({ moved }) => moved), requests.length], [3, [[], [], []], 1]);
    const settled = await push({
      local: RENAMED,
      base: BASE,
      decide: ({ mode, plan }) => (plan.conflicts.length > 0 ? { mode, decisions: { ClientName: 'mine' } } : 'push'),
    });
    assert.equal(endingAfter(settled).kind, 'as-planned');
    assert.equal(on.live().ClientName, 'shop');
  });

  it('comes back with a new plan, and says what moved, when somebody changed the client while it was looked at', async () => {
    const told = await push({
      local: RENAMED,
      base: BASE,
      decide: () => {
        if (asked.length > 1) return 'push';
        colleague({ LogoutURLs: ['https://theirs.example/'] });
        return 'push';
      },
    });
    assert.deepEqual(
      asked.map(({ moved, mode, decisions }) => [moved, mode, decisions]),
      [
        [[], 'merge', {}],
        [['LogoutURLs: + https://theirs.example/'], 'merge', {}],
      ],
    );
    assert.equal(endingAfter(told).kind, 'as-planned');
    assert.deepEqual(
      sent(told).before.settings.LogoutURLs,
      ['https://theirs.example/'],
      'what was live before can be restored',
    );
    assert.deepEqual(on.live().LogoutURLs, ['https://theirs.example/'], 'what somebody else set is still there');
  });

  it('keeps a settled conflict whose live value did not move, and opens again one that moved', async () => {
    colleague({ ClientName: 'theirs', AuthSessionValidity: 9 });
    const settled = { ClientName: 'mine', AuthSessionValidity: 'theirs' } as const;
    const told = await push({
      local: { ...RENAMED, AuthSessionValidity: 7 },
      base: BASE,
      decide: ({ mode, plan }) => {
        if (asked.length === 1) return { mode, decisions: settled };
        if (asked.length > 2) return 'cancel';
        assert.equal(plan.conflicts.length, 0);
        colleague({ AuthSessionValidity: 11, LogoutURLs: ['https://theirs.example/'] });
        return 'push';
      },
    });
    assert.equal(told.outcome, 'cancelled');
    assert.deepEqual(
      asked.map(({ decisions, plan }) => [decisions, plan.conflicts.map(({ name }) => name)]),
      [
        [{}, ['ClientName', 'AuthSessionValidity']],
        [settled, []],
        [{ ClientName: 'mine' }, ['AuthSessionValidity']],
      ],
    );
    assert.deepEqual(asked[2]?.moved, ['LogoutURLs: + https://theirs.example/', 'AuthSessionValidity: 9 → 11']);
  });

  it('forgets that somebody was there once another plan is asked for', async () => {
    const ways = ['push', { mode: 'exact', decisions: {} }, 'cancel'] as const;
    await push({
      local: RENAMED,
      base: BASE,
      decide: () => {
        if (asked.length === 1) colleague({ LogoutURLs: ['https://theirs.example/'] });
        return ways[asked.length - 1] ?? 'cancel';
      },
    });
    assert.deepEqual(
      asked.map(({ moved, mode }) => [moved, mode]),
      [
        [[], 'merge'],
        [['LogoutURLs: + https://theirs.example/'], 'merge'],
        [[], 'exact'],
      ],
    );
  });

  it('tells what is there instead of what was planned', async () => {
    at.local.between(
      () => at.local.between(() => colleague({ ClientName: 'theirs' }), { operation: 'DescribeUserPoolClient' }),
      { operation: UPDATE },
    );
    assert.deepEqual(endingAfter(await push({ local: RENAMED, base: BASE })), {
      kind: 'stored-otherwise',
      message: 'theirs was updated, but what is live now is not what was planned.',
      changes: ['ClientName: web → shop'],
      mismatches: ['ClientName: theirs instead of shop'],
      lost: [],
      behind: false,
    });
  });

  it('knows an update that did nothing, although Cognito said yes, and one that was half overwritten', async () => {
    const afterwards = (run: () => void): void =>
      at.local.between(() => at.local.between(run, { operation: 'DescribeUserPoolClient' }), { operation: UPDATE });
    afterwards(() => colleague({ ClientName: 'web' }));
    assert.deepEqual(
      [endingAfter(await push({ local: RENAMED, base: BASE }))].map(({ kind, mismatches }) => [kind, mismatches]),
      [['stored-otherwise', ['ClientName: web instead of shop']]],
    );
    afterwards(() => colleague({ ClientName: 'theirs', RefreshTokenRotation: { Feature: 'DISABLED' } }));
    assert.equal(
      endingAfter(await push({ local: RENAMED, base: BASE })).kind,
      'stored-otherwise',
      'what is otherwise comes before what appeared',
    );
    on.set(START);
    at.local.inject({ kind: 'internal-error-after', operation: UPDATE, times: 1 });
    afterwards(() => colleague({ ClientName: 'theirs' }));
    const third = endingAfter(await push({ local: RENAMED, base: BASE }));
    assert.equal(third.kind, 'not-known', 'a value that neither side had tells nothing of the update');
    assert.match(
      third.message,
      /^Cognito answered the update of web with an error \(.+\), and it is not known whether it was applied\. Not as planned: ClientName: theirs instead of shop\. Look at the plan again/,
    );
  });

  it('calls nothing new that was sent', async () => {
    const told = await push({ local: { ...RENAMED, PreventUserExistenceErrors: 'LEGACY' } });
    assert.deepEqual(
      [on.live().PreventUserExistenceErrors, sent(told).unexpected, endingAfter(told).kind],
      ['LEGACY', [], 'as-planned'],
    );
  });

  it('plans again when a setting came that this version does not know: an update cannot carry it', async () => {
    const told = await push({
      local: RENAMED,
      base: BASE,
      decide: () => {
        if (asked.length > 1) return 'cancel';
        colleague({ NewThing: 1 } as Changes);
        return 'push';
      },
    });
    assert.deepEqual(
      [told.outcome, asked.map(({ moved, live }) => [moved, live.unknown])],
      [
        'cancelled',
        [
          [[], []],
          [['Not known to this version: none → NewThing'], ['NewThing']],
        ],
      ],
    );
  });

  it('tells of a setting that appeared: somebody may have been overwritten in the gap', async () => {
    at.local.between(() => colleague({ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } }), {
      operation: UPDATE,
    });
    const told = await push({ local: RENAMED, base: BASE });
    const { kind, message } = endingAfter(told);
    assert.equal(kind, 'unexpected');
    assert.match(message, /^shop is live as planned\. Cognito now also shows RefreshTokenRotation, which was not sent/);
  });

  it('finds out what became of an update whose answer was lost', async () => {
    at.local.inject({ kind: 'internal-error-after', operation: UPDATE, times: 1 });
    const applied = endingAfter(await push({ local: RENAMED, base: BASE }));
    assert.deepEqual(
      [applied.kind, applied.message],
      ['as-planned', 'shop is live as planned, although Cognito answered with an error.'],
    );
    at.local.inject({ kind: 'internal-error-before', operation: UPDATE, times: 1 });
    const lost = endingAfter(
      await push({ local: { ...RENAMED, ClientName: 'third' }, base: { file: RENAMED, live: RENAMED } }),
    );
    assert.equal(lost.kind, 'not-applied');
    assert.match(
      lost.message,
      /^Cognito answered the update of shop with an error \(.+\)\. None of your changes is live so far: most likely the update was not applied\. Look at the plan again before you push again\.$/,
    );
  });

  /** What a colleague does once the update has arrived, before what is live is read back. */
  const afterUpdate = (run: () => void): void =>
    at.local.between(() => at.local.between(run, { operation: 'DescribeUserPoolClient' }), { operation: UPDATE });

  it('tells an update that was not applied from one that was, whatever a second writer does at that moment', async () => {
    const theirs = { LogoutURLs: ['https://theirs.example/'] };
    at.local.inject({ kind: 'reset-after-body', applies: false, operation: UPDATE, times: 1 });
    afterUpdate(() => colleague(theirs));
    const lost = endingAfter(await push({ local: RENAMED, base: BASE }));
    assert.deepEqual([lost.kind, lost.mismatches, on.live().ClientName], ['not-applied', [], 'web']);
    assert.match(
      lost.message,
      /^The answer to the update of web was lost \(.+\)\. None of your changes is live so far: most likely the update was not applied\. Something else changed at the same moment: LogoutURLs: \+ https:\/\/theirs\.example\/\. Look at the plan again before you push again\.$/,
    );
    on.set(START);
    at.local.inject({ kind: 'reset-after-body', operation: UPDATE, times: 1 });
    afterUpdate(() => colleague(theirs));
    const applied = endingAfter(await push({ local: RENAMED, base: BASE }));
    assert.deepEqual(
      [applied.kind, applied.message, applied.mismatches],
      [
        'stored-otherwise',
        "All your changes of web are live, although Cognito's answer was lost. Something else is not as planned.",
        ['LogoutURLs: https://theirs.example/ instead of not set'],
      ],
    );
  });

  it('does not know what became of an update of which a part is live', async () => {
    at.local.inject({ kind: 'reset-after-body', operation: UPDATE, times: 1 });
    afterUpdate(() => colleague({ AuthSessionValidity: 5 }));
    const told = endingAfter(await push({ local: { ...RENAMED, AuthSessionValidity: 7 }, base: BASE }));
    assert.equal(told.kind, 'not-known');
    assert.match(told.message, /As planned: ClientName\. Not as planned: AuthSessionValidity: .*5.* instead of .*7/);
  });

  it('looks a second time before it says that an update was not applied: it may still arrive', async () => {
    at.local.inject({ kind: 'reset-before-body', operation: UPDATE, times: 1 });
    let waited = 0;
    const arrives = (): void => {
      waited += 1;
      colleague({ ClientName: 'shop' });
    };
    const told = await push({ local: RENAMED, base: BASE, pause: arrives });
    const { kind, message } = endingAfter(told);
    assert.deepEqual(
      [kind, message, waited],
      ['as-planned', "shop is live as planned, although Cognito's answer was lost.", 1],
    );
    assert.deepEqual(on.said.slice(-3), [
      'reading back what is live now',
      'waiting for an update whose answer was lost',
      'reading back what is live now',
    ]);
  });

  it('does not know what is live when the second look fails', async () => {
    at.local.inject({ kind: 'reset-before-body', operation: UPDATE, times: 1 });
    const pause = (): void => at.local.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient', times: 1 });
    assert.equal(endingAfter(await push({ local: RENAMED, base: BASE, pause })).kind, 'not-known');
  });

  it('says that the file is what is live only where it is', async () => {
    const words = async (ask: Ask): Promise<string> => {
      const told = await push(ask);
      return told.outcome === 'nothing' ? formatNothingToPush(told).message : told.outcome;
    };
    const own = { ...START, AuthSessionValidity: 7 };
    colleague({ AuthSessionValidity: 9 });
    assert.equal(
      await words({
        local: own,
        base: BASE,
        decide: ({ mode }) => ({ mode, decisions: { AuthSessionValidity: 'theirs' } }),
      }),
      'Nothing to push: the file changes nothing in web. Settled as it is live: AuthSessionValidity.',
    );
    assert.equal(
      await words({ local: own, base: { file: own, live: { ...START, AuthSessionValidity: 9 } } }),
      'Nothing to push: the file changes nothing in web. The file differs, as it did after the last pull or push: AuthSessionValidity.',
    );
    const { ClientName: _, ...nameless } = START;
    colleague({ AuthSessionValidity: 5 });
    assert.equal(
      await words({ local: nameless, base: BASE }),
      'Nothing to push: web is already what the file says. Not in the file, but an update cannot take it away: ClientName.',
    );
  });

  it('says that it does not know what is live when reading back fails, and what it knows of the update', async () => {
    const blind = (): void =>
      at.local.between(
        () => at.local.inject({ kind: 'access-denied', operation: 'DescribeUserPoolClient', times: 1 }),
        { operation: UPDATE },
      );
    blind();
    const told = await push({ local: RENAMED, base: BASE });
    assert.deepEqual([sent(told).mismatches, sent(told).unexpected], [[], []]);
    assert.match(pushSummaryOf(sent(told), () => '').message, /but reading back what is live failed\.$/);
    const accepted = endingAfter(told);
    assert.deepEqual(
      [accepted.kind, accepted.message, accepted.mismatches],
      ['not-known', 'Cognito accepted the update of web, but reading back what is live failed. Because: denied.', []],
    );
    blind();
    at.local.inject({ kind: 'internal-error-after', operation: UPDATE, times: 1 });
    const lost = endingAfter(
      await push({ local: { ...RENAMED, ClientName: 'third' }, base: { file: RENAMED, live: RENAMED } }),
    );
    assert.deepEqual(
      [lost.kind, lost.message],
      [
        'not-known',
        'It is not known whether the update of shop was applied: its answer was lost, and reading back what is live failed. Because: denied.',
      ],
    );
  });

  it('rejects with what the service refused; nothing was changed', async () => {
    const told = await push({ local: { ...START, AuthSessionValidity: 99 }, base: BASE });
    assert.equal(told.outcome === 'rejected' && told.error.kind, 'refused');
    assert.equal(on.live().AuthSessionValidity, 5);
  });

  it('sends nothing once it was cancelled, also between the looks', async () => {
    const cancel = new AbortController();
    const [told, requests] = await on.during(() =>
      push({
        local: RENAMED,
        base: BASE,
        signal: cancel.signal,
        decide: () => {
          cancel.abort();
          return 'push';
        },
      }),
    );
    assert.equal(told.outcome === 'rejected' && told.error.kind, 'cancelled');
    assert.ok(requests.every(({ operation }) => operation !== UPDATE));
  });

  it('sends nothing when it was cancelled in the moment in which the last look ended', async () => {
    const cancel = new AbortController();
    let looks = 0;
    const watched = stage(at.local, on.target, ({ operation }) => {
      if (operation === 'DescribeUserPoolClient' && ++looks === 2) cancel.abort();
    });
    const [told, requests] = await watched.during(() =>
      watched.push({ local: RENAMED, base: BASE, signal: cancel.signal }),
    );
    watched.close();
    assert.deepEqual(
      [told.outcome === 'rejected' && told.error.kind, looks, requests.filter(({ operation }) => operation === UPDATE)],
      ['cancelled', 2, []],
    );
  });
});

function sent(told: Told): Pushed {
  if (told.outcome === 'sent') return told;
  return assert.fail(`not sent: ${told.outcome}${told.outcome === 'rejected' ? ` ${told.error.message}` : ''}`);
}
