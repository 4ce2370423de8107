// A state folder that cannot be written stops nothing, and is said once.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { POOL, withTerminal } from './terminal';

describe('a state folder that cannot be written', () => {
  const at = withTerminal();
  const toldBy = ({ err }: { readonly err: string }): string[] =>
    err.split('\n').filter((line) => line.includes('cannot be written'));

  it('is said once in a run, however many files it is true of', async () => {
    at.write({ blocked: 'a file, where a folder is wanted' });
    const env = { XDG_STATE_HOME: join(at.folder, 'blocked') };
    const pulled = await at.run('pull', ['--all', POOL, '--dir', 'all', '--rate', '500'], { env });
    assert.equal(pulled.code, 0);
    const folder = join(at.folder, 'blocked/cognito-client');
    assert.deepEqual(toldBy(pulled), [
      `cognito-client: ${folder} cannot be written (part of its path is a file): what files and clients agree on now is not kept, and the next plan does not know which side changed.`,
    ]);
    assert.match(pulled.out, /3 app clients: 3 written/);
    for (const file of ['nightly-export', 'shop-mobile', 'shop-web'])
      at.change(`all/${file}.cognito-client.json`, /"ClientName": "([\w-]+)"/, '"ClientName": "$1 2"');
    const pushed = await at.run('push', ['all', '--yes'], { env });
    assert.deepEqual([pushed.code, toldBy(pushed).length], [0, 1], pushed.err);
  });

  (process.platform === 'linux' ? it : it.skip)(
    'is given up where the system denies that its parent exists',
    async () => {
      // mkdir answers ENOENT below /proc/1, which is there: Node's own recursion would try for ever.
      const ended = await at.run('pull', ['--all', POOL, '--dir', 'all', '--rate', '500'], {
        env: { XDG_STATE_HOME: '/proc/1/state' },
      });
      assert.deepEqual([ended.code, toldBy(ended).length], [0, 1], ended.err);
      const below = await at.run('pull', ['--all', POOL, '--dir', '/proc/1/all', '--rate', '500']);
      assert.equal(below.code, 2);
      assert.match(below.err, /^cognito-client: \/proc\/1\/all cannot be made: there is no such file or folder\.\n$/);
    },
  );
});
