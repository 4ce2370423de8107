import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { readResult } from '../../tools/host/report.mjs';
import { recordProgress } from '../host/suite/progress';

/** The progress of three tests, of which the second fails, with a hook before each. */
async function progressOfThree(): Promise<readonly string[]> {
  const suite = Mocha.Suite.create(new Mocha().suite, 'the suite');
  suite.beforeEach(() => {});
  suite.addTest(new Mocha.Test('is fine', () => {}));
  suite.addTest(new Mocha.Test('is not', () => assert.fail()));
  suite.addTest(new Mocha.Test('is fine, too', () => {}));
  const lines: string[] = [];
  const runner = new Mocha.Runner(suite.parent!);
  recordProgress(runner, (line) => lines.push(line));
  await new Promise((resolve) => runner.run(resolve));
  return lines;
}

const cutBefore = (lines: readonly string[], line: string): string => lines.slice(0, lines.indexOf(line)).join('\n');

describe('the report of a suite inside VS Code', () => {
  it('has the counts of its closing line', () => {
    assert.deepEqual(readResult('suite', '  ✓ is fine\nin-host: 12 passed, 3 failed\n', 'begin x\n'), {
      passed: 12,
      failed: 3,
    });
  });

  it('keeps what passed and failed when the extension host ended in the middle of a test', async () => {
    const lines = await progressOfThree();
    const began = lines.indexOf('begin the suite is fine, too');
    assert.deepEqual(readResult('suite', '  ✓ is fine\n', `${lines.slice(0, began + 1).join('\n')}\n`), {
      passed: 1,
      failed: 2,
      cutOff:
        'The extension host ended before its suite in test/host/suite did, in the middle of "the suite is fine, too": 1 passed and 1 failed until then.',
    });
  });

  it('names the test that was the last when the host ended between two', async () => {
    const lines = await progressOfThree();
    const last = lines.lastIndexOf('end');
    assert.match(
      readResult('suite', '', lines.slice(0, last + 1).join('\n')).cutOff ?? '',
      /^The extension host ended before its suite in test\/host\/suite did, after ".*is fine, too.*": 2 passed and 1 failed until then\.$/,
    );
  });

  it('says that no test had begun', () => {
    assert.deepEqual(readResult('restricted', '', ''), {
      passed: 0,
      failed: 1,
      cutOff: 'The extension host ended before its suite in test/host/restricted did: no test had begun.',
    });
  });

  it('knows the hook that was running', async () => {
    const lines = await progressOfThree();
    assert.match(
      readResult('suite', '', cutBefore(lines, 'end')).cutOff ?? '',
      /, in the middle of "the suite "before each" hook.*": 0 passed and 0 failed until then\.$/,
    );
  });
});
