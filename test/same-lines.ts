import assert from 'node:assert/strict';

/**
 * Holds some lines against those that are expected.
 * @throws AssertionError that shows only what differs: `-` is missing, `+` is not expected
 */
export function assertSameLines(actual: readonly string[], expected: readonly string[]): void {
  const difference = differenceOf(actual, expected);
  if (difference.length > 0) assert.fail(`\n${difference.join('\n')}`);
}

function differenceOf(actual: readonly string[], expected: readonly string[]): string[] {
  const common = commonLines(actual, expected);
  const lines: string[] = [];
  let [at, due] = [0, 0];
  for (const line of [...common, undefined]) {
    while (due < expected.length && expected[due] !== line) lines.push(`- ${expected[due++]}`);
    while (at < actual.length && actual[at] !== line) lines.push(`+ ${actual[at++]}`);
    at += 1;
    due += 1;
  }
  return lines;
}

/** The longest list of lines that both have in this order. */
function commonLines(some: readonly string[], others: readonly string[]): readonly string[] {
  // lengths[i][j]: of what the lines from i on and those from j on have in common.
  const lengths = Array.from({ length: some.length + 1 }, () => new Array<number>(others.length + 1).fill(0));
  const length = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = some.length - 1; i >= 0; i -= 1)
    for (let j = others.length - 1; j >= 0; j -= 1)
      lengths[i]![j] = some[i] === others[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
  const common: string[] = [];
  for (let i = 0, j = 0; i < some.length && j < others.length;) {
    if (some[i] === others[j]) {
      common.push(some[i]!);
      i += 1;
      j += 1;
    } else if (length(i + 1, j) >= length(i, j + 1)) i += 1;
    else j += 1;
  }
  return common;
}
