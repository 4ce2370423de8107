// The built command line as a process of its own: what only a process has.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { processIo } from '../../../client/src/cli/io';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../local-cognito/src';
import { assertNoSecret, CREDENTIALS } from '../sync/flow/stage';
import { until } from '../../local-cognito/helpers';
import { withCli } from './cli';

const UPDATE = 'UpdateUserPoolClient';

describe('cognito-client as a process', () => {
  const cli = withCli({ live: true });
  let local: LocalCognito;
  beforeEach(async () => {
    local = await startLocalCognito({ seed: 'demo' });
  });
  afterEach(() => local.stop());
  const env = () => ({ ...CREDENTIALS, HOME: cli.folder, XDG_STATE_HOME: '', AWS_PROFILE: '' });
  const run = (...args: string[]) => cli.run([...args, '--endpoint', local.url], { env: env() });

  it('pulls, plans and pushes with its exit codes, says nothing but its own words, and keeps its state below home', async () => {
    assert.deepEqual(
      await run('pull', '--all', DEMO.poolId, '--dir', 'clients', '--rate', '500').then(({ code, err }) => [code, err]),
      [0, ''],
    );
    assert.ok(existsSync(join(cli.folder, '.local/state/cognito-client/bases')));
    local.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 9 });
    const drift = await run('drift', '--format', 'github');
    assert.equal(drift.code, 1);
    assert.match(
      drift.out,
      /^::error file=clients\/shop-web\.cognito-client\.json,.*AuthSessionValidity: file: 5 · live: 9 \(changed in Cognito\)\n$/,
    );
    assert.equal((await run('plan', 'clients')).code, 0, 'what somebody else changed stays: nothing to push');
    const pushed = await run('push', '--exact', '--yes', 'clients/shop-web.cognito-client.json', '--verbose');
    assert.equal(pushed.code, 0, pushed.err);
    assert.match(pushed.err, /^(aws: \w+.*: ok, \d+ ms, request [\w-]+\n)+$/);
    assertNoSecret(drift, pushed);
    assert.equal(local.describe(DEMO.poolId, DEMO.singlePageApp)?.['AuthSessionValidity'], 5);
  });

  it('writes nothing that drives a terminal, whoever wrote it', async () => {
    const { code, err } = await cli.run(['\u001B[2J\u202Elint\rwell done'], { env: env() });
    assert.equal(code, 2);
    assert.match(err, /^cognito-client: There is no command "␛\[2J\uFFFDlint␍well done"/);
    local.edit(DEMO.poolId, DEMO.singlePageApp, { ClientName: 'shop\u009B2J\u202E' });
    const { out } = await run('pull', '--pool', DEMO.poolId, '--client', DEMO.singlePageApp, '--out', '-');
    assert.ok(out.includes('"shop\\u009b2J\\u202e"'), out);
  });

  it('carries an update to its end at a real SIGINT, and ends with 130', async () => {
    await run('pull', '--pool', DEMO.poolId, '--client', DEMO.singlePageApp, '--out', 'a.cognito-client.json');
    local.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 9 });
    const child = cli.start(['push', '--exact', '--yes', 'a.cognito-client.json', '--endpoint', local.url], {
      env: env(),
    });
    const err: Buffer[] = [];
    child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
    local.between(
      async () => {
        child.kill('SIGINT');
        // The server holds the update back until the process has the signal.
        await until(() => Buffer.concat(err).includes('interrupted. What is under way is carried to its end.'));
      },
      { operation: UPDATE },
    );
    const out: Buffer[] = [];
    child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
    assert.deepEqual(await once(child, 'close'), [130, null]);
    assert.match(Buffer.concat(out).toString(), /shop-web is live as planned/);
    assert.equal(local.describe(DEMO.poolId, DEMO.singlePageApp)?.['AuthSessionValidity'], 5);
  });

  /** Interrupts a push twice, the second time while a request of an operation is held back, and hands over how it ended. */
  async function interruptedTwice(operation: string, args: readonly string[]) {
    const child = cli.start([...args, '--endpoint', local.url], { env: env() });
    const err: Buffer[] = [];
    child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
    const said = (): string => Buffer.concat(err).toString();
    const closed = once(child, 'close');
    const interruptTwice = async (): Promise<void> => {
      child.kill('SIGINT');
      await until(() => said().includes('interrupted. What is under way is carried to its end.'));
      child.kill('SIGINT');
      await closed;
    };
    local.between(operation === UPDATE ? interruptTwice : () => local.between(interruptTwice, { operation }), {
      operation: UPDATE,
    });
    return { ended: await closed, err: said() };
  }

  for (const [when, operation] of [
    ['an update is under way', UPDATE],
    ['an update is read back', 'DescribeUserPoolClient'],
  ] as const) {
    it(`says at a second SIGINT what it leaves behind, and ends at once, while ${when}`, async () => {
      await run('pull', '--pool', DEMO.poolId, '--client', DEMO.singlePageApp, '--out', 'a.cognito-client.json');
      local.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 9 });
      const { ended, err } = await interruptedTwice(operation, ['push', '--exact', '--yes', 'a.cognito-client.json']);
      assert.deepEqual(ended, [null, 'SIGINT']);
      assert.match(
        err,
        /\ncognito-client: ended at once\. The update of app client \S+ of user pool \S+ was under way: whether it was applied is not known\. Run cognito-client plan to see what is live\.\n$/,
      );
    });
  }

  it('says at a second SIGINT that no update was under way', async () => {
    // A process of its own could end between two real signals: here both arrive while the command still works.
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    let ended: (signal: unknown) => void = () => undefined;
    const killed = new Promise((resolve) => {
      ended = resolve;
    });
    const kill = (_: number, signal: unknown): void => ended(signal);
    const fake = Object.assign(new EventEmitter(), { stdin, stdout, stderr, env: {}, cwd: () => '/', pid: 1, kill });
    const io = processIo(fake as unknown as NodeJS.Process);
    const { interrupted } = io;
    fake.emit('SIGINT', 'SIGINT');
    assert.ok(interrupted.aborted);
    fake.emit('SIGINT', 'SIGINT');
    assert.equal(await killed, 'SIGINT');
    assert.match(String(stderr.read()), /cognito-client: ended at once\. No update was under way\.\n$/);
  });

  it('asks and counts on a line in which no name is a command of a CI, or drives the terminal', async () => {
    const terminal = (): PassThrough => Object.assign(new PassThrough(), { isTTY: true });
    const [stdin, stdout, stderr] = [terminal(), terminal(), terminal()];
    const fake = Object.assign(new EventEmitter(), { stdin, stdout, stderr, env: {}, cwd: () => '/', pid: 1 });
    const io = processIo(fake as unknown as NodeJS.Process);
    await io.err.bar('##vso[task.complete]\u001B[2J');
    const answer = io.ask?.('Push to ##[add-mask]e\n::error::x? ');
    stdin.end('y\n');
    assert.equal(await answer, 'y');
    assert.equal(String(stderr.read()), '\r# #vso[task.complete]␛[2J\u001B[KPush to # #[add-mask]e␊::error::x? ');
  });

  it('starts a local Cognito out of its own file, which others use, until a signal ends it with 0', async () => {
    const child = cli.start(['local', '--json'], { env: env() });
    const closed = once(child, 'close');
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    const { url, pools } = JSON.parse(line) as { url: string; pools: { id: string }[] };
    assert.deepEqual(
      pools.map(({ id }) => id),
      [DEMO.poolId],
    );
    const { code, out } = await cli.run(
      ['pull', '--pool', DEMO.poolId, '--client', DEMO.mobileApp, '--out', '-', '--endpoint', url],
      { env: env() },
    );
    assert.equal(code, 0);
    assert.match(out, /"ClientName": "shop-mobile"/);
    child.kill('SIGINT');
    assert.deepEqual(await closed, [0, null]);
  });

  it('says in a sentence why a local Cognito cannot be started', async () => {
    const taken = new URL(local.url).port;
    for (const [args, says] of [
      [['--port', taken], /Port \d+ of 127\.0\.0\.1 is in use/],
      [['--port', 'x'], /--port must be a number/],
      [['--seed', 'full'], /--seed must be one of demo, empty/],
      [['--rate', '0'], /--rate must be/],
    ] as const) {
      const { code, err } = await cli.run(['local', ...args], { env: env() });
      assert.equal(code, 2);
      assert.match(err, says);
      assert.match(err, /^cognito-client: [^\n]*\n$/);
    }
  });

  it('ends quietly when nobody reads any more', async () => {
    await run('pull', '--all', DEMO.poolId, '--dir', 'clients', '--rate', '500');
    local.edit(DEMO.poolId, DEMO.singlePageApp, { AuthSessionValidity: 9 });
    const child = cli.start(['drift', '--endpoint', local.url], { env: env() });
    child.stdout!.destroy();
    assert.deepEqual(await once(child, 'close'), [1, null], 'there is drift, whoever reads of it');
  });
});
