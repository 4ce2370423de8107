import assert from 'node:assert/strict';
import { createSafeRunner } from '../../server/src/safe-runner';

describe('the guard around every handler', () => {
  const lines: string[] = [];
  const guard = createSafeRunner((line) => lines.push(line));

  it('passes answers on', () =>
    assert.equal(
      guard('hover', 'nothing', () => 'an answer'),
      'an answer',
    ));

  it('answers empty and logs where it failed, never with text of the document', () => {
    const parse = (): unknown => JSON.parse('fake-secret-DO-NOT-LEAK-0123456789abcdef');
    assert.throws(parse, /fake/, 'the error itself repeats the text');
    assert.equal(guard('hover', 'nothing', parse), 'nothing');
    assert.match(lines.join('\n'), /^hover failed: SyntaxError at .*safe-runner\.test/);
    assert.doesNotMatch(lines.join('\n'), /fake/);
  });

  it('takes anything that is thrown', () =>
    assert.equal(
      guard('hover', 1, () => {
        throw 'a string';
      }),
      1,
    ));
});
