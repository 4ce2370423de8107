import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-json-languageservice';
import { fixEdits } from '../../../server/src/language/fixes';
import type { Problem } from '../../../server/src/language/problem';
import { document, problemsOf, readFixtures } from './fixtures';

function repaired(text: string, { fix }: Problem): string {
  assert.ok(fix);
  const parsed = document(text);
  return TextDocument.applyEdits(parsed.textDocument as TextDocument, fixEdits(parsed, fix));
}

const count = (problems: readonly Problem[], code: string): number =>
  problems.filter((problem) => problem.code === code).length;
const errors = (problems: readonly Problem[]): number =>
  problems.filter((problem) => problem.severity === 'error').length;

describe('check: each repair of each fixture heals its problem and breaks nothing', () => {
  const repairable = readFixtures().flatMap(({ code, cases }) =>
    cases
      .map((it) => ({ ...it, code }))
      .filter(({ text, context }) => problemsOf(text, context).some(({ fix }) => fix)),
  );

  it('there are repairs', () => assert.ok(repairable.length > 300, `${repairable.length}`));

  for (const { code, name, text, context } of repairable) {
    it(`${code}: ${name}`, () => {
      const before = problemsOf(text, context);
      for (const problem of before.filter((candidate) => candidate.fix)) {
        const after = problemsOf(repaired(text, problem), context);
        const says = `${problem.code}: ${problem.fix?.title}\n${repaired(text, problem)}`;
        assert.ok(count(after, problem.code) < count(before, problem.code), says);
        assert.ok(errors(after) <= errors(before), says);
      }
    });
  }
});
