// The long run: node test/fuzz/long.mjs [--edits 100000] [--seed N] [--limit-ms 1000], after a build. Without a seed it draws one and prints it.
// Unlike in CI, a script that fails is made smaller, which can take minutes.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { edits: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(randomInt(2 ** 31)) }, 'limit-ms': { type: 'string', default: '1000' } } });
const root = fileURLToPath(new URL('../..', import.meta.url));

console.log(`${values.edits} edits, seed ${values.seed}, a hang is more than ${values['limit-ms']} ms`);
const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--exit', 'test/fuzz/fuzz.test.ts'];
const env = { ...process.env, FUZZ_SEED: values.seed, FUZZ_EDITS: values.edits, FUZZ_LIMIT_MS: values['limit-ms'] };
const run = spawn(process.execPath, mocha, { cwd: root, stdio: 'inherit', env });
run.once('exit', (code) => { process.exitCode = code ?? 1; });
