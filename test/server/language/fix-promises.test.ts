// A fix is a promise: every fix of every bad example, of the rules' fixtures, of the findings' fixtures and of the rules' pages, is made.
import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { TextDocument } from 'vscode-json-languageservice';
import { assessRisks } from '../../../client/src/sync/risk';
import { FACETS, type FacetName } from '../../../client/src/sync/facets';
import { settingsOf } from '../../../client/src/sync/file-text';
import { planPush } from '../../../client/src/sync/plan';
import { isWellTyped } from '../../../client/src/sync/well-typed';
import type { AppClientContext } from '../../../server/src/language/context';
import { fixEdits } from '../../../server/src/language/fixes';
import type { Fix, Problem } from '../../../server/src/language/problem';
import type { Settings } from '../../../server/src/language/schema';
import { codesOfPages, examplesOf } from './catalogue';
import { readFindingCases } from './findings';
import { document, problemsOf, readFixtures } from './fixtures';
import { tokensOf } from './tokens';

interface Example {
  readonly name: string;
  readonly text: string;
  readonly context: AppClientContext;
}

/** A fix of a problem of an example, and the text after it. */
interface Made {
  readonly problem: Problem;
  readonly fix: Fix;
  readonly before: readonly Problem[];
  readonly after: readonly Problem[];
  readonly text: string;
  readonly edits: number;
}

/** The lists that mean "none" when they are empty, and of which an empty item may be all that there is. */
const EMPTY_IS_NONE = ['CallbackURLs', 'LogoutURLs'];
const isList = (value: unknown): boolean => Array.isArray(value);
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

type Json = Readonly<Record<string, unknown>>;

function examples(): Example[] {
  const fixtures = readFixtures().flatMap(({ code, cases }) =>
    cases.map((it) => ({ ...it, name: `fixture of ${code}: ${it.name}` })),
  );
  const findings = readFindingCases().map((it) => ({ ...it, name: `findings of ${it.code}: ${it.name}` }));
  const pages = codesOfPages().flatMap((code) => {
    const { bad } = examplesOf(code);
    return bad.includes('…') ? [] : [{ name: `page of ${code}`, text: bad, context: contextOf(code) }];
  });
  return [...fixtures, ...findings, ...pages];
}

/** An example of a page is about the same pool as the bad case of the fixture. */
function contextOf(code: string): AppClientContext {
  const fixture = readFixtures().find((candidate) => candidate.code === code);
  return fixture?.cases.find(({ wanted }) => wanted.some((want) => want.endsWith(`: ${code}`)))?.context ?? {};
}

function madeIn({ text, context }: Example): Made[] {
  const before = problemsOf(text, context);
  return before.flatMap((problem) =>
    [...(problem.fix ? [problem.fix] : []), ...(problem.otherFixes ?? [])].map((fix) => {
      const parsed = document(text);
      const edits = fixEdits(parsed, fix);
      const changed = TextDocument.applyEdits(parsed.textDocument as TextDocument, edits);
      return { problem, fix, before, after: problemsOf(changed, context), text: changed, edits: edits.length };
    }),
  );
}

const count = (problems: readonly Problem[], is: (problem: Problem) => boolean): number => problems.filter(is).length;
const isError = ({ severity }: Problem): boolean => severity === 'error';
const read = (text: string): Json => (parse(text, [], { allowTrailingComma: true }) as Json | undefined) ?? {};
const commentsOf = (text: string): string[] => tokensOf(text).filter((token) => /^\/[/*]/.test(token));

/** The comments that stand on lines of their own. */
const standing = (text: string): string[] => text.split(/\r?\n/).filter((line) => /^\s*\/\//.test(line));

/** The items of all lists of a file, each with the name of its list. */
const itemsOf = (file: Json): { readonly list: string; readonly item: string }[] =>
  Object.entries(file).flatMap(([list, value]) =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'string').map((item) => ({ list, item })) : [],
  );

/** The paths that a fix names. */
const touched = ({ set = [], rename = [], lift }: Fix): readonly string[] => [
  ...[...set, ...rename].map(([path]) => String(path[0])),
  ...rename.map(([, name]) => name),
  ...(lift === undefined ? [] : [lift]),
];

/** The items that a fix takes away without a word: neither its title names them nor is the problem about them. */
function lostIn(text: string, { problem, fix, text: changed }: Made): string[] {
  const after = itemsOf(read(changed));
  const about = [problem, ...(problem.related ?? [])].map(({ offset, length }) => text.slice(offset, offset + length));
  return itemsOf(read(text))
    .filter(({ list, item }) => !after.some((other) => other.list === list && other.item === item))
    .filter(({ item }) => !fix.title.includes(item) && !about.includes(JSON.stringify(item)))
    .filter(({ list }) => !(fix.rename ?? []).some(([path]) => path[0] === list))
    .map(({ list, item }) => `${list}: ${item}`);
}

/** The live client of an example: what is known of it, and what the file says as far as the service can hold it. */
function liveOf({ text, context }: Example): Settings {
  const file = settingsOf(text);
  const sound = FACETS.filter((name) => file[name] !== undefined && isWellTyped(name, file));
  return { ...Object.fromEntries(sound.map((name) => [name, file[name]])), ...context.live };
}

/** The settings that a push would change for the worse only after the fix. */
function newRisks(example: Example, made: Made): FacetName[] {
  const live = liveOf(example);
  const risky = (text: string): FacetName[] => {
    const plan = planPush({ local: settingsOf(text), live });
    return plan.changes
      .map(({ name }) => name)
      .filter((name) => assessRisks(name, live, plan.planned).some(({ risk }) => risk !== 'cosmetic'));
  };
  const before = risky(example.text);
  return risky(made.text).filter((name) => !before.includes(name));
}

/** Whether a fix speaks of a change: it stands at the setting, or its title names it or what is added or removed. */
function speaksOf(name: FacetName, example: Example, made: Made): boolean {
  const { title, lift } = made.fix;
  if (lift !== undefined || isAt(name, example.text, made.problem)) return true;
  if (name === 'RefreshTokenRotation' && /rotation/i.test(title)) return true;
  const [before, after] = [example.text, made.text].map((text) => read(text)[name]);
  const words = [before, after].flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
  return title.includes(name) || words.some((word) => typeof word === 'string' && word && title.includes(word));
}

/** Whether a problem is underlined at a setting, or inside of it. */
function isAt(name: FacetName, text: string, { offset }: Problem): boolean {
  const { root } = document(text);
  const property = root?.type === 'object' ? root.properties.find(({ keyNode }) => keyNode.value === name) : undefined;
  return property !== undefined && offset >= property.offset && offset < property.offset + property.length;
}

for (const example of examples())
  describe(`fixes in the ${example.name}`, () => {
    for (const [index, made] of madeIn(example).entries()) {
      const { problem, fix, before, after, text } = made;
      const says = `${problem.code}: ${fix.title}\n${text}`;
      it(`${problem.code}: ${fix.title}`, () => {
        const same = ({ code }: Problem): boolean => code === problem.code;
        assert.ok(count(after, same) < count(before, same), `the problem is gone: ${says}`);
        // What is live is part of a push, written or not: to write it can only show what the push would meet.
        if (problem.code !== 'update-replaces')
          assert.ok(count(after, isError) <= count(before, isError), `no new error: ${says}`);
        assert.equal(made.edits, 1, `one edit, hence one undo: ${says}`);

        const [file, changed] = [read(example.text), read(text)];
        const others = Object.keys(file).filter((name) => !touched(fix).includes(name));
        for (const name of others) assert.deepEqual(changed[name], file[name], `${name} stays: ${says}`);
        assert.deepEqual(lostIn(example.text, made), [], `nothing is lost: ${says}`);
        const full = Object.keys(file).filter((name) => isList(file[name]) && !isEmptyList(file[name]));
        for (const name of full)
          assert.ok(EMPTY_IS_NONE.includes(name) || !isEmptyList(changed[name]), `no list is emptied: ${says}`);

        for (const comment of standing(example.text)) assert.ok(text.includes(comment), `comments stay: ${says}`);
        if (!example.text.includes('\n')) assert.ok(!text.includes('\n'), `one line stays one line: ${says}`);
        assert.deepEqual(
          newRisks(example, made).filter((name) => !speaksOf(name, example, made)),
          [],
          `the title says what the plan will show: ${says}`,
        );
      });

      it(`${problem.code}: ${fix.title}, in a file with CRLF`, () => {
        const windows = madeIn({ ...example, text: example.text.replaceAll('\n', '\r\n') })[index];
        assert.ok(windows);
        assert.ok(!/(?<!\r)\n/.test(windows.text), windows.text);
        assert.deepEqual(commentsOf(windows.text).sort(), commentsOf(text).sort());
      });
    }
  });

describe('the fixes of all examples', () => {
  it('are many', () => {
    const all = examples().flatMap(madeIn);
    assert.ok(all.length > 300, String(all.length));
  });
});
