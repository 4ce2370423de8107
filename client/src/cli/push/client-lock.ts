import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Target } from '../../aws/gateway';
import { tryLock, type LockAttempt } from '../../state/lock';
import { subjectOf } from '../../sync/target';
import type { Io } from '../io';
import { terminalStateFolder } from '../common/state';
import { printNotice } from '../common/terminal-text';
import { NotPushed } from './results';

/** How often a push looks whether another one has ended, and how long it waits between two looks, in milliseconds. */
const MAX_TRIES = 40;
const PAUSE_MS = 250;

/**
 * Pushes a client while no other push from this user's terminals does: from the first look at what is live to what is remembered of the
 * result. Waits for another one for some seconds. Where the state folder cannot be written there is no lock, as there is no base.
 * @throws NotPushed when the other one does not end
 */
export async function withClientLock<T>(target: Target, io: Io, push: () => Promise<T>): Promise<T> {
  const release = await takeLock(target, io);
  try {
    return await push();
  } finally {
    await release().catch(() => undefined);
  }
}

async function takeLock(target: Target, io: Io): Promise<() => Promise<void>> {
  const folder = join(terminalStateFolder(io.env), 'locks');
  for (let tries = 1; ; tries++) {
    const attempt = await tryLock(folder, lockNameOf(target)).catch(() => NO_LOCK);
    if ('release' in attempt) return attempt.release;
    if (io.interrupted.aborted) throw new NotPushed('Interrupted before anything was sent.');
    const other = `Another push of ${subjectOf(target)} is under way on this machine (process ${attempt.heldBy})`;
    if (tries === MAX_TRIES) throw new NotPushed(`${other}: nothing was sent. Push again when it has ended.`);
    if (tries === 1) await printNotice(io.err, `${other}: waiting for it to end.`);
    // Two that met at the same moment do not meet again.
    await io.pause(PAUSE_MS * (0.5 + Math.random()));
  }
}

const NO_LOCK: LockAttempt = { release: async () => undefined };

const lockNameOf = ({ userPoolId, clientId }: Target): string =>
  createHash('sha256')
    .update(JSON.stringify([userPoolId, clientId]))
    .digest('hex');
