import assert from 'node:assert/strict';
import { runRules } from '../../../server/src/language/checks/run-rules';
import { Report } from '../../../server/src/language/checks/report';
import { checkShape } from '../../../server/src/language/checks/shape';
import { rules } from '../../../server/src/language/rules';
import type { Rule } from '../../../server/src/language/rules/rule';
import { document, readFixtures, type Case } from './fixtures';

const cases = readFixtures().flatMap((fixture) => fixture.cases);

/** The rule, with a note of each parameter that it looks at without declaring it. */
function watched(rule: Rule, undeclared: Set<string>): Rule {
  const note = (name: string | symbol): void => {
    if (!(rule.reads as readonly unknown[]).includes(name)) undeclared.add(`${rule.code}: ${String(name)}`);
  };
  const handler: ProxyHandler<Parameters<Rule['check']>[0]> = {
    get: (values, name) => {
      note(name);
      return Reflect.get(values, name) as unknown;
    },
    has: (values, name) => {
      note(name);
      return Reflect.has(values, name);
    },
    ownKeys: (values) => {
      note('all of them');
      return Reflect.ownKeys(values);
    },
  };
  return { ...rule, check: (values, facts) => rule.check(new Proxy(values, handler), facts) };
}

function runOn({ text, context }: Case, all: readonly Rule[]): void {
  const { root } = document(text);
  if (root?.type === 'object') runRules(all, root, checkShape(root, new Report(), true), new Report(), context);
}

describe('rules', () => {
  it('look at no parameter that they do not declare to read, and so do not wait for', () => {
    const undeclared = new Set<string>();
    const all = rules.map((rule) => watched(rule, undeclared));
    for (const it of cases) runOn(it, all);
    assert.deepEqual([...undeclared], []);
  });

  it('are noticed when they do', () => {
    const undeclared = new Set<string>();
    const sly: Rule = {
      code: 'sly',
      severity: 'hint',
      facts: ['update-replaces'],
      docs: '',
      reads: ['ClientName'],
      *check(values) {
        if (values.LogoutURLs && Object.keys(values).length > 0) yield { at: [], message: '' };
      },
    };
    for (const it of cases) runOn(it, [watched(sly, undeclared)]);
    assert.deepEqual([...undeclared], ['sly: LogoutURLs', 'sly: all of them']);
  });
});
