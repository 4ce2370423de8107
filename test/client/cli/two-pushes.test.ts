// Two pushes of one app client from two terminals of one machine, each a real process.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO, startLocalCognito, type LocalCognito } from '../../../local-cognito/src';
import { CREDENTIALS } from '../sync/flow/stage';
import { withEnvironment } from '../aws/environment';
import { withCli } from './cli';
import { run, type Ended } from './terminal';

const FILE = 'a.cognito-client.json';
const HELD =
  /^cognito-client: Another push of app client \S+ of user pool \S+ is under way on this machine \(process (\d+)\): waiting for it to end\.\n/;

describe('two pushes of one client on one machine', () => {
  withEnvironment(CREDENTIALS);
  const cli = withCli({ live: true });
  let local: LocalCognito;
  beforeEach(async () => {
    local = await startLocalCognito({ seed: 'demo' });
    for (const [name, client] of [
      ['a', DEMO.singlePageApp],
      ['b', DEMO.singlePageApp],
      ['other', DEMO.mobileApp],
    ] as const)
      await here(['pull', '--pool', DEMO.poolId, '--client', client, '--out', `${name}.cognito-client.json`]);
    change('a', { AuthSessionValidity: 7 });
    change('b', { EnableTokenRevocation: false });
    change('other', { AuthSessionValidity: 9 });
  });
  afterEach(() => local.stop());

  const state = (): string => join(cli.folder, 'state');
  const locks = (): string[] => {
    const folder = join(state(), 'cognito-client/locks');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  const validity = (client: string = DEMO.singlePageApp): unknown =>
    local.describe(DEMO.poolId, client)?.['AuthSessionValidity'];
  const revocation = (): unknown => local.describe(DEMO.poolId, DEMO.singlePageApp)?.['EnableTokenRevocation'];
  const updates = (): number => local.requests.filter(({ operation }) => operation === 'UpdateUserPoolClient').length;
  /** A command in this process; `pauses` is what happens while it waits. */
  const here = (args: readonly string[], pauses?: () => unknown): Promise<Ended> =>
    run([...args, '--endpoint', local.url], {
      cwd: cli.folder,
      env: { XDG_STATE_HOME: state() },
      ...(pauses && { pauses }),
    });
  const change = (name: string, settings: object): void =>
    cli.write({
      [`${name}.cognito-client.json`]: JSON.stringify({
        UserPoolId: DEMO.poolId,
        ClientId: name === 'other' ? DEMO.mobileApp : DEMO.singlePageApp,
        ...settings,
      }),
    });

  /** Starts a push as a process of its own, which waits in its update until it is let go. */
  async function heldPush(): Promise<{ letGo(): void; kill(): Promise<void>; ended: Promise<number | null> }> {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const reached = new Promise<void>((resolve) =>
      local.between(
        () => {
          resolve();
          return gate;
        },
        { operation: 'UpdateUserPoolClient' },
      ),
    );
    const child = cli.start(['push', FILE, '--yes', '--endpoint', local.url], {
      env: { ...CREDENTIALS, XDG_STATE_HOME: state(), AWS_PROFILE: '' },
    });
    const ended = once(child, 'exit').then(([code]) => code as number | null);
    await reached;
    return {
      letGo,
      ended,
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }

  it('lets the second wait for the first, and then plan on what the first left', async () => {
    const first = await heldPush();
    const asked = local.requests.length;
    const second = await here(['push', 'b.cognito-client.json', '--yes'], async () => {
      assert.equal(local.requests.length, asked, 'while it waits, the second asks Cognito nothing');
      first.letGo();
      assert.equal(await first.ended, 0);
    });
    assert.match(second.err, HELD);
    assert.deepEqual([second.code, updates(), locks()], [0, 2, []]);
    assert.deepEqual([validity(), revocation()], [7, false], 'both changes are live');
  });

  it('ends the second after some looks, with 1 and nothing sent', async () => {
    const first = await heldPush();
    let looks = 0;
    const second = await here(['push', 'b.cognito-client.json', '--yes'], () => void looks++);
    assert.deepEqual([second.code, updates(), looks], [1, 1, 39]);
    assert.match(
      second.err,
      /is under way on this machine \(process \d+\): nothing was sent\. Push again when it has ended\.\n$/,
    );
    first.letGo();
    assert.equal(await first.ended, 0);
    assert.deepEqual([validity(), locks()], [7, []]);
  });

  it('holds for a saved plan and a promotion, too, but not for a plan, a pull and another client', async () => {
    await here(['plan', 'b.cognito-client.json', '--out', 'plan.json']);
    const first = await heldPush();
    for (const args of [
      ['push', '--plan', 'plan.json'],
      ['promote', 'other.cognito-client.json', 'b.cognito-client.json', '--yes'],
    ]) {
      const ended = await here(args);
      assert.equal(ended.code, 1, args.join(' '));
      assert.match(ended.err, /is under way on this machine/);
    }
    for (const args of [
      ['plan', 'b.cognito-client.json'],
      ['pull', 'b.cognito-client.json'],
      ['push', 'other.cognito-client.json', '--yes'],
    ])
      assert.doesNotMatch((await here(args)).err, /under way/, args.join(' '));
    assert.equal(validity(DEMO.mobileApp), 9);
    first.letGo();
    await first.ended;
  });

  it('does not count a process that was killed', async () => {
    const first = await heldPush();
    assert.equal(locks().length, 1);
    await first.kill();
    first.letGo();
    assert.equal(locks().length, 1, 'it left its ticket');
    const second = await here(['push', 'b.cognito-client.json', '--yes']);
    assert.doesNotMatch(second.err, /under way/);
    assert.deepEqual([second.code, revocation(), locks()], [0, false, []]);
  });

  it('is free again after a push that was refused', async () => {
    local.inject({ kind: 'access-denied', operation: 'UpdateUserPoolClient', times: 1 });
    assert.equal((await here(['push', FILE, '--yes'])).code, 2);
    assert.deepEqual(locks(), []);
    assert.equal((await here(['push', FILE, '--yes'])).code, 0);
  });
});
