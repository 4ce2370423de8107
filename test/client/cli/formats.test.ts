import assert from 'node:assert/strict';
import { join } from 'node:path';
import { BAD, entriesOf, GOOD, IDS, noisy, WARNED, withCli } from './cli';

describe('lint --format json', () => {
  const cli = withCli();

  it('lists every file with its diagnostics, ranges as in LSP', async () => {
    cli.write({ 'bad.cognito-client.json': BAD, 'good.cognito-client.json': GOOD });
    const ended = await cli.run(['lint', '--format', 'json']);
    assert.equal(ended.code, 1);
    assert.deepEqual(noisy(ended), ['bad.cognito-client.json: token-validity-range', 'good.cognito-client.json: ']);
    const { message, ...found } = entriesOf(ended)[0]!.diagnostics.find(({ severity }) => severity === 'error')!;
    assert.match(message, /60 hours/);
    assert.match(found.url!, /^https:\/\/docs\.aws\.amazon\.com\//);
    assert.deepEqual(
      { ...found, url: '' },
      {
        code: 'token-validity-range',
        severity: 'error',
        range: { start: { line: 2, character: 26 }, end: { line: 2, character: 28 } },
        url: '',
      },
    );
  });

  it('leaves all but errors out with --quiet', async () => {
    cli.write({ 'warned.cognito-client.json': WARNED });
    assert.deepEqual(entriesOf(await cli.run(['lint', '--format', 'json', '--quiet'])), [
      { file: 'warned.cognito-client.json', diagnostics: [] },
    ]);
  });

  it('is a list also when there is nothing to check, and says so', async () => {
    const ended = await cli.run(['lint', '--format', 'json']);
    const error = 'there is no file named *.cognito-client.json in it';
    assert.deepEqual(entriesOf(ended), [{ file: '.', diagnostics: [], error }]);
    assert.equal(ended.code, 2);
    assert.match(ended.err, /there is no file named \*\.cognito-client\.json in it\.\n/);
  });
});

describe('lint --format github', () => {
  const cli = withCli();

  it('writes workflow commands, one a line', async () => {
    cli.write({ 'bad.cognito-client.json': BAD, 'warned.cognito-client.json': WARNED });
    const { code, out } = await cli.run(['lint', '--format', 'github']);
    assert.equal(code, 1);
    const [first, second, ...rest] = out.split('\n');
    assert.match(
      first!,
      /^::error file=bad\.cognito-client\.json,line=3,endLine=3,col=27,endColumn=29,title=token-validity-range::The access token would live 60 hours/,
    );
    assert.match(second!, /^::warning file=warned\.cognito-client\.json,line=1,.*,title=auth-flows-legacy::/);
    assert.deepEqual(rest, ['']);
    assert.match((await cli.run(['lint', '--format', 'github', '--all'])).out, /^::notice /m);
  });

  it('escapes what would end a property or a message', async () => {
    const name = 'a,b:c%d.cognito-client.json';
    cli.write({ [name]: `{ ${IDS}, "CallbackURLs": ["https://a.example/%0A#x\\n"], "A%\\r\\nB": 1 }` });
    const { out } = await cli.run(['lint', '--format', 'github']);
    const lines = out.trimEnd().split('\n');
    assert.ok(lines.length >= 2);
    for (const line of lines) assert.match(line, /^::(error|warning) file=a%2Cb%3Ac%25d\.cognito-client\.json,line=1,/);
    assert.match(out, /A%25/);
  });

  it('names files from the top of the repository', async () => {
    cli.write({ 'sub/bad.cognito-client.json': BAD });
    const { out } = await cli.run(['lint', '--format', 'github'], {
      cwd: join(cli.folder, 'sub'),
      env: { GITHUB_WORKSPACE: cli.folder },
    });
    assert.match(out, /^::error file=sub\/bad\.cognito-client\.json,/);
  });

  it('gives no columns for a problem of several lines', async () => {
    cli.write({ 'bad.cognito-client.json': `{ ${IDS}, "Nmae": 1 /* begun\nand not ended\n` });
    const { out } = await cli.run(['lint', '--format', 'github']);
    const several: string[] = [];
    for (const line of out.trimEnd().split('\n')) {
      const [, from, to] = /line=(\d+),endLine=(\d+)/.exec(line)!;
      assert.equal(line.includes(',col='), from === to, line);
      if (from !== to) several.push(line);
    }
    assert.notDeepEqual(several, [], out);
  });
});
