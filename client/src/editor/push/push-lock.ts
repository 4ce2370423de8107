import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from '../../aws/gateway';
import { LockRefused, takeClientLock } from '../../state/client-lock';
import { subjectOf } from '../../sync/target';
import { Cancelled, UserError } from '../ui/user-error';

/** The lock of one push, which is taken before its last look at what is live, and kept until its result is remembered. */
export interface PushLock {
  /**
   * Waits for another push to the same client from this machine, and says so.
   * @throws UserError when the other one does not end, Cancelled
   */
  take(signal: AbortSignal, report: (message: string) => void): Promise<void>;
  /** Gives the lock back, if it has it: nobody waits while a question is open. */
  release(): Promise<void>;
}

/** Opens the lock of a push to a client. */
export function openPushLock(target: Target): PushLock {
  let giveBack: (() => Promise<void>) | undefined;
  return {
    async take(signal, report) {
      giveBack = await takeClientLock(target, process.env, {
        signal,
        onWait: (pid) => report(`waiting for another push of it on this machine to end (process ${pid})`),
        pause: (milliseconds) => pause(milliseconds, undefined, { signal }).catch(() => undefined),
      }).catch((error: unknown) => {
        throw signal.aborted ? new Cancelled() : refusalFor(target, error);
      });
    },
    async release() {
      const release = giveBack;
      giveBack = undefined;
      await release?.();
    },
  };
}

function refusalFor(target: Target, error: unknown): unknown {
  if (!(error instanceof LockRefused)) return error;
  return new UserError(
    `Another push of ${subjectOf(target)} is under way on this machine (process ${error.heldBy}): nothing was sent. Push again when it has ended.`,
  );
}
