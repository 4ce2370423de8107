import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BAD, entriesOf, GOOD, IDS, noisy, WARNED, withCli } from './cli';

describe('lint: which files', () => {
  const cli = withCli();
  const json = (...targets: string[]) => cli.run(['lint', '--format', 'json', ...targets]);
  const files = async (...targets: string[]): Promise<string[]> =>
    entriesOf(await json(...targets)).map(({ file }) => file);

  it('searches folders for files of the name, and passes over node_modules and .git', async () => {
    cli.write({
      '.cognito-client.json': GOOD,
      'b/web.cognito-client.json': GOOD,
      'a/.hidden/x.cognito-client.json': GOOD,
      'package.json': '{}',
      'cognito-client.json': '{}',
      'node_modules/x/y.cognito-client.json': GOOD,
      'a/.git/y.cognito-client.json': GOOD,
      'a/cognito-client.json/z.cognito-client.json': GOOD,
    });
    const all = [
      '.cognito-client.json',
      'a/.hidden/x.cognito-client.json',
      'a/cognito-client.json/z.cognito-client.json',
      'b/web.cognito-client.json',
    ];
    assert.deepEqual(await files(), all);
    assert.deepEqual(await files('b', '.'), [all[3], ...all.slice(0, 3)], 'each once, in the order of the arguments');
  });

  it('checks a named file whatever its name, also outside the working folder', async () => {
    cli.write({ 'a/client.txt': GOOD, 'b/x': '' });
    assert.deepEqual(await files('a/client.txt', './a/../a/client.txt'), ['a/client.txt']);
    const { out } = await cli.run(['lint', '--format', 'json', '../a/client.txt'], { cwd: join(cli.folder, 'b') });
    assert.match(out, /"file":"[^"]+\/a\/client\.txt"/);
  });

  it('expands globs itself, for any name', async () => {
    cli.write({
      'a/one.json': GOOD,
      'a/deep/er/two.json': GOOD,
      'a/node_modules/three.json': GOOD,
      'b/four.jsonc': GOOD,
      '[id].cognito-client.json': GOOD,
    });
    assert.deepEqual(await files('a/**/*.json'), ['a/deep/er/two.json', 'a/one.json']);
    assert.deepEqual(await files('{a,b}/*.{json,jsonc}'), ['a/one.json', 'b/four.jsonc']);
    assert.deepEqual(await files(join(cli.folder, 'b', '*')), ['b/four.jsonc']);
    assert.deepEqual(
      await files('[id].cognito-client.json'),
      ['[id].cognito-client.json'],
      'a file with brackets in its name',
    );
  });

  it('is not held up by globs that would take for ever, and says so of each', async () => {
    cli.write({ [`${'a'.repeat(100)}.json`]: GOOD });
    for (const glob of [`${'*a'.repeat(15)}b`, '(((((a+)+)+)+)+)*.json', '+(*a)b', `${'x'.repeat(70_000)}*`]) {
      const { code, err } = await cli.run(['lint', glob]);
      assert.equal(code, 2);
      assert.match(err, /was not checked: this glob is too involved to be matched: give folders or simpler globs/);
    }
    assert.deepEqual(await files('*a*a*.json'), [`${'a'.repeat(100)}.json`]);
  });

  it('is not held up by links that lead in a circle', async () => {
    cli.write({ 'a/web.cognito-client.json': GOOD, real: WARNED });
    symlinkSync('..', join(cli.folder, 'a/up'));
    symlinkSync('../real', join(cli.folder, 'a/link.cognito-client.json'));
    symlinkSync('circle.cognito-client.json', join(cli.folder, 'circle.cognito-client.json'));
    const ended = await json('.', 'a/**');
    assert.deepEqual(noisy(ended), [
      'a/link.cognito-client.json: auth-flows-legacy',
      'a/web.cognito-client.json: ',
      'circle.cognito-client.json: its symbolic links lead in a circle',
    ]);
    assert.equal(ended.code, 2);
  });

  it('reports what cannot be read, checks the rest and exits with 2', async () => {
    cli.write({ 'bad.cognito-client.json': BAD });
    mkdirSync(join(cli.folder, 'folder.cognito-client.json'));
    symlinkSync('nowhere', join(cli.folder, 'gone.cognito-client.json'));
    const targets = [
      'gone.cognito-client.json',
      'folder.cognito-client.json',
      'missing/*.json',
      'none*',
      'typo.json',
      'bad.cognito-client.json',
    ];
    const ended = await json(...targets);
    const reasons = [
      'gone.cognito-client.json: there is no such file or folder',
      'folder.cognito-client.json: there is no file named *.cognito-client.json in it',
      'missing/*.json: no file matches this glob',
      'none*: no file matches this glob',
      'typo.json: there is no such file or folder',
    ];
    assert.deepEqual(noisy(ended), [...reasons, 'bad.cognito-client.json: token-validity-range']);
    assert.equal(ended.code, 2);
    assert.match(
      ended.err,
      /^cognito-client: gone\.cognito-client\.json was not checked: there is no such file or folder\.$/m,
    );
    const text = await cli.run(['lint', ...targets]);
    assert.equal(text.code, 2);
    assert.match(text.out, /\n1 error in 1 file; \d files not checked /);
    assert.match(
      (await cli.run(['lint', '--format', 'github', 'typo.json'])).out,
      /^::error file=typo\.json,title=not checked::there is no such file or folder\n$/,
    );
  });

  it('reads standard input', async () => {
    const ended = await cli.run(['lint', '--format', 'json', '-'], { input: BAD });
    assert.deepEqual(noisy(ended), ['<stdin>: token-validity-range']);
    assert.equal(ended.code, 1);
    assert.equal((await cli.run(['lint', '-'], { input: GOOD })).code, 0);
  });

  it('finds the same places with Windows line ends, a byte order mark and UTF-16', async () => {
    const text = `{\r\n  ${IDS},\r\n  "ClientName": "web", /* 😀ä */ "AccessTokenValidity":  60\r\n}\r\n`;
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    cli.write({
      'bom.cognito-client.json': `\ufeff${text}`,
      'crlf.cognito-client.json': text,
      'le.cognito-client.json': utf16,
      'be.cognito-client.json': Buffer.from(utf16).swap16(),
    });
    const entries = entriesOf(await json());
    assert.equal(entries.length, 4);
    for (const { diagnostics } of entries) {
      const [error, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
      assert.deepEqual(error?.range, { start: { line: 2, character: 57 }, end: { line: 2, character: 59 } });
      assert.deepEqual(others, []);
    }
    assert.deepEqual(
      entriesOf(
        await cli.run(['lint', '--format', 'json', '-'], { input: `\ufeff{ ${IDS}, "IdTokenValidity": 25 }` }),
      )[0]!.diagnostics.find(({ severity }) => severity === 'error')!.range.start,
      { line: 0, character: 92 },
      'the mark is no column',
    );
    assert.match(
      (await cli.run(['lint', 'crlf.cognito-client.json'])).out,
      /"AccessTokenValidity": {2}60\n/,
      'no carriage return in the source line',
    );
  });

  it('has an answer for any bytes', async () => {
    const odd: Record<string, string | Uint8Array> = {
      binary: Uint8Array.from({ length: 4096 }, (_, index) => index % 256),
      deep: '['.repeat(100_000),
      empty: '',
      large: `{ "ClientName": "${'x'.repeat(5_000_000)}" }`,
      list: '[]',
      nul: '\0'.repeat(1000),
    };
    cli.write(Object.fromEntries(Object.entries(odd).map(([name, bytes]) => [`${name}.cognito-client.json`, bytes])));
    const ended = await json();
    assert.equal(ended.code, 1);
    assert.deepEqual(
      entriesOf(ended).map(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')),
      Object.keys(odd).map(() => true),
    );
    assert.match(noisy(ended).join('\n'), /large\S*: too-large\n/);
    for (const format of ['text', 'github', 'sarif'])
      assert.equal((await cli.run(['lint', '--format', format])).code, 1, format);
  });

  it('reads no more of an endless input than it can check', async () => {
    const child = cli.start(['lint', '--format', 'json', '-']);
    const piece = ' '.repeat(65_536);
    child.stdin!.on('error', () => undefined);
    Readable.from(
      (function* () {
        for (;;) yield piece;
      })(),
    ).pipe(child.stdin!);
    let out = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number | null];
    assert.equal(code, 1);
    assert.match(out, /too-large/);
  });

  it('checks more files than it may have open, in order', async () => {
    const names = Array.from({ length: 2000 }, (_, index) => `${String(index).padStart(4, '0')}.cognito-client.json`);
    cli.write(Object.fromEntries(names.map((name, index) => [name, index % 2 ? BAD : GOOD])));
    const ended = await json();
    assert.deepEqual(
      noisy(ended),
      names.map((name, index) => `${name}: ${index % 2 ? 'token-validity-range' : ''}`),
    );
  });

  it('ends quietly when nobody reads any more', async () => {
    cli.write(Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`${index}.cognito-client.json`, BAD])));
    const child = cli.start(['lint', '--all']);
    let err = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    await once(child.stdout!, 'data');
    child.stdout!.destroy();
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    assert.deepEqual({ code, signal, err }, { code: 1, signal: null, err: '' });
  });
});
