import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes, descriptionOf, silenceable } from '../../../server/src/language/codes';
import { UNUSED_CODE } from '../../../server/src/language/lint';
import { pageOf } from './catalogue';
import { problemsOf, readFixtures } from './fixtures';

const PAGES = join(__dirname, '../../../docs/rules');
const DESCRIPTIONS = join(__dirname, '../../../server/src/language/codes.json');

describe('the list of codes', () => {
  const pages = readdirSync(PAGES)
    .filter((file) => file !== 'README.md')
    .map((file) => file.replace('.md', ''))
    .sort();

  it('has a description for each page, taken from it (UPDATE_GENERATED=1 rewrites them)', () => {
    const wanted = `${JSON.stringify(Object.fromEntries(pages.map((page) => [page, pageOf(page).description])), null, 2)}\n`;
    if (process.env['UPDATE_GENERATED']) writeFileSync(DESCRIPTIONS, wanted);
    assert.equal(
      readFileSync(DESCRIPTIONS, 'utf8'),
      wanted,
      'codes.json is stale: run this test with UPDATE_GENERATED=1',
    );
  });

  it('has the codes of the pages, and each once', () => {
    assert.deepEqual(codes, pages);
    assert.equal(new Set(codes).size, codes.length);
    assert.equal(descriptionOf('constructor'), undefined);
  });

  it('has every code that the fixtures make the checker report', () => {
    const found = new Set(
      readFixtures().flatMap(({ cases }) => cases.flatMap(({ text }) => problemsOf(text).map(({ code }) => code))),
    );
    assert.deepEqual(
      [...found].filter((finding) => !codes.includes(finding)),
      [],
    );
    assert.ok(found.size > 80);
    for (const never of ['json-syntax', 'too-deep', 'too-large', UNUSED_CODE])
      assert.ok(!silenceable.includes(never), never);
  });
});
