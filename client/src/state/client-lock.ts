import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Target } from '../aws/gateway';
import { subjectOf } from '../sync/target';
import { tryLock, type LockAttempt } from './lock';
import { userStateFolder } from './state-folder';

/** How often a push looks whether another one has ended, and how long it waits between two looks, in milliseconds. */
const MAX_TRIES = 40;
const PAUSE_MS = 250;

/** How a push waits for another one. */
export interface LockWait {
  readonly signal: AbortSignal;
  /** Called once, before the first wait, with a sentence about the other push. */
  onWait(waiting: string): unknown;
  /** Waits for some milliseconds; ends early when it is aborted. */
  pause(milliseconds: number): Promise<unknown>;
}

/** Why a push has no lock, in a sentence for the user: another push did not end in time, or the wait was aborted. */
export class LockRefused extends Error {}

/**
 * Takes the lock of an app client. One push of this user on this machine has it at a time, from any window or terminal. Waits up to ten
 * seconds for another push to end. When the state folder cannot be written, nothing is locked.
 * @returns a function that releases the lock
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
    const other = `Another push of ${subjectOf(target)} is under way on this machine (process ${attempt.heldBy})`;
    if (tries === MAX_TRIES || wait.signal.aborted)
      throw new LockRefused(`${other}: nothing was sent. Push again when it has ended.`);
    if (tries === 1) await wait.onWait(`${other}: waiting for it to end.`);
    // Two that met at the same moment do not meet again.
    await wait.pause(PAUSE_MS * (0.5 + Math.random()));
  }
}

const NO_LOCK: LockAttempt = { release: async () => undefined };

const lockNameOf = ({ userPoolId, clientId }: Target): string =>
  createHash('sha256')
    .update(JSON.stringify([userPoolId, clientId]))
    .digest('hex');
