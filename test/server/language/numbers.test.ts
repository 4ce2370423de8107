import assert from 'node:assert/strict';
import { grouped } from '../../../server/src/language/format-values';

describe('numbers in messages', () => {
  it('have their digits in groups, as Number.toLocaleString writes them', () => {
    for (const value of [
      0,
      7,
      99,
      100,
      999,
      1000,
      1001,
      10_000,
      100_000,
      131_072,
      999_999,
      1_000_000,
      1_048_576,
      315_360_000,
      Number.MAX_SAFE_INTEGER,
    ])
      assert.equal(grouped(value), value.toLocaleString('en-US'));
  });
});
