import { spawn } from 'node:child_process';
import path from 'node:path';

const LEASH = path.join(import.meta.dirname, 'leash.mjs');
const STOP_LIMIT_MS = 10_000;

/**
 * Starts a long-running command in a process group of its own, on a leash: it ends when stop() is called or when this process is gone.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export function startService(command, args, { env, cwd } = {}) {
  const child = spawn(process.execPath, [LEASH, command, ...args], {
    env,
    cwd,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = [];
  const exited = new Promise((resolve) => child.on('close', resolve));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  child.stdin.on('error', () => {});
  return {
    /** Everything written so far, standard output and errors in the order of arrival. */
    output: () => output.join(''),
    /** Resolves when the command has ended by itself or was stopped. */
    exited,
    /**
     * Waits for the first match of `pattern` in the output.
     * @throws Error with the output when the command ends first or the limit passes.
     */
    waitFor: (pattern, limitMs) => waitForOutput(child, output, exited, pattern, limitMs),
    /** Ends the group; resolves when it is gone. May be called twice. */
    stop: () => stop(child, exited),
  };
}

async function waitForOutput(child, output, exited, pattern, limitMs) {
  const found = () => pattern.exec(output.join(''));
  let onData, timer;
  const match = new Promise((resolve) => {
    onData = () => {
      const it = found();
      if (it) resolve(it);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    onData();
  });
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  const result = await Promise.race([match, exited.then(found), late.then(found)]);
  clearTimeout(timer);
  child.stdout.off('data', onData);
  child.stderr.off('data', onData);
  if (!result)
    throw new Error(
      `No ${pattern} from ${child.spawnargs.slice(2).join(' ')} within ${limitMs} ms. It wrote:\n${output.join('')}`,
    );
  return result;
}

async function stop(child, exited) {
  child.stdin.end();
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('late'), STOP_LIMIT_MS);
  });
  if ((await Promise.race([exited, late])) === 'late') killGroup(child);
  clearTimeout(timer);
}

function killGroup(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    /* gone in the meantime */
  }
}
