import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNUSED_CODE } from '../../../server/src/language/lint';
import { rules } from '../../../server/src/language/rules';
import { foreignMembers, schema, type ParameterSchema } from '../../../server/src/language/schema';
import { examplesOf } from './catalogue';
import { exampleProblems } from './example-problems';
import { readFixtures } from './fixtures';

const ROOT = join(__dirname, '../../..');

/** What rules share; not rules themselves. */
const SHARED_FILES = [
  'index',
  'rule',
  'docs',
  'durations',
  'known',
  'lists',
  'live-settings',
  'pool-attributes',
  'urls',
];

/** About the text as a whole, not about a parameter. */
const TEXT_CODES = ['json-syntax', 'foreign-text', 'too-deep', 'too-large', 'too-many-problems', UNUSED_CODE];

/** Their bad examples are too large for a file to read, and check-bad-input.test.ts has them; comments that silence are in lint.test.ts. */
const WITHOUT_FIXTURE = ['too-deep', 'too-large', 'too-many-problems', 'analytics-external-id-length', UNUSED_CODE];

function codesIn(of: ParameterSchema): string[] {
  const own = Object.values(of['x-codes'] ?? {}).flatMap((value) =>
    typeof value === 'string' ? value : Object.values(value ?? {}),
  );
  return [...own, ...[...Object.values(of.properties ?? {}), ...(of.items ? [of.items] : [])].flatMap(codesIn)];
}

const sorted = (items: Iterable<string>): string[] => [...new Set(items)].sort();
const filesIn = (folder: string, suffix: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length));

const ruleCodes = rules.map((rule) => rule.code);
const schemaCodes = sorted([...codesIn(schema), ...[...foreignMembers.values()].map((member) => member.code)]);
const allCodes = sorted([...ruleCodes, ...schemaCodes, ...TEXT_CODES]);

describe('parity: a rule is one file, one line in the list, one fixture, one page', () => {
  it('each rule file is in the list under its own name', () => {
    assert.deepEqual(
      sorted(ruleCodes),
      sorted(filesIn('server/src/language/rules', '.ts').filter((file) => !SHARED_FILES.includes(file))),
    );
    assert.equal(new Set(ruleCodes).size, ruleCodes.length);
  });
  it('no code belongs to the schema and to a rule', () => {
    assert.deepEqual(
      ruleCodes.filter((ruleCode) => schemaCodes.includes(ruleCode)),
      [],
    );
  });
  it('each code has a fixture', () => {
    assert.deepEqual(
      sorted(readFixtures().map((fixture) => fixture.code)),
      allCodes.filter((candidate) => !WITHOUT_FIXTURE.includes(candidate)),
    );
  });
  it('each code has a page, and no page is left over', () => {
    assert.deepEqual(sorted(filesIn('docs/rules', '.md').filter((file) => file !== 'README')), allCodes);
  });
  it('leaves no TODO of npm run new-rule', () => {
    const files = ruleCodes.flatMap((code) => [
      `server/src/language/rules/${code}.ts`,
      `test/fixtures/rules/${code}.cognito-client.json`,
      `docs/rules/${code}.md`,
    ]);
    const todo = files.flatMap((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (/\bTODO\b/.test(line) ? [`${file}:${index + 1}`] : [])),
    );
    assert.deepEqual(todo, [], 'these lines still need a thought');
  });
  it('names a documentation page for each rule', () => {
    for (const { code, docs } of rules)
      assert.match(docs, /^https:\/\/(docs\.aws\.amazon\.com|www\.rfc-editor\.org)\//, code);
  });

  for (const { code, cases } of readFixtures()) {
    it(`the fixture of ${code} has a bad case and two good ones`, () => {
      const bad = cases.filter(({ wanted }) => wanted.some((it) => it.endsWith(`: ${code}`)));
      assert.ok(
        bad.length >= 1 && cases.length - bad.length >= 2,
        `a fixture has one bad case and two good ones at least; of ${cases.length} cases of ${code}, ${bad.length} are bad`,
      );
    });
  }
});

describe('pages', () => {
  for (const code of allCodes) {
    const page = readFileSync(join(ROOT, 'docs/rules', `${code}.md`), 'utf8');
    const { bad, good } = examplesOf(code);
    const problemsOf = (text: string) => exampleProblems(code, text);

    it(`${code}: the page has its title and severity`, () => {
      assert.ok(page.startsWith(`# ${code}\n`));
      const rule = rules.find((candidate) => candidate.code === code);
      if (rule) assert.ok(page.includes(`Severity: ${rule.severity}\n`));
    });
    it(`${code}: the good example is good, and holds no other error`, () => {
      assert.ok(good);
      const found = problemsOf(good).filter((problem) => problem.code === code || problem.severity === 'error');
      assert.deepEqual(
        found.map((problem) => problem.code),
        [],
      );
    });
    it(`${code}: the sources hold the page that the problem leads to`, () => {
      const sources = page.slice(page.indexOf('## Sources'));
      const links = problemsOf(bad).flatMap((problem) => (problem.code === code && problem.docs ? [problem.docs] : []));
      for (const link of new Set(links)) assert.ok(sources.includes(`(${link})`), `add [...](${link})`);
    });
    if (bad.includes('…')) continue;
    it(`${code}: the bad example is bad, with the severity of the page`, () => {
      const found = problemsOf(bad).filter((problem) => problem.code === code);
      const stated = /Severity: (\w+)/.exec(page)?.[1];
      assert.ok(
        found.some((finding) => finding.severity === stated),
        `${found[0]?.severity} instead of ${stated}`,
      );
    });
  }
});
