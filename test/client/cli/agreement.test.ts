import assert from 'node:assert/strict';
import { lint } from '../../../server/src/language/lint';
import type { RuleLevels } from '../../../server/src/language/silencing';
import { document, readFixtures } from '../../server/language/fixtures';
import { entriesOf, withCli, type JsonEntry } from './cli';

/** What the editor shows of a text. */
function inEditor(text: string, levels: RuleLevels): JsonEntry['diagnostics'] {
  const opened = document(text);
  const positionAt = (offset: number) => opened.textDocument.positionAt(offset);
  return lint(opened, levels).problems.map(({ code, severity, message, offset, length, docs }) => ({
    code,
    severity,
    message,
    range: { start: positionAt(offset), end: positionAt(offset + length) },
    ...(docs !== undefined && { url: docs }),
  }));
}

describe('lint finds what the editor finds', () => {
  const cli = withCli();
  const files = readFixtures().flatMap(({ code, cases }) =>
    cases.map(({ text }, index) => ({ file: `${code}-${String(index).padStart(2, '0')}.cognito-client.json`, text })),
  );

  for (const levels of [{}, { 'sec-*': 'warning', '*': 'off', 'callback-http': 'error' }] as const) {
    it(`in every case of every fixture, with the levels ${JSON.stringify(levels)}`, async () => {
      cli.write({
        ...Object.fromEntries(files.map(({ file, text }) => [file, text])),
        'lint.json': JSON.stringify({ rules: levels }),
      });
      const found = new Map(
        entriesOf(await cli.run(['lint', '--format', 'json', '--config', 'lint.json'])).map(({ file, diagnostics }) => [
          file,
          diagnostics,
        ]),
      );
      assert.equal(found.size, files.length);
      for (const { file, text } of files) assert.deepEqual(found.get(file), inEditor(text, levels), file);
      assert.ok([...found.values()].flat().length > 50);
    });
  }
});
