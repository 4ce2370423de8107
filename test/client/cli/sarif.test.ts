import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { BAD, GOOD, IDS, WARNED, withCli, type Ended } from './cli';

/** The schema of OASIS, as Microsoft's package for testing SARIF ships it. */
const schema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;

// One pattern of the schema is no regular expression under the u flag.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

function logOf({ out }: Ended): Log {
  const log = JSON.parse(out) as Log;
  assert.ok(validate(log), JSON.stringify(validate.errors, null, 2));
  return log;
}

const resultsOf = (log: Log): Result[] => log.runs[0]!.results!;
const silencedIn = (log: Log) =>
  resultsOf(log)
    .filter((result) => result.suppressions)
    .map((result) => `${result.ruleId} ${result.suppressions!.map(({ kind }) => kind).join()}`);

describe('lint --format sarif', () => {
  const cli = withCli();

  it('is checked by a validator that can say no', () => {
    assert.equal(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] }), false);
    assert.equal(
      validate({
        version: '2.1.0',
        runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'x' }, level: 'hint' }] }],
      }),
      false,
    );
  });

  it('gives each result its rule, its region and its level', async () => {
    cli.write({ 'sub folder/bäd#1.cognito-client.json': BAD, 'warned.cognito-client.json': WARNED });
    const ended = await cli.run(['lint', '--format', 'sarif']);
    const log = logOf(ended);
    const { tool, columnKind, originalUriBaseIds, invocations } = log.runs[0]!;
    assert.equal(ended.code, 1);
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.deepEqual(originalUriBaseIds, { '%SRCROOT%': { uri: `${pathToFileURL(cli.folder).href}/` } });
    assert.deepEqual(invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    const error = resultsOf(log).find(({ level }) => level === 'error')!;
    assert.deepEqual(error.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'sub%20folder/b%C3%A4d%231.cognito-client.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 27, endLine: 3, endColumn: 29 },
        },
      },
    ]);
    assert.deepEqual([...new Set(resultsOf(log).map(({ level }) => level))].sort(), ['error', 'note', 'warning']);
    for (const { ruleId, ruleIndex } of resultsOf(log)) {
      const rule = tool.driver.rules![ruleIndex!]!;
      assert.equal(rule.id, ruleId);
      assert.ok(
        rule.shortDescription!.text.length > 10 &&
          rule.helpUri!.startsWith('https://') &&
          rule.defaultConfiguration!.level,
      );
    }
  });

  it('shows related places', async () => {
    cli.write({ 'bad.cognito-client.json': `{ ${IDS},\n  "ClientName": "a",\n  "ClientName": "b" }` });
    const found = resultsOf(logOf(await cli.run(['lint', '--format', 'sarif']))).find(
      ({ ruleId }) => ruleId === 'duplicate-member',
    )!;
    assert.equal(found.relatedLocations!.length, 1);
    assert.ok(found.relatedLocations![0]!.message!.text);
    assert.notEqual(
      found.relatedLocations![0]!.physicalLocation!.region!.startLine,
      found.locations![0]!.physicalLocation!.region!.startLine,
    );
  });

  it('keeps what was silenced, as suppressed by a comment or by the configuration', async () => {
    cli.write({
      'bad.cognito-client.json': BAD.replace(
        '  "AccessTokenValidity"',
        '  // cognito-client-disable-next-line token-validity-range -- agreed\n  "AccessTokenValidity"',
      ),
      'warned.cognito-client.json': WARNED,
      'silent.json': '{ "rules": { "auth-flows-legacy": "off" } }',
    });
    const ended = await cli.run(['lint', '--format', 'sarif', '--config', 'silent.json', '--max-warnings', '0']);
    assert.deepEqual(silencedIn(logOf(ended)), ['token-validity-range inSource', 'auth-flows-legacy external']);
    assert.equal(ended.code, 0);
  });

  it('says which files could not be read', async () => {
    cli.write({ 'good.cognito-client.json': GOOD });
    symlinkSync(join(cli.folder, 'nowhere'), join(cli.folder, 'gone.cognito-client.json'));
    const ended = await cli.run(['lint', '--format', 'sarif']);
    const [invocation] = logOf(ended).runs[0]!.invocations!;
    assert.equal(ended.code, 2);
    assert.equal(invocation!.executionSuccessful, false);
    assert.deepEqual(
      invocation!.toolExecutionNotifications!.map(
        (notification) => notification.locations![0]!.physicalLocation!.artifactLocation!.uri,
      ),
      ['gone.cognito-client.json'],
    );
  });

  it('is valid without any file and for standard input', async () => {
    assert.deepEqual(resultsOf(logOf(await cli.run(['lint', '--format', 'sarif']))), []);
    assert.ok(resultsOf(logOf(await cli.run(['lint', '--format', 'sarif', '-'], { input: BAD }))).length > 0);
  });
});
