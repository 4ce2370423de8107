import assert from 'node:assert/strict';
import { join } from 'node:path';
import { BAD, GOOD, noisy, WARNED, withCli } from './cli';

const NAME = '.cognito-client-lint.json';

/** A configuration with so many rules. */
const listOf = (count: number, name: (index: number) => string): string =>
  JSON.stringify({ rules: Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), 'off'])) });

describe('lint: configuration', () => {
  const cli = withCli();
  const json = (...args: string[]) => cli.run(['lint', '--format', 'json', ...args]);

  it('sets levels by code and by pattern, with comments and trailing commas', async () => {
    cli.write({
      'a.cognito-client.json': BAD,
      'b.cognito-client.json': WARNED,
      'lint.json': '\ufeff{ // ours\n "$schema": "x", "rules": { "token-*": "off", "auth-flows-legacy": "error", } }',
    });
    const ended = await json('--config', 'lint.json');
    assert.deepEqual(noisy(ended), ['a.cognito-client.json: ', 'b.cognito-client.json: auth-flows-legacy']);
    assert.equal(ended.code, 1, 'a raised warning counts as an error');
    cli.write({ 'lint.json': '{ "rules": { "*": "hint" } }' });
    assert.equal((await json('--config', 'lint.json')).code, 0);
  });

  it('takes the nearest configuration of each file, and none from elsewhere', async () => {
    cli.write({
      [NAME]: '{ "rules": { "token-validity-range": "warning" } }',
      'a.cognito-client.json': BAD,
      'a/b/c.cognito-client.json': BAD,
      [`sub/${NAME}`]: '{ "rules": { "token-validity-range": "off" } }',
      'sub/d.cognito-client.json': BAD,
      'sub/e/f.cognito-client.json': BAD,
    });
    const ended = await json();
    assert.deepEqual(noisy(ended), [
      'a/b/c.cognito-client.json: token-validity-range',
      'a.cognito-client.json: token-validity-range',
      'sub/d.cognito-client.json: ',
      'sub/e/f.cognito-client.json: ',
    ]);
    assert.equal(ended.code, 0);
    const stdin = await cli.run(['lint', '--format', 'json', '-'], { input: BAD, cwd: join(cli.folder, 'sub') });
    assert.deepEqual(noisy(stdin), ['<stdin>: '], 'standard input has that of the working folder');
    cli.write({ 'none.json': '{}' });
    assert.equal((await json('--config', 'none.json')).code, 1, '--config stands for all of them');
  });

  const mistakes: readonly (readonly [text: string, says: RegExp])[] = [
    [
      '{ "rules": { "callback-http": "fatal" } }',
      /^cognito-client: lint\.json:1:31: The level must be one of error, warning, info, hint, off, not "fatal"\.$/,
    ],
    [
      '{\n  "rules": {\n    "calback-http": "off" } }',
      /lint\.json:3:5: There is no rule "calback-http"\. Did you mean "callback-http"\?$/,
    ],
    ['{ "rules": { "zzz": "off" } }', /lint\.json:1:14: There is no rule "zzz"\./],
    ['{ "rules": { "sec-*": null } }', /lint\.json:1:23: The level must be one of .*, not null\.$/],
    ['{ "rules": { "sec-*": {} } }', /lint\.json:1:23: The level must be one of/],
    ['{ "rules": [] }', /lint\.json:1:12: "rules" must be an object/],
    ['{ "rule": {} }', /lint\.json:1:3: There is no setting "rule"/],
    ['[]', /lint\.json:1:1: The configuration must be an object/],
    ['', /lint\.json:1:1: This is not JSON/],
    ['{ "rules": { "a" } }', /lint\.json:1:18: This is not JSON/],
  ];
  for (const [text, says] of mistakes) {
    it(`names the mistake in ${JSON.stringify(text)} with its place`, async () => {
      cli.write({ 'good.cognito-client.json': GOOD, 'lint.json': text });
      const { code, out, err } = await json('--config', 'lint.json');
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.match(err.trimEnd(), says);
    });
  }

  it('checks nothing with a bad configuration that it found, says so once, and checks the rest', async () => {
    cli.write({
      'good.cognito-client.json': GOOD,
      'sub/a.cognito-client.json': BAD,
      'sub/b.cognito-client.json': BAD,
      [`sub/${NAME}`]: '{ "rules": { "nope": "off" } }',
    });
    const ended = await json();
    assert.equal(ended.code, 2);
    assert.match(
      noisy(ended).join('\n'),
      /^good\S*: \nsub\/a\S*: sub\/\S*:1:14: There is no rule "nope".*\nsub\/b\S*: sub\//,
    );
    assert.match(ended.err, /^cognito-client: sub\/\.cognito-client-lint\.json:1:14: There is no rule "nope"[^\n]*\n$/);
  });

  it('does not pass over a configuration that cannot be read', async () => {
    cli.write({ 'good.cognito-client.json': GOOD, [`${NAME}/x`]: '' });
    const ended = await json();
    assert.equal(ended.code, 2);
    assert.match(ended.err, /\.cognito-client-lint\.json.* cannot be read: this is a folder\.\n$/);
  });

  /** Texts that are meant to keep a program busy, or to end it, with the exit code that they lead to. */
  const BOMBS: Readonly<Record<string, readonly [text: string, code: number]>> = {
    'open brackets without an end': [`{"rules":${'['.repeat(100_000)}`, 2],
    '20,000 levels': [`{"rules":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`, 2],
    '50,000 rules that there are not': [listOf(50_000, (index) => `r${index}`), 2],
    '5,000 patterns': [listOf(5_000, (index) => `*a*${index}*`), 0],
    'a pattern of 5,000 stars': [listOf(1, () => `${'*a'.repeat(5_000)}b`), 0],
    '20,000 protections': [
      `{"protected":[${Array(20_000).fill('{"clientName":"*a*b*c","protection":"confirm"}').join()}]}`,
      0,
    ],
    '500,000 beginnings of a comment': ['/*'.repeat(500_000), 2],
    '20 MB': [`{"rules":{},"x":"${'x'.repeat(20_000_000)}"}`, 2],
    'parts of an object': ['{"__proto__":{"rules":{"*":"off"}}}', 2],
  };
  for (const [what, [text, code]] of Object.entries(BOMBS))
    it(`is done with a configuration of ${what}`, async () => {
      cli.write({ 'a.cognito-client.json': GOOD, '.cognito-client-lint.json': text });
      const ended = await cli.run(['lint']);
      assert.equal(ended.code, code, ended.err);
      assert.ok(ended.out.length + ended.err.length < 2_500);
    });
});
