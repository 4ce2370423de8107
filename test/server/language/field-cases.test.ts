// Configurations of public reports, with what the service said: the linter says what was accepted and what was not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { applyFix } from '../../../server/src/language/fixes';
import { problemsOf } from './fixtures';

interface FieldCase {
  readonly id: string;
  readonly case: string;
  /** What the service said. */
  readonly says: string;
  /** What the file has besides, or instead of, what is ordinary; `bare`: and nothing else. */
  readonly bare?: boolean;
  readonly file: Readonly<Record<string, unknown>>;
  /** The errors and warnings, as severity and code. */
  readonly finds: readonly string[];
  /** The members after the fix of all names or, where there is none, of the first problem. */
  readonly offers?: Readonly<Record<string, unknown>>;
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, '../../fixtures/field', name), 'utf8'));

const CASES = read('lint.json') as readonly FieldCase[];
const ORDINARY = {
  UserPoolId: 'eu-west-1_FieldCase1',
  ClientId: '1example23456789abcdefghij',
  ...(read('ordinary.json') as object),
};

describe('configurations of public reports', () => {
  for (const { id, case: name, says, bare, file, finds, offers } of CASES)
    it(`${id}: ${name} (${says})`, () => {
      const text = JSON.stringify(bare ? file : { ...ORDINARY, ...file }, null, 2);
      const found = problemsOf(text).filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        found.map(({ severity, code }) => `${severity} ${code}`),
        finds,
      );
      if (!offers) return;
      const fixes = found.flatMap(({ fix: first, otherFixes = [] }) => (first ? [first, ...otherFixes] : otherFixes));
      const fix = fixes.find(({ title }) => title.startsWith('Rename all')) ?? fixes[0];
      assert.ok(fix);
      const after = parse(applyFix(text, fix)) as Record<string, unknown>;
      for (const [member, value] of Object.entries(offers)) assert.deepEqual(after[member], value);
    });
});

describe('the cases that public reports gave', () =>
  it('are all tests, with what is live or without', () => {
    const ids = ['lint.json', 'live.json'].flatMap((name) => (read(name) as FieldCase[]).map(({ id }) => id));
    const all = '001 003 005 006 008 010 011 013 015 017 019 021 023 026 027 029 032 034 036 038 039';
    assert.equal([...new Set(ids)].sort().join(' '), all);
  }));
