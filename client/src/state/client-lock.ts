import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Target } from '../aws/gateway';
import { tryLock, type LockAttempt } from './lock';
import { userStateFolder } from './state-folder';

/** How often a push looks whether another one has ended, and how long it waits between two looks, in milliseconds. */
const MAX_TRIES = 40;
const PAUSE_MS = 250;

/** How a push waits for another one. */
export interface LockWait {
  readonly signal: AbortSignal;
  /** Called once, before the first wait, with the process id of the other push. */
  onWait(heldBy: number): unknown;
  /** Waits for some milliseconds; ends early when it is aborted. */
  pause(milliseconds: number): Promise<unknown>;
}

/** Why a push has no lock: the process that holds it did not end in time, or the wait was aborted. */
export class LockRefused extends Error {
  constructor(readonly heldBy: number) {
    super(`The lock is held by process ${heldBy}.`);
  }
}

/**
 * Takes the lock of an app client, which one push on this machine can have at a time, from whatever window or terminal of this user it
 * comes. Waits for another push for some seconds. Where the state folder cannot be written there is no lock, as there is no base.
 * @returns how to release it
 * @throws LockRefused
 */
export async function takeClientLock(
  target: Target,
  env: NodeJS.ProcessEnv,
  wait: LockWait,
): Promise<() => Promise<void>> {
  const folder = join(userStateFolder(env), 'locks');
  for (let tries = 1; ; tries++) {
    const attempt = await tryLock(folder, lockNameOf(target)).catch(() => NO_LOCK);
    if ('release' in attempt) return () => attempt.release().catch(() => undefined);
    if (tries === MAX_TRIES || wait.signal.aborted) throw new LockRefused(attempt.heldBy);
    if (tries === 1) await wait.onWait(attempt.heldBy);
    // Two that met at the same moment do not meet again.
    await wait.pause(PAUSE_MS * (0.5 + Math.random()));
  }
}

const NO_LOCK: LockAttempt = { release: async () => undefined };

const lockNameOf = ({ userPoolId, clientId }: Target): string =>
  createHash('sha256')
    .update(JSON.stringify([userPoolId, clientId]))
    .digest('hex');
