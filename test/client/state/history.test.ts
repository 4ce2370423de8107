import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBases } from '../../../client/src/state/bases';
import { openHistory, type PushRecord } from '../../../client/src/state/history';
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

  it('lists pushes, newest first, and forgets the oldest beyond two hundred', async () => {
    const history = openHistory(jsonFiles(folder), failed);
    for (let number = 0; number < 205; number++) await history.add(record(number));
    const kept = await history.list();
    assert.equal(kept.length, 200);
    assert.deepEqual([kept[0]?.name, kept.at(-1)?.name], ['client 204', 'client 5']);
    await history.clear();
    assert.deepEqual(await history.list(), []);
  });

  it('lets two windows write at once', async () => {
    const [one, other] = [openHistory(jsonFiles(folder), failed), openHistory(jsonFiles(folder), failed)];
    await Promise.all(Array.from({ length: 20 }, (_, number) => (number % 2 ? one : other).add(record(number))));
    assert.equal((await one.list()).length, 20);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => !name.endsWith('.json')),
      [],
      'nothing half-written is left',
    );
  });

  it('goes on when a record is broken or of another shape', async () => {
    const history = openHistory(jsonFiles(folder), failed);
    await history.add(record(1));
    for (const [name, text] of [
      ['0', '{"when":'],
      ['1', 'null'],
      ['2', '{"when":"x","changes":[]}'],
      ['3', '[]'],
    ] as const)
      await writeFile(path.join(folder, `${name}.json`), text);
    assert.deepEqual(
      (await history.list()).map(({ name }) => name),
      ['client 1'],
    );
  });

  it('says when the disk refuses, and stops nothing', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    await openHistory(jsonFiles(path.join(file, 'below')), failed).add(record(1));
    await openBases(jsonFiles(path.join(file, 'below')), failed).write('file:///a', record(1).target, {
      file: {},
      live: {},
    });
    assert.equal(failures.length, 2);
    assert.deepEqual(await openHistory(jsonFiles(path.join(file, 'below')), failed).list(), []);
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
