import assert from 'node:assert/strict';
import { BAD, GOOD, IDS, WARNED, withCli } from './cli';

const strip = (text: string): string => text.replace(/\x1b\[\d+m/g, '');

describe('lint --format text', () => {
  const cli = withCli();

  it('groups by file, points at the place and sums up', async () => {
    cli.write({
      'bad.cognito-client.json': BAD,
      'good.cognito-client.json': GOOD,
      'sub/warned.cognito-client.json': WARNED,
    });
    const { code, out, err } = await cli.run(['lint']);
    const lines = out.split('\n');
    assert.equal(code, 1);
    assert.equal(lines[0], 'bad.cognito-client.json');
    assert.match(lines[1]!, /^ {2}3:27 {5}error {4}The access token would live 60 hours .* {2}token-validity-range$/);
    assert.equal(lines[2], '           "AccessTokenValidity":  60');
    assert.equal(lines[3], '                                   ^^');
    assert.deepEqual(lines.slice(4, 6), ['', 'sub/warned.cognito-client.json']);
    assert.match(lines[6]!, /warning .* auth-flows-legacy$/);
    assert.match(out, /\n\n1 error, 1 warning in 3 files \(--all shows .*hints more\)\n$/);
    assert.doesNotMatch(out, /good/);
    assert.equal(err, '');
  });

  it('is quiet about clean files, and exits with 0', async () => {
    cli.write({ 'good.cognito-client.json': GOOD });
    const { code, out } = await cli.run(['lint']);
    assert.equal(code, 0);
    assert.match(out, /^No problems in 1 file \(--all shows/);
    assert.match((await cli.run(['lint', '--all'])).out, / hint {5}.*\n[^]*\n\d+ hints in 1 file\n$/);
  });

  it('does not fail for warnings, unless there are more than --max-warnings', async () => {
    cli.write({ 'a.cognito-client.json': WARNED, 'b.cognito-client.json': WARNED });
    const codes = await Promise.all(
      [[], ['--max-warnings', '2'], ['--max-warnings', '1']].map(
        async (args) => (await cli.run(['lint', ...args])).code,
      ),
    );
    assert.deepEqual(codes, [0, 0, 1]);
    const { code, out, err } = await cli.run(['lint', '--quiet', '--max-warnings', '0']);
    assert.equal(code, 1);
    assert.doesNotMatch(out, /auth-flows-legacy/);
    assert.equal(err, 'cognito-client: more warnings (2) than --max-warnings allows (0).\n');
  });

  it('colours on a terminal only, unless FORCE_COLOR or NO_COLOR say otherwise', async () => {
    cli.write({ 'bad.cognito-client.json': BAD });
    const outputs = async (env: NodeJS.ProcessEnv) => (await cli.run(['lint'], { env })).out;
    const plain = await outputs({});
    assert.equal(plain, strip(plain));
    const coloured = await outputs({ FORCE_COLOR: '1' });
    assert.ok(coloured.includes('\x1b[31merror'), 'an error is red');
    assert.equal(strip(coloured), plain);
    assert.equal(await outputs({ FORCE_COLOR: '0' }), plain);
    assert.equal(await outputs({ NO_COLOR: '1' }), plain);
    assert.equal(await outputs({ NO_COLOR: '1', FORCE_COLOR: '1' }), coloured);
  });

  it('sets the caret by columns of the terminal, and counts in UTF-16 code units', async () => {
    cli.write({ 'bad.cognito-client.json': `{\n${IDS},\n\t"ClientName": "日本", "IdTokenValidity": 25 }` });
    const { out } = await cli.run(['lint']);
    assert.match(
      out,
      /\n {2}3:41 .*token-validity-range\n {11}"ClientName": "日本", "IdTokenValidity": 25 }\n {11} {41}\^\^\n/,
    );
    assert.match(out, /"ClientName": "日本".*\n {11} {14}\^{6}\n/);
  });

  it('shows a part of a long line, around the place', async () => {
    cli.write({
      'bad.cognito-client.json': [
        `{ ${IDS}, "CallbackURLs": ["https://a.example/${'x'.repeat(500_000)}"],`,
        `"IdTokenValidity": 25, "LogoutURLs": ["https://a.example/${'y'.repeat(400_000)}"] }`,
      ].join(' '),
    });
    const { out } = await cli.run(['lint']);
    assert.match(out, /\n {11}…x+"\], "IdTokenValidity": 25, "LogoutURLs": .*y…\n {11} +\^\^\n/);
    assert.ok(out.split('\n').every((line) => line.length < 400));
  });

  it('lets no file drive the terminal or turn the writing direction', async () => {
    cli.write({ 'bad.cognito-client.json': `{ ${IDS}, "\x1b]0;title\x07\u202e": 1, "ClientName": "\x9b31m" }` });
    const { out } = await cli.run(['lint', '--all'], {});
    assert.match(out, /unknown-parameter|json-syntax/);
    assert.doesNotMatch(out, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  it('shows where else to look when two places disagree', async () => {
    cli.write({ 'bad.cognito-client.json': `{ ${IDS},\n  "ClientName": "a",\n  "ClientName": "b" }` });
    assert.match((await cli.run(['lint'])).out, /duplicate-member\n.*\n.*\^\n {11}\d:3 {2}\S/);
  });
});
