import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../server/src/language/rules';
import { catalogue, pageOf, ROOT, type Entry } from './catalogue';
import { problemsOf, readFixtures } from './fixtures';

const INDEX = join(ROOT, 'docs/rules/README.md');
const RANK = ['hint', 'info', 'warning', 'error'];

const AREAS: Readonly<Record<string, string>> = {
  shape: 'Shape of the file',
  format: 'Forms and limits of values',
  lifetime: 'Lifetimes of tokens',
  authflow: 'Authentication flows',
  rotation: 'Refresh token rotation',
  oauth: 'OAuth grants',
  url: 'URLs',
  scope: 'Scopes',
  provider: 'Identity providers',
  attribute: 'Attributes',
  analytics: 'Analytics',
  replace: 'What an update replaces',
  operations: 'Operation',
  security: 'Security',
  text: 'The text as a whole',
};
const KNOWS: Readonly<Record<Entry['decidable'], string>> = {
  file: '',
  'n/a': '',
  pool: 'the pool',
  secret: 'whether there is a secret',
  live: 'the live client',
};
/** What the parts of a rule's `requires` are called in the catalogue; all others are the pool's. */
const PARTS: Readonly<Record<string, Entry['decidable']>> = { hasSecret: 'secret', isRegistered: 'live', live: 'live' };

const pages = readdirSync(join(ROOT, 'docs/rules'))
  .filter((file) => file !== 'README.md')
  .map((file) => file.replace('.md', ''))
  .sort();
const entryOf = (code: string): Entry | undefined => catalogue.find((it) => it.id === code);
/** The heading of a code in the index: its area in the catalogue or, for a code outside of the catalogue, the one that its page names. */
const areaOf = (code: string): string | undefined => {
  const entry = entryOf(code);
  return entry ? AREAS[entry.area] : pageOf(code).area;
};
const firstSentence = (text: string): string => text.replace(/(?<=[\w)`]{2}\.) .*$/, '').replaceAll('|', '\\|');

/** What a code has to know: the catalogue says it or, for a code outside of the catalogue, its rule does. */
function knownBy(code: string): Entry['decidable'] {
  const [part] = rules.find((rule) => rule.code === code)?.requires ?? [];
  return entryOf(code)?.decidable ?? (part ? (PARTS[part] ?? 'pool') : 'file');
}

function row(code: string): string {
  const { severity, when } = pageOf(code);
  const knows = KNOWS[knownBy(code)];
  return `| [${code}](${code}.md) | ${severity} | ${firstSentence(when)}${knows ? ` *Needs to know ${knows}.*` : ''} |`;
}

function table(title: string): string[] {
  const codes = pages.filter((page) => areaOf(page) === title);
  return codes.length
    ? [`## ${title}`, '', '| Rule | Severity | When |', '| --- | --- | --- |', ...codes.map(row), '']
    : [];
}

function index(): string {
  return [
    '# Rules',
    '',
    'What the checks report, by area. The severity is the usual one: a rule may say less about a particular case. Errors are what Amazon Cognito refuses,',
    'or drops without a word, and they stop a push. Warnings do not work as written. Infos and hints are good to know.',
    '',
    'A rule that needs to know more than the file is silent while that is not known.',
    '',
    ...Object.values(AREAS).flatMap(table),
    '## Not built',
    '',
    'Known behaviour without a check of its own:',
    '',
    ...catalogue.flatMap(({ id, notBuilt }) => (notBuilt ? [`- **${id}**: ${notBuilt}`] : [])),
    '',
  ].join('\n');
}

describe('the catalogue', () => {
  it('has 116 entries, each once', () => {
    assert.equal(catalogue.length, 116);
    assert.equal(new Set(catalogue.map(({ id }) => id)).size, 116);
  });
  it('is built as a whole, or says why not', () => {
    assert.deepEqual(
      catalogue.filter(({ id, notBuilt }) => pages.includes(id) === (notBuilt !== undefined)).map(({ id }) => id),
      [],
    );
    assert.ok(catalogue.filter(({ notBuilt }) => notBuilt).length <= 5);
  });
  it('has an area for each entry', () =>
    assert.deepEqual(
      catalogue.filter(({ area }) => !AREAS[area]),
      [],
    ));
  it('has the area of each page, or the page names it', () => {
    const titles = Object.values(AREAS);
    for (const code of pages) {
      const { area } = pageOf(code);
      const page = `docs/rules/${code}.md`;
      if (entryOf(code)) assert.equal(area, undefined, `${page} has no line "Area: …": the catalogue has its area`);
      else
        assert.ok(
          titles.includes(area ?? ''),
          `${page} needs a line "Area: …" below its severity, with one of: ${titles.join(', ')}`,
        );
    }
  });

  it('makes each of its rules that needs more than the file declare it, and no other', () => {
    const declared = rules
      .filter(({ code, requires = [] }) => entryOf(code) && requires.length > 0)
      .map(({ code }) => code);
    assert.deepEqual(
      declared.sort(),
      catalogue
        .filter((entry) => entry.decidable !== 'file' && !entry.notBuilt)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('is the upper limit of every severity, of pages and of findings', () => {
    const found = readFixtures().flatMap(({ cases }) =>
      cases.flatMap(({ text, context }) => problemsOf(text, context)),
    );
    const said = [...pages.map((code) => ({ code, severity: pageOf(code).severity })), ...found];
    const louder = said.filter(
      ({ code, severity }) => RANK.indexOf(severity) > RANK.indexOf(entryOf(code)?.severity ?? 'error'),
    );
    assert.deepEqual([...new Set(louder.map(({ code, severity }) => `${code}: ${severity}`))], []);
  });
  it('keeps advice about security to infos and hints', () => {
    const found = readFixtures().flatMap(({ cases }) =>
      cases.flatMap(({ text, context }) => problemsOf(text, context)),
    );
    assert.deepEqual(
      found
        .filter(({ code, severity }) => code.startsWith('sec-') && RANK.indexOf(severity) > 1)
        .map(({ code }) => code),
      [],
    );
  });
});

describe('the index of the rules', () => {
  it('is up to date (UPDATE_GENERATED=1 rewrites it)', () => {
    if (process.env['UPDATE_GENERATED']) writeFileSync(INDEX, index());
    assert.equal(
      readFileSync(INDEX, 'utf8'),
      index(),
      'docs/rules/README.md is stale: run this test with UPDATE_GENERATED=1',
    );
  });
});
