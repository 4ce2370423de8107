import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

const MODEL = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');
/** The rows that name a test: `file`: "title, or how it begins". */
const NAMED = [...MODEL.matchAll(/\| `([^`]+)`(?:: "((?:[^"\\]|\\.)*)")?[^|]*\|$/gm)];

describe('docs/security.md', () => {
  it('has a test for every promise', () => {
    const promises = MODEL.slice(MODEL.indexOf('## Promises'), MODEL.indexOf('## What is not covered'));
    const rows = promises.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Promise'));
    assert.ok(rows.length > 40, String(rows.length));
    assert.deepEqual(
      rows.filter((row) => !NAMED.some(([named]) => row.endsWith(named))),
      [],
    );
  });

  for (const [, file = '', title] of NAMED)
    it(`names a test that is there: ${file}${title === undefined ? '' : `, ${title}`}`, () => {
      assert.ok(existsSync(path.join(ROOT, file)), file);
      if (title === undefined) return;
      const source = readFileSync(path.join(ROOT, file), 'utf8').replaceAll("\\'", "'");
      const wanted = title.replaceAll('\\"', '"');
      assert.ok(
        ["'", '"', '`'].some((quote) => source.includes(quote + wanted)),
        `no test begins with: ${wanted}`,
      );
    });
});
