import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BAD, GOOD, withCli } from './cli';

const ROOT = join(__dirname, '../../..');
const hook = Object.fromEntries(
  [...readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8').matchAll(/^[- ] (\w+): (.*)$/gm)].map(
    ([, key, value]) => [key!, value!],
  ),
);

describe('the hook for pre-commit', () => {
  const cli = withCli();

  it('is a program in this repository, for files of the name', () => {
    assert.equal(hook['language'], 'script');
    if (process.platform !== 'win32') assert.ok(statSync(join(ROOT, hook['entry']!)).mode & 0o100, 'executable');
    const wanted = new RegExp(hook['files']!);
    assert.deepEqual(
      ['.cognito-client.json', 'a/web.cognito-client.json', 'package.json', 'a.cognito-client.json.bak'].map((file) =>
        wanted.test(file),
      ),
      [true, true, false, false],
    );
  });

  it('lints the files that it is given, and hands on the exit code', () => {
    const entry = join(cli.folder, 'clone', hook['entry']!);
    mkdirSync(dirname(entry), { recursive: true });
    mkdirSync(join(cli.folder, 'clone/dist'));
    copyFileSync(join(ROOT, hook['entry']!), entry);
    copyFileSync(cli.bundle, join(cli.folder, 'clone/dist/cli.js'));
    cli.write({ 'bad.cognito-client.json': BAD, 'good.cognito-client.json': GOOD });
    const lint = (...files: string[]) =>
      spawnSync(process.execPath, [entry, ...files], { cwd: cli.folder, encoding: 'utf8' });
    assert.deepEqual(
      [
        lint('good.cognito-client.json').status,
        lint('good.cognito-client.json', 'bad.cognito-client.json').status,
        lint('--nonsense').status,
      ],
      [0, 1, 2],
    );
    assert.match(lint('bad.cognito-client.json').stdout, /token-validity-range/);
  });
});
