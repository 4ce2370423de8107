// node leash.mjs COMMAND ARGS… runs COMMAND until standard input closes, then ends the whole process group.
// The pipe closes however the owner ends, also by a kill that it cannot catch: so nothing is ever left running.
import { spawn } from 'node:child_process';

const GRACE_MS = 3000;
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const signalAll = (signal) => (process.platform === 'win32' ? child.kill(signal) : process.kill(0, signal));
let ending = false;

function end() {
  if (ending) return;
  ending = true;
  process.on('SIGTERM', () => {});
  signalAll('SIGTERM');
  setTimeout(() => signalAll('SIGKILL'), GRACE_MS);
}

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code) => {
  if (ending) signalAll('SIGKILL');
  process.exit(code ?? 1);
});
process.stdin.resume().on('end', end).on('error', end);
process.on('SIGTERM', end);
