import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openHistory, type HistoryFolders } from '../../../client/src/state/history';
import { jsonFiles } from '../../../client/src/state/json-files';

const foldersIn = (folder: string): HistoryFolders => ({
  finished: jsonFiles(`${folder}/history`),
  underWay: jsonFiles(`${folder}/under-way`),
});
const window = (folder: string, name: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    path.join(__dirname, 'storage-writer.ts'),
    folder,
    name,
    '60',
  ]);

describe('two windows on one workspace, each a process of its own', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cognito-windows-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keep every push of both, and never half a base', async () => {
    await Promise.all([window(folder, 'one'), window(folder, 'other')]);
    const names = (await openHistory(foldersIn(folder), assert.fail).list()).map(({ name }) => name);
    const expected = ['one', 'other'].flatMap((name) => Array.from({ length: 60 }, (_, number) => `${name} ${number}`));
    assert.deepEqual(names.sort(), expected.sort());
    for (const kind of ['history', 'bases'])
      assert.deepEqual(
        (await readdir(path.join(folder, kind))).filter((name) => !name.endsWith('.json')),
        [],
      );
  });
});
