import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Thrown by withCleanup when a signal ended the work; `code` is the exit code that shells expect for it. */
export class Interrupted extends Error {
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.code = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal];
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs `work(defer)`. Actions given to defer() run in reverse order when the work ends, fails or is interrupted by a signal;
 * what is deferred after that (the work was in the middle of starting something) runs at once.
 * @template T
 * @param {(defer: (action: () => unknown) => void) => Promise<T>} work
 * @returns {Promise<T>}
 * @throws what the work throws, or Interrupted
 */
export async function withCleanup(work) {
  const actions = [];
  let ended = false;
  let onSignal;
  const signalled = new Promise((_, reject) => {
    onSignal = (signal) => reject(new Interrupted(signal));
  });
  signalled.catch(() => {});
  for (const signal of SIGNALS) process.on(signal, onSignal);
  const defer = (action) => {
    if (ended) void attempt(action);
    else actions.push(action);
  };
  const working = work(defer);
  working.catch(() => {});
  try {
    return await Promise.race([working, signalled]);
  } finally {
    ended = true;
    while (actions.length > 0) await attempt(actions.pop());
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    console.error(`While cleaning up: ${error.message}`);
  }
}

/** Makes a temporary folder that is removed with the rest. Its path. */
export async function temporaryFolder(defer, prefix) {
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return folder;
}

/**
 * Runs a program's main function: its result becomes the exit code. What we threw ourselves is a message for the person; anything else
 * shows where it comes from.
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    const isMessage = error instanceof Interrupted || (error.constructor === Error && error.code === undefined);
    console.error(isMessage ? error.message : error);
    process.exitCode = error instanceof Interrupted ? error.code : 1;
  }
}
