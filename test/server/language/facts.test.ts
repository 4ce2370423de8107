import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS, isCertain, type Fact, type FactId } from '../../../server/src/language/facts';
import { FACTS_OF_PARAMETERS } from '../../../server/src/language/facts/uses';
import { parameterNames } from '../../../server/src/language/schema';
import { NAMED_FACTS, NO_EFFECT_FACTS, SENTENCE_FACTS } from '../../client/sync/explain/facts';
import { ROOT } from './catalogue';
import { factsDocument, FACTS_OF_CODES, pageEnd, pageWithoutEnd, usersOf } from './facts-text';
import { problemsOf, readFixtures } from './fixtures';

const ids = Object.keys(FACTS) as FactId[];
const DOCUMENT = join(ROOT, 'docs/facts.md');
const pages = readdirSync(join(ROOT, 'docs/rules'))
  .filter((file) => file !== 'README.md')
  .map((file) => file.replace('.md', ''));
/** Codes about the text as a whole: they say nothing of the service. */
const TEXT_CODES = ['disable-unused', 'foreign-text', 'json-syntax', 'too-deep', 'too-large', 'too-many-problems'];

describe('the table of facts', () => {
  it('words what is not settled as such', () => {
    const asIfKnown = ids.filter(
      (id) =>
        FACTS[id].known === 'unsettled' &&
        !/not document|in two ways|although AWS|was not measured/.test(FACTS[id].says),
    );
    assert.deepEqual(asIfKnown, []);
  });
  it('is plain sentences with sources that can be opened', () => {
    for (const id of ids) {
      const { says, sources } = FACTS[id];
      assert.match(says, /^[A-Z`][^|<>]*\.$/, id);
      assert.equal(says.split('`').length % 2, 1, `${id}: a backtick is open`);
      for (const { title, url, date } of sources) {
        assert.ok(title.length > 0);
        if (url !== undefined)
          assert.match(url, /^https:\/\/(docs\.aws\.amazon\.com|github\.com|www\.rfc-editor\.org)\//);
        assert.match(date, /^20\d\d-[01]\d(-[0-3]\d)?$/, `${id}: ${title}`);
      }
    }
  });
  it('has no fact that nobody uses', () => {
    assert.deepEqual(
      ids.filter((id) => usersOf(id, SENTENCE_FACTS).length === 0 && !NAMED_FACTS.includes(id)),
      [],
    );
  });
  it('is what the documentation of every parameter rests on', () => {
    assert.deepEqual(Object.keys(FACTS_OF_PARAMETERS), [...parameterNames]);
  });
  it('is what every code rests on, but those about the text', () => {
    assert.deepEqual([...FACTS_OF_CODES.keys(), ...TEXT_CODES].sort(), [...pages].sort());
  });
  it('says "no effect" only of what is measured or documented', () => {
    const facts = NO_EFFECT_FACTS.map((id) => [id, FACTS[id].known]);
    assert.ok(facts.length >= 6);
    assert.deepEqual(
      facts.filter(([, known]) => known !== 'measured' && known !== 'documented'),
      [],
    );
  });
  it('makes an error only of what is measured or documented', () => {
    const errors = readFixtures()
      .flatMap(({ cases }) => cases.flatMap(({ text, context }) => problemsOf(text, context)))
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);
    assert.ok(errors.length > 60);
    const unproved = errors.filter((code) => {
      const [first] = FACTS_OF_CODES.get(code) ?? [];
      return first !== undefined && !isCertain(FACTS[first] as Fact);
    });
    assert.deepEqual([...new Set(unproved)], []);
  });
});

describe('the pages of rules', () => {
  it('end with how it is known and the sources (UPDATE_GENERATED=1 rewrites it)', () => {
    for (const code of FACTS_OF_CODES.keys()) {
      const file = join(ROOT, 'docs/rules', `${code}.md`);
      const page = readFileSync(file, 'utf8');
      const wanted = `${pageWithoutEnd(page).trimEnd()}\n\n${pageEnd(code)}`;
      if (process.env['UPDATE_GENERATED']) writeFileSync(file, wanted);
      assert.equal(readFileSync(file, 'utf8'), wanted, `docs/rules/${code}.md is stale: run with UPDATE_GENERATED=1`);
    }
  });
});

describe('a message that the page of a rule quotes', () => {
  const quotes = pages.flatMap((code) => {
    const why = pageWithoutEnd(readFileSync(join(ROOT, 'docs/rules', `${code}.md`), 'utf8'))
      .split('## Example')[0]!
      .replaceAll('\n', ' ');
    // A message is a text of several words in backticks; its sentence, or the next one, says whose it is.
    return [...why.matchAll(/(?:^|[.:] )([^.]*?)`([A-Z{<\d][^`]*[a-z]+ [a-z]+[^`]*)`([^.]*\.[^.`]*)?/g)].map(
      ([, before = '', message = '', after = '']) => ({ code, message, said: `${before}…${after}` }),
    );
  });
  const factsOf = (code: string): Fact[] => (FACTS_OF_CODES.get(code) ?? []).map((id) => FACTS[id] as Fact);

  it('is found on the pages', () => assert.ok(quotes.length > 35, String(quotes.length)));

  it('is one of an answer on record, or is said to be reported or not recorded', () => {
    const unproved = quotes.filter(({ code, said }) => {
      if (/a report says|was not recorded/.test(said)) return false;
      if (/The AWS CLI says/.test(said))
        return !factsOf(code).some(({ sources }) => sources.some(({ title }) => title.startsWith('AWS CLI')));
      return !factsOf(code).some(({ known }) => known === 'measured');
    });
    assert.deepEqual(unproved, []);
  });
});

describe('docs/facts.md', () => {
  it('shows the whole table (UPDATE_GENERATED=1 rewrites it)', () => {
    const text = factsDocument(SENTENCE_FACTS);
    if (process.env['UPDATE_GENERATED']) writeFileSync(DOCUMENT, text);
    assert.equal(readFileSync(DOCUMENT, 'utf8'), text, 'docs/facts.md is stale: run with UPDATE_GENERATED=1');
  });
});
