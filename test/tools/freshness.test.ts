import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStaleBuild, digestSources } from '../../tools/build/freshness.mjs';

describe('a build in dist/', () => {
  let root = '';
  const build = (): void => {
    const inputs = { 'server/src/a.ts': {}, 'server/src/b.ts': {}, 'node_modules/c/index.js': {} };
    writeFileSync(join(root, 'dist/meta.json'), JSON.stringify({ sources: digestSources([{ inputs }], root) }));
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'cognito-client-freshness-'));
    for (const folder of ['dist', 'server/src']) mkdirSync(join(root, folder), { recursive: true });
    for (const file of ['a', 'b']) writeFileSync(join(root, `server/src/${file}.ts`), `export const ${file} = 1;\n`);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is not there', () => {
    assert.equal(describeStaleBuild(root), 'There is no build in dist/: run npm run build first.');
  });

  it('is of its sources, whenever these were written', () => {
    build();
    writeFileSync(join(root, 'server/src/a.ts'), 'export const a = 1;\n');
    assert.equal(describeStaleBuild(root), undefined);
  });

  it('is older than a source that was changed', () => {
    build();
    writeFileSync(join(root, 'server/src/a.ts'), 'export const a = 2;\n');
    assert.equal(
      describeStaleBuild(root),
      'The build in dist/ is older than its sources (server/src/a.ts): run npm run build first.',
    );
  });

  it('is older than sources that are gone', () => {
    build();
    rmSync(join(root, 'server'), { recursive: true });
    assert.match(describeStaleBuild(root) ?? '', / \(server\/src\/a\.ts and 1 more\): /);
  });
});
