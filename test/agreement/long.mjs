// The long run: node test/agreement/long.mjs [documents=100000] [seed,seed,…]. Without seeds it draws one and prints it.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const [documents = '100000', seeds = String(randomInt(2 ** 31))] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));

console.log(`${documents} documents of each seed: ${seeds}`);
const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', 'test/agreement/agreement.test.ts'];
const run = spawn(process.execPath, mocha, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, AGREEMENT_SEED: seeds, AGREEMENT_RUNS: documents },
});
run.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
