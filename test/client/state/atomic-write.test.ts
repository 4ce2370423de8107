import assert from 'node:assert/strict';
import { statSync, watch } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFileAtomically } from '../../../client/src/state/atomic-write';

describe('a file that is written atomically', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'atomic-write-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('replaces what was there, and leaves nothing else behind', async () => {
    const file = path.join(folder, 'a.json');
    await writeFile(file, 'a longer text than the next one');
    await writeFileAtomically(file, 'new');
    assert.equal(await readFile(file, 'utf8'), 'new');
    assert.deepEqual(await readdir(folder), ['a.json']);
  });

  if (process.platform !== 'win32')
    it('has the permissions that are asked for, whatever the umask', async () => {
      const before = process.umask(0o077);
      try {
        for (const mode of [0o600, 0o644, 0o664, 0o400]) {
          const file = path.join(folder, mode.toString(8));
          await writeFileAtomically(file, '', { mode });
          assert.equal((await stat(file)).mode & 0o777, mode);
        }
      } finally {
        process.umask(before);
      }
    });

  if (process.platform !== 'win32')
    it('never lets others read a private file, not even while it is written', async () => {
      const before = process.umask(0);
      try {
        const seen: number[] = [];
        const file = path.join(folder, 'private');
        // What the file system made of the very first call: a chmod afterwards would be too late.
        const watcher = watch(folder, (_, name) => {
          const found = name === null ? undefined : statSync(path.join(folder, name), { throwIfNoEntry: false });
          if (found) seen.push(found.mode & 0o077);
        });
        await writeFileAtomically(file, 'text', {
          mode: 0o600,
          move: async (temporary) => {
            seen.push((await stat(temporary)).mode & 0o077);
            await rename(temporary, file);
            return true;
          },
        });
        watcher.close();
        assert.deepEqual([...new Set(seen)], [0]);
      } finally {
        process.umask(before);
      }
    });

  it('removes its temporary file when the disk refuses', async () => {
    await mkdir(path.join(folder, 'taken', 'by'), { recursive: true });
    await assert.rejects(writeFileAtomically(path.join(folder, 'taken'), 'text'));
    assert.deepEqual(await readdir(folder), ['taken']);
  });
});
