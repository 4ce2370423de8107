import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tryLock } from '../../../client/src/state/lock';

describe('a lock of this machine', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cognito-client-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is held by one at most, however many try at once', async () => {
    for (let round = 0; round < 50; round++) {
      const attempts = await Promise.all(Array.from({ length: 8 }, () => tryLock(folder, 'a')));
      const held = attempts.flatMap((attempt) => ('release' in attempt ? [attempt] : []));
      assert.ok(held.length <= 1, String(held.length));
      for (const { release } of held) await release();
      assert.deepEqual(await readdir(folder), []);
    }
  });

  it('is one for each name, says who holds it, and is free when it was released', async () => {
    const [first, other] = [await tryLock(folder, 'a'), await tryLock(folder, 'b')];
    assert.ok('release' in first && 'release' in other);
    assert.deepEqual(await tryLock(folder, 'a'), { heldBy: process.pid });
    await first.release();
    assert.ok('release' in (await tryLock(folder, 'a')));
  });

  it('does not count a process that is gone, nor one of another machine, whose ticket stays', async () => {
    const held = await tryLock(folder, 'a');
    assert.ok('release' in held);
    const [ticket = ''] = await readdir(folder);
    await held.release();
    const [name, machine, , ...rest] = ticket.split('.');
    // No system gives out this id.
    await writeFile(path.join(folder, [name, machine, '4294967', ...rest].join('.')), '');
    const elsewhere = [name, 'elsewher', String(process.pid), ...rest].join('.');
    await writeFile(path.join(folder, elsewhere), '');
    const again = await tryLock(folder, 'a');
    assert.ok('release' in again);
    await again.release();
    assert.deepEqual(await readdir(folder), [elsewhere]);
  });

  it('fails where the folder cannot be written', async () => {
    await writeFile(path.join(folder, 'file'), '');
    await assert.rejects(tryLock(path.join(folder, 'file/below'), 'a'));
  });
});
