import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A Cognito that others wrote: cognito-local from npm, in a process and a folder of its own. */
export interface Foreign {
  /** Its address on 127.0.0.1. It takes any region and credentials. */
  readonly url: string;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
}

const START = createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js');
const ADDRESS = /running on (http:\/\/127\.0\.0\.1:\d+)/;

/** The address that it prints when it listens; rejects when it ends before. */
async function address(output: Readable): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = ADDRESS.exec(line)?.[1];
    if (url) {
      output.resume();
      return url;
    }
  }
  throw new Error('cognito-local ended before it listened.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** Starts cognito-local on a free port of 127.0.0.1. It keeps its files in a new temporary folder. */
export async function startForeign(): Promise<Foreign> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-local-'));
  const child = spawn(process.execPath, [START], {
    cwd: folder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await address(child.stdout), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
