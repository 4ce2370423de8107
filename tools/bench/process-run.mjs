import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const METER = path.join(import.meta.dirname, 'peak.cjs');

/**
 * Runs Node.js once to its end.
 * @returns {Promise<{ ms: number, peak: number }>} from start to end, and the largest resident memory in MB; `peak` is 0 for a run without meter
 * @throws Error when it ends with a code above 1 (1 means that a linter found something)
 */
export async function runNode(args, { metered = false } = {}) {
  const start = performance.now();
  const child = spawn(process.execPath, [...(metered ? ['--require', METER] : []), ...args], {
    stdio: ['ignore', 'ignore', 'ignore', metered ? 'pipe' : 'ignore'],
  });
  let told = '';
  child.stdio[3]?.on('data', (chunk) => {
    told += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0 && code !== 1) throw new Error(`node ${args.join(' ')} ended with ${code}.`);
  return { ms: performance.now() - start, peak: Number(told) / 1024 };
}
