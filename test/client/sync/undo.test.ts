import assert from 'node:assert/strict';
import { settledOutcome } from '../../../client/src/sync/interrupted';
import { planPush } from '../../../client/src/sync/plan';
import type { Settings } from '../../../client/src/sync/settings';
import { ownChanges, pastSidesOf, textAfterPast, undoable, withoutFile } from '../../../client/src/sync/undo';

const BEFORE: Settings = { ClientName: 'web', AuthSessionValidity: 5, LogoutURLs: ['https://a.example/'] };
const PLANNED: Settings = { ...BEFORE, AuthSessionValidity: 8, EnableTokenRevocation: false };

describe('the undo of a push', () => {
  const undo = (live: Settings, after: Settings | undefined = PLANNED): ReturnType<typeof planPush> => {
    const sides = pastSidesOf({ before: BEFORE, planned: PLANNED, ...(after && { after }) }, 'undo');
    return withoutFile(planPush({ ...sides, live }));
  };

  it('changes what the push changed, and nothing else', () => {
    const { changes, planned, conflicts } = undo(PLANNED);
    assert.deepEqual(
      changes.map(({ name, verdict }) => [name, verdict]),
      [
        ['EnableTokenRevocation', 'reset'],
        ['AuthSessionValidity', 'changed'],
      ],
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual([planned.AuthSessionValidity, planned.EnableTokenRevocation], [5, true]);
  });

  it('leaves what was changed since, also what was set for the first time', () => {
    const live = { ...PLANNED, LogoutURLs: ['https://b.example/'], PreventUserExistenceErrors: 'ENABLED' as const };
    const { entries, planned } = undo(live);
    const verdictOf = (name: string): string | undefined => entries.find((entry) => entry.name === name)?.verdict;
    assert.deepEqual(['LogoutURLs', 'PreventUserExistenceErrors', 'ClientName', 'CallbackURLs'].map(verdictOf), [
      'changed-there',
      'changed-there',
      'same',
      'same',
    ]);
    assert.deepEqual(planned.LogoutURLs, ['https://b.example/']);
    assert.equal(planned.PreventUserExistenceErrors, 'ENABLED');
  });

  it('leaves what somebody set at the very moment of the push', () => {
    const after = { ...PLANNED, LogoutURLs: ['https://theirs.example/'] };
    assert.deepEqual(undo(after, after).planned.LogoutURLs, ['https://theirs.example/']);
  });

  it('is a conflict where the same setting was changed again', () => {
    assert.deepEqual(
      undo({ ...PLANNED, AuthSessionValidity: 12 }).conflicts.map(({ name }) => name),
      ['AuthSessionValidity'],
    );
  });

  it('takes back what Cognito stored instead', () => {
    const after = { ...PLANNED, AuthSessionValidity: 15 };
    const { conflicts, planned } = undo(after, after);
    assert.deepEqual([conflicts, planned.AuthSessionValidity], [[], 5]);
  });

  it('works without knowing what was live after the push, and has nothing to do where all is as before', () => {
    const push = { before: BEFORE, planned: PLANNED };
    assert.equal(planPush({ ...pastSidesOf(push, 'undo'), live: PLANNED }).planned.AuthSessionValidity, 5);
    assert.deepEqual(undo(BEFORE).changes, []);
    assert.deepEqual(undo(BEFORE).conflicts, []);
  });

  it('has its counterpart: to do again what a push changed', () => {
    const sides = pastSidesOf({ before: BEFORE, planned: PLANNED }, 'restore');
    const live = { ...BEFORE, LogoutURLs: ['https://b.example/'] };
    const { planned } = planPush({ ...sides, live });
    assert.deepEqual(
      [planned.AuthSessionValidity, planned.EnableTokenRevocation, planned.LogoutURLs],
      [8, false, ['https://b.example/']],
    );
  });
});

describe('what undo takes next', () => {
  const push = (
    id: string,
    undoes?: string,
    outcome = 'as planned',
  ): { id: string; outcome: string; undoes?: string } => ({
    id,
    outcome,
    ...(undoes !== undefined && { undoes }),
  });
  const next = (...records: ReturnType<typeof push>[]): string | undefined => undoable(records)[0]?.id;

  it('is the latest push, then the one before, and never an undo', () => {
    assert.equal(next(push('3'), push('2'), push('1')), '3');
    assert.equal(next(push('4', '3'), push('3'), push('2'), push('1')), '2');
    assert.equal(next(push('5', '2'), push('4', '3'), push('3'), push('2'), push('1')), '1');
    assert.equal(next(push('6'), push('5', '2'), push('4', '3'), push('3'), push('2'), push('1')), '6');
    assert.equal(next(push('7', '6'), push('6'), push('5', '2'), push('4', '3'), push('3'), push('2'), push('1')), '1');
    assert.equal(next(push('2', '1'), push('1')), undefined);
  });

  it('is the same push again when its undo was not applied, or nobody knows', () => {
    for (const outcome of ['not applied', 'not known', 'under way'])
      assert.equal(next(push('2', '1', outcome), push('1')), '1');
  });

  it('is no creation, and nothing that was not applied', () => {
    assert.equal(next(push('3', undefined, 'not applied'), push('2'), push('1', undefined, 'created')), '2');
  });
});

describe('the file of a push that is undone', () => {
  const file = (settings: object): string =>
    `{\n  // our shop\n  "UserPoolId": "us-east-1_a",\n  "ClientId": "1abc",${JSON.stringify(settings).slice(1, -1)}\n}\n`;

  it('gets what the undo changed, keeps its comments, and keeps its own edits', () => {
    const text = file({ AuthSessionValidity: 8, EnableTokenRevocation: false, LogoutURLs: ['https://mine.example/'] });
    const after = textAfterPast(text, ['AuthSessionValidity', 'LogoutURLs'], PLANNED, BEFORE) ?? '';
    assert.ok(after.includes('// our shop') && after.includes('"AuthSessionValidity":5'), after);
    assert.ok(after.includes('https://mine.example/') && after.includes('"EnableTokenRevocation":false'));
  });

  it('mentions again what was removed from it to be reset', () => {
    const reset = { ...BEFORE, LogoutURLs: [] };
    const after = textAfterPast(file({ ClientName: 'web' }), ['LogoutURLs'], reset, BEFORE) ?? '';
    assert.ok(after.includes('https://a.example/'), after);
  });

  it('is left alone when it is no JSON object', () => {
    assert.equal(textAfterPast('{ "half', ['LogoutURLs'], PLANNED, BEFORE), undefined);
  });
});

describe('what the history knows of a change in Cognito', () => {
  const record = (
    id: string,
    before: Settings,
    planned: Settings,
    more: object = {},
  ): Parameters<typeof ownChanges>[0][0] => ({
    id,
    when: `2026-01-0${id}T00:00:00.000Z`,
    outcome: 'as planned',
    before,
    planned,
    ...more,
  });

  it('is the last push from here that changed the setting, if its value is what is live', () => {
    const records = [record('2', PLANNED, BEFORE, { undoes: '1' }), record('1', BEFORE, PLANNED)];
    const known = (live: Settings): unknown[] =>
      [...ownChanges(records, ['AuthSessionValidity', 'LogoutURLs'], live)].map(([name, { id }]) => [name, id]);
    assert.deepEqual(known(BEFORE), [['AuthSessionValidity', '2']]);
    assert.deepEqual(known({ ...BEFORE, AuthSessionValidity: 12 }), [], 'somebody changed it since');
    assert.deepEqual(known(PLANNED), [], 'an older push is not what is live now');
  });

  it('is nothing of a push that was not applied', () => {
    const records = [record('1', BEFORE, PLANNED, { outcome: 'not applied' })];
    assert.equal(ownChanges(records, ['AuthSessionValidity'], PLANNED).size, 0);
  });
});

describe('how an interrupted push ended', () => {
  it('is told by its own changes only', () => {
    const push = { before: BEFORE, planned: PLANNED };
    const others = { LogoutURLs: ['https://b.example/'] };
    assert.equal(settledOutcome(push, { ...PLANNED, ...others }), 'as planned');
    assert.equal(settledOutcome(push, { ...BEFORE, ...others }), 'not applied');
    assert.equal(settledOutcome(push, { ...BEFORE, AuthSessionValidity: 8 }), 'not known');
    assert.equal(settledOutcome(push, { ...PLANNED, AuthSessionValidity: 12 }), 'not known');
  });
});
