// What is stored holds settings of a client and names of people: on a machine with several users, only its owner reads it.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jsonFiles } from '../../../client/src/state/json-files';
import { tryLock } from '../../../client/src/state/lock';
import { POOL, withTerminal, WEB } from '../cli/terminal';

/** Files and folders at and below a folder that somebody else may look into, with their permissions. */
function openToOthers(folder: string): string[] {
  const inside = readdirSync(folder, { recursive: true, withFileTypes: true });
  assert.ok(
    inside.some((entry) => entry.isFile()),
    `${folder} holds a file`,
  );
  return [folder, ...inside.map(({ parentPath, name }) => path.join(parentPath, name))]
    .map((file) => [file, statSync(file).mode & 0o077] as const)
    .filter(([, mode]) => mode !== 0)
    .map(([file, mode]) => `${path.relative(folder, file)}: ${mode.toString(8)}`);
}

if (process.platform !== 'win32')
  describe('what is stored', () => {
    let before: number;
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'cognito-private-'));
      // Takes nothing away: what others may not do, the product itself forbids.
      before = process.umask(0);
    });
    afterEach(() => {
      process.umask(before);
      rmSync(folder, { recursive: true, force: true });
    });

    it('is for its owner alone: each file and each folder that is made for it', async () => {
      const values = jsonFiles(path.join(folder, 'storage/of/the/extension'));
      await values.write('a', { AuthSessionValidity: 5 });
      await values.write('a', { AuthSessionValidity: 6 });
      assert.deepEqual(openToOthers(path.join(folder, 'storage')), []);
      await values.setAside('a');
      assert.deepEqual(openToOthers(path.join(folder, 'storage')), []);
    });

    it('is for its owner alone: a lock', async () => {
      const taken = await tryLock(path.join(folder, 'state/locks'), 'abc');
      assert.ok('release' in taken);
      assert.deepEqual(openToOthers(path.join(folder, 'state')), []);
      await taken.release();
    });

    describe('by the command line', () => {
      const at = withTerminal();

      it('is for its owner alone, after a pull and a push', async () => {
        const file = 'web.cognito-client.json';
        assert.equal((await at.run('pull', ['--pool', POOL, '--client', WEB, '--out', file])).code, 0);
        at.change(file, '"AuthSessionValidity": 5', '"AuthSessionValidity": 9');
        assert.equal((await at.run('push', [file, '--yes'])).code, 0);
        assert.deepEqual(openToOthers(path.join(at.folder, '.state')), []);
      });
    });
  });
