// A check that remembers finds what one finds that sees the text for the first time.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check } from '../../../server/src/language/check';
import { runRules } from '../../../server/src/language/checks/run-rules';
import { CheckCache } from '../../../server/src/language/checks/check-cache';
import { Report } from '../../../server/src/language/checks/report';
import { checkShape } from '../../../server/src/language/checks/shape';
import type { AppClientContext } from '../../../server/src/language/context';
import type { Rule } from '../../../server/src/language/rules/rule';
import { document, readFixtures } from './fixtures';

const cases = readFixtures().flatMap((fixture) => fixture.cases);
const contexts: readonly AppClientContext[] = [
  {},
  ...cases.map(({ context }) => context).filter((context) => Object.keys(context).length > 0),
];

/** Every member of every fixture as it is written there, and some that no fixture has. */
const members: readonly string[] = [
  ...new Set([
    ...cases.flatMap(({ text }) => membersIn(text)),
    '"ClientName": 7',
    '"ClientName": "${NAME}"',
    '"ClientName": null',
    '"CallbackURLs": ["https://a.example", ]',
    '"CallbackURLs": ["https://a.example" "b"]',
    '"ReadAttributes": [',
  ]),
];

function membersIn(text: string): string[] {
  const { root } = document(text);
  return root?.type === 'object'
    ? root.properties.map(({ offset, length }) => text.slice(offset, offset + length))
    : [];
}

/** A text and what is known beside it; the next version differs from it in a member or two. */
interface Version {
  readonly written: readonly string[];
  readonly context: AppClientContext;
}

const change = fc.record({
  at: fc.nat(20),
  member: fc.option(fc.constantFrom(...members)),
  context: fc.option(fc.constantFrom(...contexts), { freq: 4 }),
});
const start = fc.array(fc.constantFrom(...members), { maxLength: 20 });

function versions(
  written: readonly string[],
  changes: readonly {
    readonly at: number;
    readonly member: string | null;
    readonly context: AppClientContext | null;
  }[],
): Version[] {
  const all: Version[] = [{ written, context: contexts[0]! }];
  for (const { at, member, context } of changes) {
    const { written: before, context: known } = all.at(-1)!;
    all.push({ written: before.toSpliced(at, 1, ...(member === null ? [] : [member])), context: context ?? known });
  }
  return all;
}

function assertSame(text: string, context: AppClientContext, memory: CheckCache): void {
  const at = document(text);
  assert.deepEqual(check(at, context, memory), check(at, context), text);
}

describe('a check that remembers', () => {
  it('finds the same in the fixtures, each after all others, and again', () => {
    const memory = new CheckCache();
    for (const { text, context } of [...cases, ...cases.toReversed()]) assertSame(text, context, memory);
  });

  it('finds the same while members and what is known change', () =>
    fc.assert(
      fc.property(start, fc.array(change, { maxLength: 12 }), (first, changes) => {
        const memory = new CheckCache();
        for (const { written, context } of versions(first, changes))
          assertSame(`{\n  ${written.join(',\n  ')}\n}\n`, context, memory);
      }),
      { numRuns: 150 },
    ));

  it('finds the same when a text grows too long to be remembered, and is short again', () => {
    const memory = new CheckCache();
    const text = (name: string, comment = ''): string =>
      `{ "UserPoolId": "us-east-1_Abc123456", "ClientId": "1example", "ClientName": ${name} ${comment} }`;
    for (const it of [text('"a"'), text('7', `/* ${'x'.repeat(40_000)} */`), text('"a"'), text('7')])
      assertSame(it, {}, memory);
  });

  it('runs a rule again only when something that it reads is written otherwise, or something that it minds is known otherwise', () => {
    const runs: string[] = [];
    const rule = (code: string, more: Partial<Rule>): Rule => ({
      code,
      severity: 'hint',
      facts: ['update-replaces'],
      docs: '',
      reads: ['CallbackURLs'],
      *check() {
        runs.push(code);
      },
      ...more,
    });
    const all = [rule('reads', {}), rule('minds', { optionalContext: ['tier'] })];
    const [memory, known] = [new CheckCache(), { tier: 'LITE' } as const];
    const runOn = (text: string, context: AppClientContext): string[] => {
      const { root } = document(text);
      assert.ok(root?.type === 'object');
      const begun = memory.begin(text);
      runRules(all, root, checkShape(root, new Report(), true, begun), new Report(), context, begun);
      return runs.splice(0);
    };
    const text = (name: string, url: string): string => `{ "ClientName": ${name}, "CallbackURLs": ["${url}"] }`;
    assert.deepEqual(runOn(text('"a"', 'https://a.example'), {}), ['reads', 'minds']);
    const nothing = {};
    assert.deepEqual(runOn(text('"ab"', 'https://a.example'), nothing), ['minds'], 'another context');
    assert.deepEqual(runOn(text('7', 'https://a.example'), nothing), []);
    assert.deepEqual(runOn(text('7', 'https://b.example'), nothing), ['reads', 'minds']);
    assert.deepEqual(runOn(text('7', 'https://b.example'), known), ['minds']);
  });
});
