// The long run, after a build: node test/fuzz/long.mjs [--edits 100000] [--seed N] [--limit-ms 1000]. Without a seed it draws one and prints it.
// With --client N only one of the clients of clients.ts takes part; with --path P too, only that script of the seed is played.
// Unlike in CI, a script that fails is made smaller, which can take minutes.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    'limit-ms': { type: 'string', default: '1000' },
    client: { type: 'string' },
    path: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));

console.log(
  `${values.edits} edits, seed ${values.seed}, a hang is more than ${values['limit-ms']} ms of the server's processor time for one request`,
);
const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--exit', 'test/fuzz/fuzz.test.ts'];
const env = {
  ...process.env,
  FUZZ_SEED: values.seed,
  FUZZ_EDITS: values.edits,
  FUZZ_LIMIT_MS: values['limit-ms'],
  ...(values.client !== undefined && { FUZZ_CLIENT: values.client }),
  ...(values.path !== undefined && { FUZZ_PATH: values.path }),
};
const run = spawn(process.execPath, mocha, { cwd: root, stdio: 'inherit', env });
run.once('exit', (code) => {
  if (code !== 0)
    console.error(
      `A fault was found. All of it again: node test/fuzz/long.mjs --edits ${values.edits} --seed ${values.seed}`,
    );
  process.exitCode = code === 0 ? 0 : 1;
});
