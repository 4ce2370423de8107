import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { makeFolder } from './make-folder';

/** The result of one try to take a lock: how to release it, or the id of the process that holds it or tries to. */
export type LockAttempt = { readonly release: () => Promise<void> } | { readonly heldBy: number };

/**
 * Tries once to take a lock on this machine: of all processes that use the folder, one can hold it. Each try leaves a ticket, a file of its
 * own, and has the lock when it then sees no other ticket: of two that see each other, none has it. A ticket of a process that is gone does
 * not count and is removed; as no two tickets have one name, nobody's new ticket can be removed in its place.
 * @param name letters and digits
 * @throws Error when the disk refuses
 */
export async function tryLock(folder: string, name: string): Promise<LockAttempt> {
  const own = `${name}.${MACHINE}.${process.pid}.${randomUUID()}.lock`;
  const release = (): Promise<void> => rm(path.join(folder, own), { force: true });
  await makeFolder(folder, 0o700);
  await (await open(path.join(folder, own), 'wx', 0o600)).close();
  try {
    const heldBy = await otherHolder(folder, name, own);
    if (heldBy === undefined) return { release };
    await release();
    return { heldBy };
  } catch (error) {
    await release();
    throw error;
  }
}

/** In the name of each ticket: whether a process of another machine that shares the folder runs is not known, and its tickets do not count. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** The process of another ticket. Tickets of processes that are gone are removed. */
async function otherHolder(folder: string, name: string, own: string): Promise<number | undefined> {
  for (const ticket of await readdir(folder)) {
    const [ticketName, machine, pid] = ticket.split('.');
    if (ticket === own || ticketName !== name || machine !== MACHINE) continue;
    if (isRunning(Number(pid))) return Number(pid);
    await rm(path.join(folder, ticket), { force: true });
  }
  return undefined;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
