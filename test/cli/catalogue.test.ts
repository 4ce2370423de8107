import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleEntry } from '../../client/src/cli/lint/catalogue';
import { UNUSED_CODE } from '../../server/src/language/lint';
import { rules } from '../../server/src/language/rules';
import { schema } from '../../server/src/language/schema';

const PAGES = join(__dirname, '../../docs/rules');
const CATALOGUE = join(__dirname, '../../client/src/cli/lint/catalogue.json');

/** About the silencing comments themselves; where no page tells of them. */
const UNUSED: RuleEntry = { code: UNUSED_CODE, severity: 'hint', when: 'A comment that silences rules silences nothing.', docs: schema['x-docs']! };

function entryOf(code: string): RuleEntry {
  const page = readFileSync(join(PAGES, `${code}.md`), 'utf8');
  const docs = rules.find((it) => it.code === code)?.docs ?? /^## Sources\n[^]*?\((https:[^)\s]+)\)/m.exec(page)?.[1] ?? schema['x-docs']!;
  return { code, severity: /Severity: (\w+)/.exec(page)![1] as RuleEntry['severity'], when: firstSentence(/^## When\n\n([^]*?)\n\n/m.exec(page)![1]!), docs };
}

const firstSentence = (text: string): string => text.replaceAll('`', '').replace(/\s+/g, ' ').replace(/(?<=[^.]{3}[.:]) (?=[A-Z]).*$/, '').replace(/:$/, '.');

function entries(): RuleEntry[] {
  const codes = readdirSync(PAGES).map((it) => it.replace(/\.md$/, ''));
  return [...codes.map(entryOf), ...(codes.includes(UNUSED_CODE) ? [] : [UNUSED])].sort((a, b) => (a.code < b.code ? -1 : 1));
}

describe('the list of codes of the command line', () => {
  it('says what the pages say (UPDATE_GENERATED=1 rewrites it)', () => {
    const wanted = `[\n${entries().map((it) => `  ${JSON.stringify(it)}`).join(',\n')}\n]\n`;
    if (process.env['UPDATE_GENERATED']) writeFileSync(CATALOGUE, wanted);
    assert.equal(readFileSync(CATALOGUE, 'utf8'), wanted, 'catalogue.json is stale: run this test with UPDATE_GENERATED=1');
  });
});
