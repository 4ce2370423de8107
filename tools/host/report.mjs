// Reads what a suite inside VS Code leaves behind: its report, and its progress when the extension host ended before it did.

/** The last line of the in-host suite's report, written by suite/index.ts. A report without it comes from a host that crashed. */
export const CLOSING_LINE = /^in-host: (\d+) passed, (\d+) failed$/m;

/**
 * The counts of a suite. A suite that was cut off has one failure more than it had so far, and `cutOff` says where.
 * @param {string} name
 * @param {string} report what the suite printed
 * @param {string} progress the lines of test/host/suite/progress.ts
 * @returns {{ passed: number, failed: number, cutOff?: string }}
 */
export function readResult(name, report, progress) {
  const [, passed, failed] = CLOSING_LINE.exec(report) ?? [];
  if (passed !== undefined) return { passed: Number(passed), failed: Number(failed) };
  const lines = progress.split('\n');
  const count = (word) => lines.filter((line) => line === word).length;
  const soFar = { passed: count('passed'), failed: count('failed') };
  return { passed: soFar.passed, failed: soFar.failed + 1, cutOff: describeCut(name, lines, soFar) };
}

function describeCut(name, lines, { passed, failed }) {
  const began = lines.findLastIndex((line) => line.startsWith('begin '));
  const ended = `The extension host ended before its suite in test/host/${name} did`;
  if (began < 0) return `${ended}: no test had begun.`;
  const title = lines[began].slice('begin '.length);
  const where = lines.slice(began).includes('end') ? 'after' : 'in the middle of';
  return `${ended}, ${where} "${title}": ${passed} passed and ${failed} failed until then.`;
}
