// Random pushes that are undone and done again, with a colleague in between. After each step the live client and the file are held against
// a model that knows nothing of the product: which push changed which setting, and to what.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHistory, type KeptRecord } from '../../../../client/src/state/history';
import { jsonFiles } from '../../../../client/src/state/json-files';
import { newFileText } from '../../../../client/src/sync/file-text';
import { runPush, type PushResult } from '../../../../client/src/sync/push-flow';
import { pastSidesOf, textAfterPast, undoable, type PushSource } from '../../../../client/src/sync/undo';
import type { Settings } from '../../../../client/src/sync/settings';
import type { Changes } from '../../../../local-cognito/src';
import { withEnvironment } from '../../aws/environment';
import { differing, meaning, membersOf, NAMES, randomFrom, SETTINGS, type Meaning } from '../../cli/rounds/model';
import { bench } from '../../../local-cognito/helpers';
import { assertNoSecret, CREDENTIALS, seed, stage } from './stage';

const STORIES = Number(process.env['UNDO_STORIES'] ?? 60);
const STEPS = 14;

/** A push as the model knows it. */
interface Push {
  readonly id: string;
  readonly kind: PushSource;
  readonly before: Meaning;
  readonly after: Meaning;
  isUndone: boolean;
}

describe('random pushes that are undone and done again', function () {
  this.timeout(0);
  withEnvironment(CREDENTIALS);

  it('go back one more each time, and touch nothing that others changed since', async () => {
    const first = seed();
    console.log(`      FLOW_SEED=${first}, ${STORIES} stories of ${STEPS} steps`);
    const at = await bench();
    const counts = new Map<string, number>();
    try {
      for (let story = 0; story < STORIES; story++) {
        const clientId = await at.create({ GenerateSecret: true, CallbackURLs: ['https://a.example/'] });
        await tell(stage(at.local, { userPoolId: at.poolId, clientId }), first + story, counts);
      }
    } finally {
      await at.close();
    }
    console.log(`      ${[...counts].map(([what, count]) => `${count} ${what}`).join(', ')}`);
    for (const what of ['pushed', 'undone', 'restored', 'nothing left', 'conflict'])
      assert.ok((counts.get(what) ?? 0) > 3, `${what} occurred: ${counts.get(what) ?? 0}`);
  });
});

type Stage = ReturnType<typeof stage>;

async function tell(at: Stage, storySeed: number, counts: Map<string, number>): Promise<void> {
  const random = randomFrom(storySeed);
  const folder = mkdtempSync(join(tmpdir(), 'cognito-client-undo-'));
  const history = openHistory(
    { finished: jsonFiles(join(folder, 'history')), underWay: jsonFiles(join(folder, 'under-way')) },
    (message) => assert.fail(message),
  );
  const identity = { UserPoolId: at.target.userPoolId, ClientId: at.target.clientId };
  const log: string[] = [];
  const pushes: Push[] = [];
  let [text, moment] = [newFileText(identity, at.live()), 0];
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const live = (): Meaning => meaning(at.live());
  const someValue = (name: string): unknown => random.pick(SETTINGS[name]!.values);

  async function send(kind: PushSource, sides: Pick<Parameters<typeof runPush>[0], 'base' | 'local'>, pastId?: string) {
    const settled = random.pick(['mine', 'theirs'] as const);
    const before = at.live();
    const result: PushResult = await runPush({
      ...sides,
      gateway: at.gateway,
      target: at.target,
      mode: 'merge',
      source: kind,
      decide: async ({ plan, mode }) => {
        if (plan.conflicts.length === 0) return 'push';
        count('conflict');
        return { mode, decisions: Object.fromEntries(plan.conflicts.map(({ name }) => [name, settled])) };
      },
      step: (_, work) => work(new AbortController().signal, () => undefined),
    });
    assertNoSecret(result);
    log.push(
      `  ${kind} ${pastId ?? ''} ${settled}: ${result.outcome} ${JSON.stringify(differing(meaning(before), live()))}`,
    );
    if (result.outcome !== 'sent') return { result, settled };
    assert.ok('settings' in result.after);
    await history.add({
      when: new Date(Date.UTC(2026, 0, 1) + 1000 * ++moment).toISOString(),
      target: at.target,
      region: 'us-east-1',
      name: 'bench',
      before: result.before.settings,
      planned: result.plan.planned,
      after: result.after.settings,
      changes: [],
      outcome: 'as planned',
      ...(kind === 'undo' && { undoes: pastId! }),
      ...(kind === 'restore' && { restores: pastId! }),
    });
    const [newest] = await history.list(at.target);
    pushes.push({ id: newest!.id, kind, before: meaning(before), after: live(), isUndone: false });
    const names = result.plan.changes.map(({ name }) => name);
    if (kind !== 'file') text = textAfterPast(text, names, result.plan.live, result.after.settings) ?? assert.fail();
    return { result, settled };
  }

  async function push(): Promise<void> {
    const edits = Object.fromEntries([1, 2].map(() => random.pick(NAMES)).map((name) => [name, someValue(name)]));
    const now = at.live();
    const local: Settings = { ...now, ...edits };
    const wanted = meaning(local);
    await send('file', { local, base: { file: now, live: now } });
    text = newFileText(identity, local);
    assert.deepEqual(live(), wanted);
    count('pushed');
  }

  /** Does a push of the past again, or takes it back, and holds the result against the model. False: nothing of it was left to do. */
  async function past(kind: 'undo' | 'restore', record: KeptRecord): Promise<boolean> {
    const known = pushes.find(({ id }) => id === record.id) ?? assert.fail('a record that nobody pushed');
    const [from, to] = kind === 'undo' ? [known.after, known.before] : [known.before, known.after];
    const touched = differing(known.before, known.after);
    const [before, file] = [live(), meaning(membersOf(text))];
    const { result, settled } = await send(kind, pastSidesOf(record, kind), record.id);
    for (const name of NAMES) {
      const isTaken = touched.includes(name) && (before[name] === from[name] || settled === 'mine');
      const expected = isTaken ? to[name] : before[name];
      assert.equal(live()[name], expected, `${name} in Cognito`);
      const follows = result.outcome === 'sent' && file[name] === before[name];
      assert.equal(meaning(membersOf(text))[name], follows ? expected : file[name], `${name} in the file`);
    }
    if (result.outcome !== 'sent') return false;
    if (kind === 'undo') known.isUndone = true;
    count(kind === 'undo' ? 'undone' : 'restored');
    return true;
  }

  /** As Undo Last Push: the newest push that can be undone, and the one before where nothing of it is left. */
  async function undo(): Promise<void> {
    const records = undoable(await history.list(at.target));
    const expected = pushes.filter(({ kind, isUndone }) => kind !== 'undo' && !isUndone).map(({ id }) => id);
    assert.deepEqual(
      records.map(({ id }) => id),
      expected.reverse(),
    );
    for (const record of records) if (await past('undo', record)) return;
    count('nothing left');
  }

  function edit(): void {
    const name = random.pick(NAMES);
    text = newFileText(identity, { ...membersOf(text), [name]: someValue(name) } as Settings);
    log.push(`  edit ${name}`);
  }

  function colleague(): void {
    const name = random.pick(NAMES);
    at.local.edit(at.target.userPoolId, at.target.clientId, { [name]: someValue(name) } as Changes);
    log.push(`  colleague ${name}`);
  }

  try {
    for (let step = 0; step < STEPS; step++) {
      const what = random.pick([
        'push',
        'push',
        'undo',
        'undo',
        'undo',
        'restore',
        'restore',
        'colleague',
        'colleague',
        'edit',
      ] as const);
      if (what === 'push') await push();
      else if (what === 'undo') await undo();
      else if (what === 'edit') edit();
      else if (what === 'colleague') colleague();
      else if (pushes.length > 0) await past('restore', random.pick(await history.list(at.target)));
      assertNoSecret(text);
    }
  } catch (error) {
    console.log(`      FLOW_SEED=${storySeed} UNDO_STORIES=1 tells this story again:\n${log.join('\n')}`);
    throw error;
  } finally {
    at.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
