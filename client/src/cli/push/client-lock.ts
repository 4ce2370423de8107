import type { Target } from '../../aws/gateway';
import { LockRefused, takeClientLock } from '../../state/client-lock';
import { subjectOf } from '../../sync/target';
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
  const otherPush = (pid: number): string =>
    `Another push of ${subjectOf(target)} is under way on this machine (process ${pid})`;
  try {
    return await takeClientLock(target, env, {
      signal: interrupted,
      pause,
      onWait: (pid) => printNotice(err, `${otherPush(pid)}: waiting for it to end.`),
    });
  } catch (error) {
    if (!(error instanceof LockRefused)) throw error;
    if (interrupted.aborted) throw new NotPushed('Interrupted before anything was sent.');
    throw new NotPushed(`${otherPush(error.heldBy)}: nothing was sent. Push again when it has ended.`);
  }
}
