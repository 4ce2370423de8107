// node --import tsx tools/bench/drift.ts [requests a second] [files]: how well `cognito-client drift` uses a rate, and that it keeps to it.
// Needs dist/ (npm run build). Prints the time against the ideal one, the densest second as the server saw it, and what was throttled.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEMO, startLocalCognito } from '../../local-cognito/src';

const CLI = join(__dirname, '../../dist/cli.js');
const [rate = 100, files = 500] = process.argv.slice(2).map(Number);

async function measure(folder: string): Promise<void> {
  const local = await startLocalCognito({ seed: 'demo', rate });
  const arrivals: number[] = [];
  local.between(() => void arrivals.push(performance.now()), { times: Infinity });
  for (let index = 0; index < files; index++)
    writeFileSync(
      join(folder, `${index}.cognito-client.json`),
      JSON.stringify({ UserPoolId: DEMO.poolId, ClientId: DEMO.mobileApp }),
    );
  const env = {
    ...process.env,
    HOME: folder,
    XDG_STATE_HOME: '',
    AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE',
    AWS_SECRET_ACCESS_KEY: 'fake-secret-DO-NOT-LEAK-key',
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [CLI, 'drift', folder, '--mentioned', '--rate', String(rate), '--endpoint', local.url],
    { env },
  );
  await local.stop();
  const seconds = (arrivals.at(-1)! - arrivals[0]!) / 1000;
  const ideal = (files - 1) / rate;
  const densest = Math.max(
    ...arrivals.map((start) => arrivals.filter((arrival) => arrival >= start && arrival < start + 1000).length),
  );
  const throttled = local.requests.filter(({ status }) => status === 400).length;
  const times = `${seconds.toFixed(2)} s, ideal ${ideal.toFixed(2)} s, ratio ${(seconds / ideal).toFixed(3)}`;
  console.log(`${stdout.trim()} ${rate} a second: ${times}; densest second ${densest}; throttled ${throttled}`);
}

const folder = mkdtempSync(join(tmpdir(), 'cognito-client-drift-'));
void measure(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
