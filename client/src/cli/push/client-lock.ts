import type { Target } from '../../aws/gateway';
import { LockRefused, takeClientLock } from '../../state/client-lock';
import type { Io } from '../io';
import { printNotice } from '../common/terminal-text';
import { NotPushed } from './results';

/**
 * Pushes a client while no other push of this user does on this machine: from the first look at what is live to what is remembered of the
 * result. Waits for another one for some seconds.
 * @throws NotPushed when the other one does not end
 */
export async function withClientLock<T>(target: Target, io: Io, push: () => Promise<T>): Promise<T> {
  const release = await takeLock(target, io);
  try {
    return await push();
  } finally {
    await release();
  }
}

async function takeLock(target: Target, { env, err, interrupted, pause }: Io): Promise<() => Promise<void>> {
  try {
    return await takeClientLock(target, env, {
      signal: interrupted,
      pause,
      onWait: (waiting) => printNotice(err, waiting),
    });
  } catch (error) {
    if (!(error instanceof LockRefused)) throw error;
    throw new NotPushed(interrupted.aborted ? 'Interrupted before anything was sent.' : error.message);
  }
}
