// The language server over standard streams, beside others that get the same schema and the same files.
import { rowsOf, quantile } from '../measure.mjs';
import { startServer } from '../servers/client.mjs';
import { ourServer, readyPeers } from '../servers/peers.mjs';
import { openIn } from '../servers/typing.mjs';

const ROUNDS = 3;
const WARM_UP = 10;
const REQUESTS = 30;
const CHANGES_FOR_MEMORY = 1000;

const FILES = [
  { name: 'typical', of: 'typicalFile', edits: 20, aims: { p95: 1 / 50 } },
  { name: 'largest', of: 'largestFile', edits: 6, aims: { p95: 1 / 20 } },
];

/** What is told of each file, from what one server showed in one round. */
const MEASURES = [
  { id: 'p50', what: 'change → diagnostics, median', unit: 'ms', of: ({ edits }) => quantile(edits, 0.5) },
  { id: 'p95', what: 'change → diagnostics, 95th percentile', unit: 'ms', of: ({ edits }) => quantile(edits, 0.95) },
  { id: 'p99', what: 'change → diagnostics, 99th percentile', unit: 'ms', of: ({ edits }) => quantile(edits, 0.99) },
  {
    id: 'cpu',
    what: 'processor time of 1,000 changes',
    unit: 'ms',
    of: ({ cpu, edits }) => (cpu / edits.length) * 1000,
  },
  {
    id: 'completion',
    what: 'completion of a key, median',
    unit: 'ms',
    aim: 1,
    of: ({ completions }) => quantile(completions, 0.5),
  },
  { id: 'hover', what: 'hover, median', unit: 'ms', aim: 1, of: ({ hovers }) => quantile(hovers, 0.5) },
];

const TABLE = [
  { id: 'start', what: 'start of the process → first diagnostics', unit: 'ms', aim: 0.5, of: (it) => it.start },
  ...FILES.flatMap(({ name, aims }) =>
    MEASURES.map((measure) => ({
      ...measure,
      id: `${name}-${measure.id}`,
      what: `${name}: ${measure.what}`,
      aim: aims[measure.id] ?? measure.aim,
      of: (server) => measure.of(server[name]),
    })),
  ),
  { id: 'memory', what: 'resident memory after 1,000 changes', unit: 'MB', aim: 1, of: (it) => it.memory },
];

/** Measures this server and its peers. */
export async function servers({ subjects, shipped }) {
  const all = [ourServer(shipped.dist), ...(await readyPeers())];
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(all, subjects));
  return {
    rows: rowsOf(
      TABLE,
      all.map(({ name }, index) => ({ name, samples: rounds.map((round) => round[index]) })),
    ),
  };
}

/** Starts every server once and measures one after the other: none works while another is looked at. */
async function oneRound(all, subjects) {
  const running = [];
  try {
    for (const peer of all) running.push(await started(peer, subjects.typicalFile()));
    for (const { name, of, edits } of FILES) {
      for (const it of running)
        it.result[name] = await typed(it.server, await documentOf(it, name, subjects[of]()), edits);
    }
    for (const it of running) it.result.memory = await memoryAfter(it, CHANGES_FOR_MEMORY);
  } finally {
    for (const { server } of running) await server.stop();
  }
  return running.map(({ result }) => result);
}

async function started(peer, text) {
  const server = await startServer(peer);
  const typical = await openIn(server, 'typical', text);
  return { server, typical, result: { start: performance.now() - server.started } };
}

const documentOf = ({ server, typical }, name, text) => (name === 'typical' ? typical : openIn(server, name, text));

async function typed(server, document, edits) {
  await series(WARM_UP, document.edit);
  const before = await server.used();
  const waits = await series(edits, document.edit);
  const after = await server.used();
  return {
    edits: waits,
    cpu: after.cpu - before.cpu,
    completions: await series(REQUESTS, document.complete),
    hovers: await series(REQUESTS, document.hover),
  };
}

/** Resident megabytes after changes as fast as the server takes them; an answered hover now and then shows that it keeps up. */
async function memoryAfter({ server, typical }, changes) {
  await series(changes, async (index) => {
    await typical.change();
    if (index % 20 === 0) await typical.hover();
  });
  await typical.edit();
  return (await server.used()).rss / 2 ** 20;
}

async function series(count, work) {
  const results = [];
  for (let index = 0; index < count; index++) results.push(await work(index));
  return results;
}
