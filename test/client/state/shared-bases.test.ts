import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBases, type Bases } from '../../../client/src/state/bases';
import { jsonFiles } from '../../../client/src/state/json-files';
import { sharedBases } from '../../../client/src/state/shared-bases';

const target = { userPoolId: 'us-east-1_a', clientId: '1abc' };
const base = (minutes: number): { file: object; live: object } => ({
  file: { AuthSessionValidity: minutes },
  live: { AuthSessionValidity: minutes },
});

describe('the bases that windows share', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cognito-shared-'));
    await mkdir(path.join(folder, 'files'));
    await writeFile(path.join(folder, 'files/a.cognito-client.json'), '{}');
    await symlink(path.join(folder, 'files'), path.join(folder, 'link'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const stored = (name: string): Bases => openBases(jsonFiles(path.join(folder, name)), assert.fail);
  const window = (name: string): Bases => sharedBases(stored('shared'), stored(name));
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;

  it('are those of the file, whichever window asks and by whichever path', async () => {
    await window('one').write(uriOf('files/a.cognito-client.json'), target, base(5));
    assert.deepEqual(await window('other').read(uriOf('files/a.cognito-client.json'), target), base(5));
    assert.deepEqual(await window('other').read(uriOf('link/a.cognito-client.json'), target), base(5));
  });

  it('are taken from the storage of the window when an earlier version kept them there', async () => {
    await stored('one').write(uriOf('link/a.cognito-client.json'), target, base(3));
    assert.deepEqual(await window('one').read(uriOf('link/a.cognito-client.json'), target), base(3));
    assert.deepEqual(await window('other').read(uriOf('files/a.cognito-client.json'), target), base(3));
    await window('other').write(uriOf('files/a.cognito-client.json'), target, base(9));
    assert.deepEqual(
      await window('one').read(uriOf('link/a.cognito-client.json'), target),
      base(9),
      'what is shared is newer',
    );
  });

  it('leave to each window what only it has: live documents and unsaved texts', async () => {
    for (const own of ['cognito-client:/us-east-1_a/1abc/web.cognito-client.json', 'untitled:Untitled-1']) {
      await window('one').write(own, target, base(5));
      assert.equal(await window('other').read(own, target), undefined);
      assert.deepEqual(await window('one').read(own, target), base(5));
    }
  });
});
