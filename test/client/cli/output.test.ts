// What a caller hears of a command whose output cannot be written: a full disk, a reader who has gone.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../local-cognito/src';
import { CREDENTIALS } from '../sync/flow/stage';
import { BAD, GOOD, withCli, type Ended } from './cli';

/** Where each write fails because the device is full. */
const FULL = '/dev/full';

/** What a lost output is told by, on one line. */
const LOST =
  /^cognito-client: standard output could not be written \(no space is left on the device\): what it holds is not complete\.\n$/;

const SOME = 41;

(process.platform === 'linux' ? describe : describe.skip)('a command whose output cannot be written', function () {
  this.timeout(60_000);
  const cli = withCli({ live: true });
  let local: LocalCognito;
  beforeEach(async () => {
    local = await startLocalCognito({ seed: 'demo' });
  });
  afterEach(() => local.stop());

  /** Runs a command with an open file as its standard output. */
  const into = (fd: number, args: readonly string[]): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [cli.bundle, ...args], {
        cwd: cli.folder,
        env: { ...process.env, ...CREDENTIALS, HOME: cli.folder, XDG_STATE_HOME: '', AWS_PROFILE: '' },
        stdio: ['ignore', fd, 'pipe'],
      });
      closeSync(fd);
      const err: Buffer[] = [];
      child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out: '', err: Buffer.concat(err).toString() }));
    });
  const intoFull = (...args: string[]): Promise<Ended> => into(openSync(FULL, 'w'), args);
  /** A pipe whose reader has gone before the first write. */
  const intoNobody = (...args: string[]): Promise<Ended> => {
    const fifo = join(cli.folder, `.pipe-${Math.random()}`);
    execFileSync('mkfifo', [fifo]);
    const reader = openSync(fifo, 'r+');
    const writer = openSync(fifo, 'w');
    closeSync(reader);
    return into(writer, args);
  };

  for (const format of ['text', 'json', 'sarif', 'github']) {
    it(`lint --format ${format} never reports success`, async () => {
      // The errors are in the last file: whoever stops at the first write that fails has not seen them.
      for (let number = 0; number < SOME; number++)
        cli.write({ [`all/${String(number).padStart(2, '0')}.cognito-client.json`]: GOOD });
      cli.write({ 'all/zz.cognito-client.json': BAD });
      const full = await intoFull('lint', '--format', format, '--all', 'all');
      assert.deepEqual([full.code, LOST.test(full.err)], [2, true], full.err);
      const nobody = await intoNobody('lint', '--format', format, '--all', 'all');
      assert.deepEqual([nobody.code, nobody.err], [1, ''], 'the exit code of the whole work, and no word');
    });

    it(`drift --format ${format} never reports success`, async () => {
      const pulled = await pull('--all', DEMO.poolId, '--dir', 'clients', '--rate', '500');
      assert.equal(pulled.code, 0, pulled.err);
      local.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 9 });
      const drift = ['drift', '--format', format, '--rate', '500', '--endpoint', local.url, 'clients'];
      const full = await intoFull(...drift);
      assert.deepEqual([full.code, LOST.test(full.err)], [2, true], full.err);
      const nobody = await intoNobody(...drift);
      assert.deepEqual([nobody.code, nobody.err], [1, '']);
    });
  }

  const pull = (...args: string[]): Promise<Ended> =>
    cli.run(['pull', ...args, '--endpoint', local.url], {
      env: { ...CREDENTIALS, HOME: cli.folder, XDG_STATE_HOME: '', AWS_PROFILE: '' },
    });

  it('fails with a sentence whatever the command, and ends quietly with its own code when nobody reads', async () => {
    const client = ['--pool', DEMO.poolId, '--client', DEMO.singlePageApp];
    await pull(...client, '--out', 'web.cognito-client.json');
    const commands: readonly (readonly [code: number, ...args: string[]])[] = [
      [0, '--help'],
      [0, '--version'],
      [0, 'lint', '--help'],
      [0, 'completion', 'bash'],
      [0, 'explain', 'web.cognito-client.json'],
      [0, 'pull', ...client, '--out', '-', '--endpoint', local.url],
      [0, 'plan', 'web.cognito-client.json', '--endpoint', local.url],
      [0, 'plan', '--json', 'web.cognito-client.json', '--endpoint', local.url],
      [0, 'push', '--yes', 'web.cognito-client.json', '--endpoint', local.url],
    ];
    for (const [code, ...args] of commands) {
      const full = await intoFull(...args);
      assert.deepEqual([full.code, LOST.test(full.err)], [2, true], `${args.join(' ')}: ${full.err}`);
      const nobody = await intoNobody(...args);
      assert.deepEqual([nobody.code, nobody.err], [code, ''], args.join(' '));
    }
  });

  it('fails also when what it has to say on stderr is lost', async () => {
    cli.write({ 'bad.cognito-client.json': BAD });
    const fd = openSync(FULL, 'w');
    const child = spawn(
      process.execPath,
      [cli.bundle, 'lint', '--max-warnings', '0', 'bad.cognito-client.json', 'gone'],
      {
        cwd: cli.folder,
        stdio: ['ignore', 'ignore', fd],
      },
    );
    closeSync(fd);
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 2);
  });
});

describe('a folder without any app client file', () => {
  const cli = withCli();

  for (const format of ['text', 'json', 'sarif', 'github']) {
    it(`is no success of lint --format ${format}, also beside one that has some`, async () => {
      cli.write({ 'some/web.cognito-client.json': GOOD, 'empty/README': 'no client' });
      mkdirSync(join(cli.folder, 'bare'));
      for (const [args, err] of [
        [
          ['empty'],
          /^cognito-client: empty was not checked: there is no file named \*\.cognito-client\.json in it\.\n$/,
        ],
        [['some', 'bare'], /^cognito-client: bare was not checked: there is no file named/],
      ] as const) {
        const ended = await cli.run(['lint', '--format', format, ...args]);
        assert.equal(ended.code, 2, ended.out);
        assert.match(ended.err, err);
      }
      assert.equal((await cli.run(['lint', '--format', format, 'some'])).code, 0);
    });
  }

  it('is no success either where no folder is named', async () => {
    mkdirSync(join(cli.folder, 'bare'));
    const ended = await cli.run(['lint'], { cwd: join(cli.folder, 'bare') });
    assert.equal(ended.code, 2);
    assert.match(ended.err, /^cognito-client: The current folder was not checked: there is no file named/);
  });

  it('is named by each command that searches folders', async () => {
    cli.write({ 'some/web.cognito-client.json': GOOD, 'empty/README': 'no client' });
    for (const command of ['explain', 'plan', 'push', 'pull', 'drift']) {
      const ended = await cli.run([command, 'empty']);
      assert.deepEqual(
        [ended.code, ended.err],
        [2, 'cognito-client: No file named *.cognito-client.json was found in empty.\n'],
        command,
      );
    }
    const both = await cli.run(['explain', 'some', 'empty']);
    assert.equal(both.code, 2);
    assert.match(both.err, /empty cannot be read: there is no file named \*\.cognito-client\.json in it\.\n/);
    assert.match(both.out, /some\/web/);
  });
});
