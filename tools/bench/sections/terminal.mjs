// The command line: start-up, and many files on a disk.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inTurn, rowOf, rowsOf } from '../measure.mjs';
import { runNode } from '../process-run.mjs';

const READERS = path.join(import.meta.dirname, '../plain-readers.mjs');
const FILES = 10_000;
const ROUNDS = 3;
const STARTS = 15;

const MANY = [
  { id: 'many-time', what: `lint of ${FILES.toLocaleString('en-US')} files`, unit: 's', of: ({ ms }) => ms / 1000 },
  { id: 'many-each', what: 'the same, for one file', unit: 'ms', of: ({ ms }) => ms / FILES },
  { id: 'many-memory', what: 'largest resident memory', unit: 'MB', of: ({ peak }) => peak },
];
const START = { id: 'one', what: 'lint of one file', unit: 'ms', of: ({ ms }) => ms };
const VERSION = { id: 'version', what: '--version', unit: 'ms', of: ({ ms }) => ms };

export async function terminal({ subjects, bundle, shipped }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cognito-client-bench-'));
  const cli = path.join(shipped.dist, 'cli.js');
  try {
    const files = path.join(folder, 'many');
    const one = path.join(folder, 'one.cognito-client.json');
    await mkdir(files);
    await writeFile(one, subjects.typicalFile());
    for (let index = 0; index < FILES; index++)
      await writeFile(path.join(files, `${index}.cognito-client.json`), subjects.typicalFile(index));
    return { rows: [...(await starts(cli, one)), ...(await many(cli, files, bundle))] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function starts(cli, one) {
  const [version, lint, node] = await inTurn(
    STARTS,
    [
      [cli, '--version'],
      [cli, 'lint', one],
      ['-e', '0'],
    ].map((args) => () => runNode(args)),
  );
  const bare = { name: 'node -e 0', samples: node };
  return [rowOf(VERSION, [{ samples: version }, bare]), rowOf(START, [{ samples: lint }, bare])];
}

async function many(cli, files, bundle) {
  const works = [
    [cli, 'lint', files],
    [READERS, bundle, 'plainParse', files],
    [READERS, bundle, 'plainAjv', files],
  ];
  const [lint, parse, ajv] = await inTurn(
    ROUNDS,
    works.map((args) => () => runNode(args, { metered: true })),
  );
  return rowsOf(MANY, [
    { samples: lint },
    { name: 'jsonc-parser alone', samples: parse },
    { name: 'jsonc-parser and ajv', samples: ajv },
  ]);
}
