import { spawn } from 'node:child_process';

/**
 * Runs a command to its end in this process's group, so that Ctrl-C reaches it too.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, show?: boolean, collect?: boolean }} [options]
 * show (default): pass its output on; collect: return it; signal: ends the command with SIGTERM
 * @returns {Promise<{ code: number, output: string }>} output is empty unless collected; a command that cannot be started has code 127
 */
export function runCommand(command, args, { cwd, env = process.env, signal, show = true, collect = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      signal,
      stdio: collect ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const chunks = [];
    for (const [stream, own] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream?.on('data', (chunk) => {
        chunks.push(chunk);
        if (show) own.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** The command line that runs npm with the Node that runs this script; npm's own path is known when npm started us. */
export function npmCommand(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return [process.execPath, [npm, ...args]];
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/c', 'npm.cmd', ...args]] : ['npm', args];
}

/** runCommand for npm. */
export const runNpm = (args, options) => runCommand(...npmCommand(args), options);
