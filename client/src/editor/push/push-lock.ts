import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from '../../aws/gateway';
import { LockRefused, takeClientLock } from '../../state/client-lock';
import { Cancelled, UserError } from '../ui/user-error';

/** The lock of one push. It is held from the last look at the live client until the result is stored. */
export interface PushLock {
  /**
   * Takes the lock. While another push of the client has it, reports that and waits.
   * @throws UserError when the other one does not end, Cancelled
   */
  take(signal: AbortSignal, report: (message: string) => void): Promise<void>;
  /** Releases the lock, if this push holds it. No other push has to wait while a question is open. */
  release(): Promise<void>;
}

/** Opens the lock of a push to a client. */
export function openPushLock(target: Target): PushLock {
  let giveBack: (() => Promise<void>) | undefined;
  return {
    async take(signal, report) {
      giveBack = await takeClientLock(target, process.env, {
        signal,
        onWait: report,
        pause: (milliseconds) => pause(milliseconds, undefined, { signal }).catch(() => undefined),
      }).catch((error: unknown) => {
        if (!(error instanceof LockRefused)) throw error;
        throw signal.aborted ? new Cancelled() : new UserError(error.message);
      });
    },
    async release() {
      const release = giveBack;
      giveBack = undefined;
      await release?.();
    },
  };
}
