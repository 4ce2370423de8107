// A repository of a stranger: its links, devices, configurations and names, as a check of a pull request meets them.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BAD, GOOD, IDS, noisy, WARNED, withCli } from './cli';

const KEY = 'AWS_SECRET=hunter2-DO-NOT-SHOW';
const LEADS_OUT =
  'it is, or is behind, a link that leads out of its repository or folder: name the place that it leads to';
const CONFIG = '.cognito-client-lint.json';

describe("a stranger's repository", () => {
  const cli = withCli();
  const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

  beforeEach(() => {
    cli.write({ 'home/.env': KEY, 'home/key.cognito-client.json': `${KEY}\n`, 'home/.docker.json': `{ "${KEY}": 1 }` });
    mkdirSync(join(cli.folder, 'repo/.git'), { recursive: true });
    cli.write({ 'repo/good.cognito-client.json': GOOD });
  });
  const repo = (): string => join(cli.folder, 'repo');
  const link = (to: string, name: string): void => {
    mkdirSync(dirname(join(repo(), name)), { recursive: true });
    symlinkSync(to, join(repo(), name));
  };

  it('shows nothing of a file behind a link that leads out, whatever names it and whatever the format', async () => {
    link('../home/.env', 'a.cognito-client.json');
    link('../../home/.env', 'deep/b.cognito-client.json');
    link('../home', 'folder');
    const ways = ['.', 'a.cognito-client.json', '*.json', 'folder', 'folder/key.cognito-client.json', 'deep'];
    for (const format of FORMATS) {
      const { code, out, err } = await cli.run(['lint', '--format', format, '--all', ...ways], { cwd: repo() });
      assert.equal(code, 2, `${format}: ${out}${err}`);
      assert.doesNotMatch(out + err, /hunter2/);
      for (const name of ['a', 'deep/b', 'folder', 'folder/key'])
        assert.match(err, new RegExp(`${name}(\\.cognito-client\\.json)? was not checked: ${LEADS_OUT}`));
    }
    const json = await cli.run(['lint', '--format', 'json'], { cwd: repo() });
    assert.deepEqual(noisy(json), [
      `a.cognito-client.json: ${LEADS_OUT}`,
      `deep/b.cognito-client.json: ${LEADS_OUT}`,
      'good.cognito-client.json: ',
    ]);
  });

  it('may have links that stay inside, and a link that somebody names outside of any repository is what they mean', async () => {
    cli.write({ 'repo/real/web.json': WARNED, 'elsewhere/web.json': WARNED, 'links/x': '' });
    link('../real/web.json', 'sub/c.cognito-client.json');
    symlinkSync('../elsewhere/web.json', join(cli.folder, 'links/d.cognito-client.json'));
    const inside = await cli.run(['lint', '--format', 'json', 'sub'], { cwd: repo() });
    assert.deepEqual(noisy(inside), ['sub/c.cognito-client.json: auth-flows-legacy']);
    const named = await cli.run(['lint', '--format', 'json', '../links/d.cognito-client.json'], { cwd: repo() });
    assert.equal(named.code, 0, named.err);
    const searched = await cli.run(['lint', '../links'], { cwd: repo() });
    assert.equal(searched.code, 2);
  });

  it('is not planned, compared, explained or pushed through such a link, either', async () => {
    link('../home/key.cognito-client.json', 'a.cognito-client.json');
    for (const command of ['plan', 'drift', 'explain', 'push']) {
      const { code, out, err } = await cli.run([command, 'a.cognito-client.json'], { cwd: repo() });
      assert.ok(code !== 0 && err.includes(LEADS_OUT), `${command}: ${err}`);
      assert.doesNotMatch(out + err, /hunter2/);
    }
  });

  it('shows no excerpt of what is no app client', async () => {
    cli.write({
      'repo/env.cognito-client.json': `${KEY}\n`,
      'repo/list.cognito-client.json': `["${KEY}"]`,
      // No word near it says that it is a secret: only leaving the line out keeps it.
      'repo/address.cognito-client.json': 'DATABASE=db://me:hunter2@host\n',
      'repo/addresses.cognito-client.json': '["db://me:hunter2@host"]',
      'repo/ours.cognito-client.json': `// ours\n/* { */ { ${IDS}, "AccessTokenValidity": 60 }`,
    });
    const { out } = await cli.run(['lint', '--all'], { cwd: repo() });
    assert.doesNotMatch(out, /hunter2/);
    assert.match(out, /"AccessTokenValidity": 60 \}/, 'of an app client, the line is shown');
  });

  const itOnUnix = process.platform === 'win32' ? () => undefined : it;
  itOnUnix('holds up nothing by a link to a device or a pipe, as file, configuration or settings', async () => {
    execFileSync('mkfifo', [join(repo(), 'pipe.cognito-client.json')]);
    link('/dev/stdin', 'b.cognito-client.json');
    link('/dev/zero', 'sub/c.cognito-client.json');
    /** Ends of a run whose standard input stays open. */
    const held = (...args: string[]): Promise<{ code: number | null; err: string }> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [cli.bundle, ...args], {
          cwd: repo(),
          stdio: ['pipe', 'ignore', 'pipe'],
        });
        const err: Buffer[] = [];
        child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
        child.on('close', (code) => resolve({ code, err: Buffer.concat(err).toString() }));
      });
    assert.equal((await held('lint', '.')).code, 2);
    const pipe = await held('lint', 'pipe.cognito-client.json');
    assert.match(pipe.err, /pipe\S+ was not checked: it is a device, a pipe or a socket, not a file\.\n$/);
    assert.equal((await held('plan', 'pipe.cognito-client.json')).code, 2);
    assert.match((await held('lint', '--config', 'pipe.cognito-client.json', '.')).err, /device, a pipe or a socket/);
    link('/dev/stdin', CONFIG);
    const config = await held('lint', 'good.cognito-client.json');
    assert.equal(config.code, 2);
    assert.match(config.err, /\.cognito-client-lint\.json (was not read|cannot be read)/);
  });

  it('says nothing of what a configuration behind a link holds', async () => {
    link('../home/.docker.json', CONFIG);
    const { code, out, err } = await cli.run(['lint'], { cwd: repo() });
    assert.equal(code, 2);
    assert.doesNotMatch(out + err, /hunter2/);
    assert.match(err, /\.cognito-client-lint\.json was not read: it is, or is behind, a link/);
  });
});

describe('the configuration that counts', () => {
  const cli = withCli();
  const OFF = '{ "rules": { "*": "off" } }';
  const lint = (cwd: string, ...args: string[]) => cli.run(['lint', ...args], { cwd: join(cli.folder, cwd) });

  it('is searched up to the top of the repository, and --verbose says which', async () => {
    cli.write({ [CONFIG]: OFF, 'repo/sub/bad.cognito-client.json': BAD });
    assert.equal((await lint('repo')).code, 0, 'without a repository, all above count');
    assert.match((await lint('repo', '--verbose')).err, /^cognito-client: the configuration \S+\.json counts\.\n$/);
    // In a worktree, .git is a file.
    writeFileSync(join(cli.folder, 'repo/.git'), 'gitdir: elsewhere');
    const { code, err } = await lint('repo', '--verbose');
    assert.deepEqual([code, err], [1, '']);
    cli.write({ [`repo/${CONFIG}`]: OFF });
    assert.match((await lint('repo', '--verbose')).err, /^cognito-client: the configuration \.cognito\S+ counts\.\n$/);
  });

  // Only root can give a file away.
  const itAsRoot = process.getuid?.() === 0 ? it : () => undefined;
  itAsRoot('is passed over when it belongs to another user, as Git does, and that is said', async () => {
    cli.write({ [CONFIG]: OFF, 'mine/bad.cognito-client.json': BAD });
    chownSync(join(cli.folder, CONFIG), 12_345, 12_345);
    const { code, err } = await lint('mine');
    assert.equal(code, 1);
    assert.match(err, /\.cognito-client-lint\.json belongs to another user and was passed over\.\n$/);
  });
});

describe('the hook for pre-commit, given a name that looks like an option', () => {
  const cli = withCli();

  it('lints the file', async () => {
    const root = join(__dirname, '../../..');
    const entry = join(cli.folder, 'clone/client/src/cli/pre-commit.mjs');
    cli.write({ 'clone/dist/x': '', 'clone/client/src/cli/x': '' });
    copyFileSync(join(root, 'client/src/cli/pre-commit.mjs'), entry);
    copyFileSync(cli.bundle, join(cli.folder, 'clone/dist/cli.js'));
    const name = '--config=x.cognito-client.json';
    cli.write({ [name]: BAD, 'x.cognito-client.json': '{ "rules": { "*": "off" } }', 'bad.cognito-client.json': BAD });
    const child = spawn(process.execPath, [entry, '--max-warnings', '0', name, 'bad.cognito-client.json'], {
      cwd: cli.folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 1);
    assert.match(Buffer.concat(out).toString(), /2 errors in 2 files/);
  });
});
