import assert from 'node:assert/strict';
import { check } from 'recheck';
import { allExpressions, inSource, type Expression } from './expressions';
import { isUnbounded, withoutLookarounds } from './lookarounds';

/**
 * Why an expression is not proved to take time in proportion to the text, or undefined when it is. The proof is by automata and holds for
 * every text; it has no room for lookarounds, which are bounded by themselves and otherwise count as something that may fail.
 */
async function whyNotLinear({ source, flags }: Pick<Expression, 'source' | 'flags'>): Promise<string | undefined> {
  const bare = withoutLookarounds(source);
  const wide = bare.bodies.find(isUnbounded);
  if (wide !== undefined) return `the lookaround ${wide} has no bound`;
  for (const it of new Set(bare.sources)) {
    const found = await check(it, flags, { checker: 'automaton', timeout: 100_000 });
    if (found.status === 'vulnerable') return `${found.complexity.summary}, with ${found.attack.pattern}`;
    if (found.status === 'unknown') return `nothing proved (${found.error.kind}): make it simpler`;
  }
  return undefined;
}

describe('regular expressions', function () {
  this.timeout(600_000);

  it('take time in proportion to the text, every one of the product and its schema', async () => {
    const all = allExpressions();
    assert.ok(
      all.length > 150 &&
        ['client/src/aws/redact.ts', 'client/src/sync/client-reference.ts', 'schemas/'].every((file) =>
          all.some(({ at }) => at.startsWith(file)),
        ),
      `${all.length} were found`,
    );
    const reasons = new Map<string, string | undefined>();
    for (const it of all) {
      const written = `/${it.source}/${it.flags}`;
      if (!reasons.has(written)) reasons.set(written, await whyNotLinear(it));
    }
    assert.deepEqual(
      all.flatMap((expression) =>
        reasons.get(`/${expression.source}/${expression.flags}`) === undefined
          ? []
          : [
              `${expression.at} /${expression.source}/${expression.flags}: ${reasons.get(`/${expression.source}/${expression.flags}`)}`,
            ],
      ),
      [],
    );
  });

  it('would be found out otherwise', async () => {
    for (const bad of [/[ \t]+$/, /^(?:a+)+$/, /\[([^\]]*)\]\(/, /\B(?=(?:\d{3})+$)/, /(?<!\w)\s+(?!b)$/])
      assert.ok(await whyNotLinear(bad), String(bad));
    for (const good of [/^[ \t]+$/, /(?<![\w(])a(?=b|$)[)]*/, /^(?!custom:)[^:]+:/])
      assert.equal(await whyNotLinear(good), undefined, String(good));
  });

  it('are found wherever they stand, and refused where nobody can tell what they will be', () => {
    const text = 'const A = "a+"; const b = [/x\\/[/]y/gi, new RegExp(`^${A}$`), RegExp("c", "u"), new RegExp(name)];';
    assert.deepEqual(
      inSource('a.ts', text).map((found) =>
        'source' in found ? `${found.source} ${found.flags}`.trim() : found.unknown,
      ),
      ['x\\/[/]y gi', '^a+$', 'c u', 'name'],
    );
  });
});
