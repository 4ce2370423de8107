// Processor time of a thousand changes, beside what VS Code's JSON service needs for the same when nothing makes it wait.
import path from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder, withCleanup } from '../../host/cleanup.mjs';
import { inTurn, rowOf, time } from '../measure.mjs';
import { startServer } from '../servers/client.mjs';
import { ourServer, smallestServer } from '../servers/peers.mjs';
import { openIn } from '../servers/typing.mjs';

const ROUNDS = 3;
const CHANGES = 1000;
const WARM_UP = 10;

const FILES = [
  { id: 'typical', what: 'typical: processor time of 1,000 changes', of: 'typicalFile' },
  { id: 'largest', what: 'largest: processor time of 1,000 changes', of: 'largestFile' },
];

export async function processor({ subjects, shipped }) {
  return withCleanup(async (defer) => {
    const servers = [ourServer(shipped.dist), smallestServer(await bundleSmallest(defer))];
    const rows = [];
    for (const { of, ...row } of FILES) {
      const text = subjects[of]();
      const [ours, smallest] = await inTurn(
        ROUNDS,
        servers.map((peer) => () => changesIn(peer, text)),
      );
      rows.push(
        rowOf({ ...row, unit: 'ms', aim: 1.5, of: (value) => value }, [
          { samples: ours },
          { name: 'smallest JSON server', samples: smallest },
        ]),
      );
    }
    return { rows };
  });
}

/** Milliseconds of processor time that a fresh server takes for changes of which each is waited for. */
async function changesIn(peer, text) {
  const server = await startServer(peer);
  try {
    const document = await openIn(server, 'changed', text);
    await time(document.edit, WARM_UP);
    const before = await server.used();
    await time(document.edit, CHANGES);
    return (await server.used()).cpu - before.cpu;
  } finally {
    await server.stop();
  }
}

async function bundleSmallest(defer) {
  const outfile = path.join(await temporaryFolder(defer, 'cognito-client-smallest-'), 'smallest.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, '../servers/smallest.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    logLevel: 'warning',
  });
  return outfile;
}
