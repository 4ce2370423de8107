import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openBases } from '../../../client/src/state/bases';
import { openHistory, type History, type PushRecord } from '../../../client/src/state/history';
import { jsonFiles } from '../../../client/src/state/json-files';

const record = (number: number): PushRecord => ({
  when: new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString(),
  target: { userPoolId: 'us-east-1_a', clientId: '1abc' },
  region: 'us-east-1',
  name: `client ${number}`,
  before: { AuthSessionValidity: 3 },
  planned: { AuthSessionValidity: 5 },
  after: { AuthSessionValidity: 5 },
  changes: ['AuthSessionValidity: 3 → 5'],
  outcome: 'as planned',
});

describe('what is kept in storage', () => {
  let folder: string;
  const failures: string[] = [];
  const failed = (message: string): void => {
    failures.push(message);
  };
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cognito-storage-'));
    failures.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const open = (at = folder, earlier?: string): History =>
    openHistory(
      {
        finished: jsonFiles(path.join(at, 'history')),
        underWay: jsonFiles(path.join(at, 'under-way')),
        ...(earlier !== undefined && { earlier: jsonFiles(earlier) }),
      },
      failed,
    );

  it('lists pushes, newest first, and forgets the oldest of a client beyond two hundred', async () => {
    const history = open();
    const quiet = { ...record(1), target: { userPoolId: 'us-east-1_a', clientId: 'quiet' }, name: 'quiet client' };
    await history.add(quiet);
    for (let number = 2; number < 207; number++) await history.add(record(number));
    const kept = await history.list();
    assert.equal(kept.length, 201);
    assert.deepEqual([kept[0]?.name, kept.at(-2)?.name, kept.at(-1)?.name], ['client 206', 'client 7', 'quiet client']);
    assert.deepEqual(
      (await history.list(quiet.target)).map(({ name }) => name),
      ['quiet client'],
      'a client that is pushed often pushes out no other',
    );
    await history.clear();
    assert.deepEqual(await history.list(), []);
  });

  it('lets two windows write at once', async () => {
    const [one, other] = [open(), open()];
    await Promise.all(Array.from({ length: 20 }, (_, number) => (number % 2 ? one : other).add(record(number))));
    assert.equal((await one.list()).length, 20);
    assert.deepEqual(
      (await readdir(path.join(folder, 'history'))).filter((name) => !name.endsWith('.json')),
      [],
      'nothing half-written is left',
    );
  });

  it('goes on when a record is broken or of another shape', async () => {
    const history = open();
    await history.add(record(1));
    for (const [name, text] of [
      ['0', '{"when":'],
      ['1', 'null'],
      ['2', '{"when":"x","changes":[]}'],
      ['3', '[]'],
    ] as const)
      await writeFile(path.join(folder, 'history', `${name}.json`), text);
    assert.deepEqual(
      (await history.list()).map(({ name }) => name),
      ['client 1'],
    );
  });

  it('says when the disk refuses, and stops nothing', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    await open(path.join(file, 'below')).add(record(1));
    await openBases(jsonFiles(path.join(file, 'below')), failed).write('file:///a', record(1).target, {
      file: {},
      live: {},
    });
    assert.equal(failures.length, 2);
    assert.deepEqual(await open(path.join(file, 'below')).list(), []);
    await assert.rejects(
      open(path.join(file, 'below')).begin(record(1)),
      'a push without a record is said before it is sent',
    );
  });

  it('takes over once what an earlier version kept for one window', async () => {
    const earlier = jsonFiles(path.join(folder, 'workspace'));
    await earlier.write('20260101000001000-abc123', record(1));
    await earlier.write('20260101000003000-abc124', record(3));
    await open().add(record(2));
    const names = async (): Promise<string[]> =>
      (await open(folder, path.join(folder, 'workspace')).list(record(1).target)).map(({ name }) => name);
    assert.deepEqual(await names(), ['client 3', 'client 2', 'client 1']);
    assert.deepEqual(await earlier.names(), []);
    assert.deepEqual(await names(), ['client 3', 'client 2', 'client 1']);
  });

  describe('of a push that is under way', () => {
    const begunAt = (seconds: number): PushRecord => ({ ...record(seconds), when: new Date().toISOString() });

    it('has a record before its end, which is no news while its window lives', async () => {
      const [history, other] = [open(), open()];
      const id = await history.begin(begunAt(1));
      for (const window of [history, other]) {
        assert.deepEqual(
          (await window.list()).map(({ outcome, id: kept }) => [outcome, kept]),
          [['under way', id]],
        );
      }
      assert.deepEqual(await history.abandoned(), []);
      await history.finish(id, begunAt(1));
      assert.deepEqual(
        (await other.list()).map(({ outcome }) => outcome),
        ['as planned'],
      );
      await history.drop(await history.begin(begunAt(2)));
      assert.equal((await other.list()).length, 1);
    });

    it('is abandoned when the process of its window has ended', async () => {
      await promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        path.join(__dirname, 'interrupted-writer.ts'),
        folder,
      ]);
      const history = open();
      const [left] = await history.abandoned();
      assert.deepEqual([left?.name, left?.outcome], ['cut off', 'under way']);
      await history.finish(left?.id ?? '', { ...record(1), outcome: 'not applied', isInterrupted: true });
      assert.deepEqual(await history.abandoned(), []);
      assert.deepEqual(
        (await history.list()).map(({ outcome, isInterrupted }) => [outcome, isInterrupted]),
        [['not applied', true]],
      );
    });

    it('counts as finished when the window ended between its two writes', async () => {
      const history = open();
      const id = await history.begin(begunAt(1));
      const left = path.join(folder, 'under-way', `${id}.json`);
      const text = await readFile(left, 'utf8');
      await history.finish(id, begunAt(1));
      await writeFile(left, text);
      assert.deepEqual(
        (await open().list()).map(({ outcome }) => outcome),
        ['as planned'],
      );
    });
  });

  it('leaves nothing half-written behind when a write fails', async () => {
    await mkdir(path.join(folder, 'taken.json'));
    await assert.rejects(jsonFiles(folder).write('taken', {}));
    assert.deepEqual(await readdir(folder), ['taken.json']);
  });

  it('keeps a base for each file and client, and a broken one aside when it is written anew', async () => {
    const bases = openBases(jsonFiles(folder), failed);
    const { target } = record(1);
    const base = { file: { ClientName: 'web' }, live: { ClientName: 'web', AuthSessionValidity: 5 } };
    await bases.write('file:///a', target, base);
    assert.deepEqual(await bases.read('file:///a', target), base);
    assert.equal(await bases.read('file:///b', target), undefined);
    assert.equal(await bases.read('file:///a', { ...target, clientId: 'other' }), undefined);
    const [name] = await readdir(folder);
    assert.ok(!(await readFile(path.join(folder, name ?? ''), 'utf8')).includes('file:///a'), 'no path in the store');
    const whole = await readFile(path.join(folder, name ?? ''), 'utf8');
    for (const broken of [whole.slice(0, -9), '', 'null', '[]', '{"file":7}', '{"file":{},"live":[]}']) {
      await writeFile(path.join(folder, name ?? ''), broken);
      assert.equal(await bases.read('file:///a', target), 'unreadable', broken);
      await bases.write('file:///a', target, base);
      assert.deepEqual(await bases.read('file:///a', target), base);
      const aside = (name ?? '').replace('.json', '.broken.json');
      assert.deepEqual((await readdir(folder)).sort(), [aside, name].sort());
      assert.equal(await readFile(path.join(folder, aside), 'utf8'), broken, 'nothing of it is lost');
    }
    assert.deepEqual(failures, []);
  });
});
