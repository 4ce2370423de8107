import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../../client/src/cli/lint/catalogue';
import { codes } from '../../../server/src/language/codes';
import { rules } from '../../../server/src/language/rules';

const ROOT = join(__dirname, '../../..');
const SEVERITIES = join(ROOT, 'client/src/cli/lint/severities.json');

const statedOn = (code: string): string =>
  /^Severity: (\w+)/m.exec(readFileSync(join(ROOT, 'docs/rules', `${code}.md`), 'utf8'))![1]!;

describe('the list of rules of the command line', () => {
  it('takes the severity of what is no cross-field rule from its page (UPDATE_GENERATED=1 rewrites it)', () => {
    const others = codes.filter((code) => !rules.some((rule) => rule.code === code));
    const wanted = `${JSON.stringify(Object.fromEntries(others.map((other) => [other, statedOn(other)])), null, 2)}\n`;
    if (process.env['UPDATE_GENERATED']) writeFileSync(SEVERITIES, wanted);
    assert.equal(
      readFileSync(SEVERITIES, 'utf8'),
      wanted,
      'severities.json is stale: run this test with UPDATE_GENERATED=1',
    );
  });

  it('says of each code when it reports, and where to read on', () => {
    assert.deepEqual(
      catalogue.map((entry) => entry.code),
      codes,
    );
    for (const { code, when, docs } of catalogue) assert.ok(when && docs.startsWith('https://'), code);
  });
});
