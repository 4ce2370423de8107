import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DEMO } from '../../local-cognito/src';
import { readCommandLine } from '../../local-cognito/src/command-line';
import { sdk } from './helpers';

const start = (...args: string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, ['--import', 'tsx', 'local-cognito/src/main.ts', ...args], {
    cwd: new URL('../..', import.meta.url),
  });

/** The lines that a process prints until one satisfies `last`; it then still runs. */
async function linesUntil(child: ChildProcessWithoutNullStreams, last: (line: string) => boolean): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (last(line)) break;
  }
  return lines;
}

describe('local Cognito: the command line', function () {
  this.timeout(20_000);

  it('prints the URL and the seeded ids as one line of JSON, serves, and stops on SIGTERM', async () => {
    const child = start('--json');
    const exit = once(child, 'exit');
    const [line = ''] = await linesUntil(child, () => true);
    const { url, region, pools } = JSON.parse(line) as {
      url: string;
      region: string;
      pools: { id: string; clients: { id: string; name: string }[] }[];
    };
    assert.equal(region, 'us-east-1');
    assert.deepEqual(
      pools.map(({ id }) => id),
      [DEMO.poolId],
    );
    assert.deepEqual(
      pools[0]?.clients.map(({ id }) => id),
      [DEMO.singlePageApp, DEMO.machine, DEMO.mobileApp],
    );
    assert.equal(line.includes('DO-NOT-LEAK'), false, 'no secret is printed');
    const aws = sdk(url);
    const { UserPoolClient } = await aws.send(
      new DescribeUserPoolClientCommand({ UserPoolId: DEMO.poolId, ClientId: DEMO.mobileApp }),
    );
    assert.equal(UserPoolClient?.ClientName, 'shop-mobile');
    child.kill('SIGTERM');
    assert.deepEqual(await exit, [0, null]);
    aws.destroy();
  });

  it('prints lines of text without --json, and stops on SIGINT', async () => {
    const child = start('--region', 'eu-west-1');
    const exit = once(child, 'exit');
    const lines = await linesUntil(child, (line) => line.includes(DEMO.mobileApp));
    assert.match(lines[0] ?? '', /^url http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(lines[1], `pool eu-west-1_${DEMO.poolSuffix} shop`);
    assert.equal(lines[2], `client eu-west-1_${DEMO.poolSuffix} ${DEMO.singlePageApp} shop-web`);
    child.kill('SIGINT');
    assert.deepEqual(await exit, [0, null]);
  });

  it('fails in one sentence when the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const child = start('--port', String((holder.address() as { port: number }).port));
    const said: Buffer[] = [];
    child.stderr.on('data', (part: Buffer) => said.push(part));
    assert.deepEqual(await once(child, 'close'), [1, null]);
    assert.match(Buffer.concat(said).toString(), /^Port \d+ of 127\.0\.0\.1 is in use by another program\.\n$/);
    holder.close();
  });

  it('reads its options, and says which one is wrong', () => {
    assert.deepEqual(readCommandLine(['--port', '8080', '--seed', 'empty', '--manner', 'sticky']), {
      help: false,
      json: false,
      options: { port: 8080, region: 'us-east-1', seed: 'empty', manner: 'sticky' },
    });
    assert.throws(() => readCommandLine(['--port', '70000']), {
      message: '--port must be a number from 0 to 65535, not "70000".',
    });
    assert.throws(() => readCommandLine(['--seed', 'full']), { message: '--seed must be demo or empty, not "full".' });
    assert.throws(() => readCommandLine(['--region', '../x']), /--region must be an AWS region/);
    assert.throws(() => readCommandLine(['--prot', '1']), /--prot/);
    assert.throws(() => readCommandLine(['extra']), /extra/);
    assert.equal(readCommandLine(['--help']).help, true);
  });
});
