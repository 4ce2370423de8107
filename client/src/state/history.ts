import { createHash, randomUUID } from 'node:crypto';
import type { Target } from '../aws/gateway';
import type { JsonFiles } from './json-files';
import { fromFile, type Settings } from '../sync/settings';

/** How a push ended. `under way`: its request may have been sent, and nothing is known of it yet. */
export type PushState = 'under way' | 'created' | 'as planned' | 'stored otherwise' | 'not applied' | 'not known';

/** One push in the history. Never holds a secret, since no settings do. */
export interface PushRecord {
  /** ISO 8601, UTC. */
  readonly when: string;
  /** Of a client that is being created, the id is empty: it has none yet. */
  readonly target: Target;
  readonly region: string;
  readonly account?: string;
  readonly poolName?: string;
  readonly name: string;
  /** The file's URI as text. */
  readonly file?: string;
  readonly before: Settings;
  readonly planned: Settings;
  /** The live settings after the push; absent when they could not be read back. */
  readonly after?: Settings;
  /** A line for each change. */
  readonly changes: readonly string[];
  /** `created`: nothing was live before, so that nothing can be restored. */
  readonly outcome: PushState;
  readonly requestId?: string;
  /** The id of the record that this push took back. */
  readonly undoes?: string;
  /** The id of the record whose state this push restored. */
  readonly restores?: string;
  /** Its window ended before the push did. The outcome is what a later look at the client showed. */
  readonly isInterrupted?: true;
}

/** A record in the history, with its id. */
export interface KeptRecord extends PushRecord {
  readonly id: string;
  /** Of a record that is under way: its window is gone, so that nobody will finish it. */
  readonly isAbandoned?: true;
}

/** The pushes made from this machine, newest first. */
export interface History {
  /**
   * Writes a record before its request is sent: a window that ends in the middle leaves it behind.
   * @returns its id
   * @throws Error when the disk refuses
   */
  begin(record: Omit<PushRecord, 'outcome'>): Promise<string>;
  /** Replaces a record that was begun by what came of it. When the disk refuses, calls `onFailure` and resolves. */
  finish(id: string, record: PushRecord): Promise<void>;
  /** Removes a record that was begun, whose request was not sent or certainly changed nothing. */
  drop(id: string): Promise<void>;
  /** Writes a record of what has ended. When the disk refuses, calls `onFailure` and resolves. */
  add(record: PushRecord): Promise<void>;
  /** All records, or those of one client. */
  list(target?: Target): Promise<KeptRecord[]>;
  /** The records that were begun and never finished, and whose window is gone. */
  abandoned(): Promise<KeptRecord[]>;
  /** Removes all records. */
  clear(): Promise<void>;
}

/** Where the records are. */
export interface HistoryFolders {
  readonly finished: JsonFiles;
  /** Those whose request may be on its way. */
  readonly underWay: JsonFiles;
  /** Where an earlier version kept them. Taken over once. */
  readonly earlier?: JsonFiles;
}

/** The most records of one client: older ones are removed. */
const MAX_RECORDS = 200;

/** Who has begun a record. */
interface Owner {
  readonly process: number;
  /** An extension host ends with its window; another one may get its process id. */
  readonly window: string;
}

/** How long a request can be on its way, in milliseconds: after that, a process of that id is another one. */
const MAX_UNDER_WAY_MS = 10 * 60_000;

/**
 * Opens the history. Each record is a file of its own, so that two windows cannot overwrite each other's records. Calls `onFailure` when
 * the disk refuses a record.
 */
export function openHistory(
  { finished, underWay, earlier }: HistoryFolders,
  onFailure: (message: string) => void,
): History {
  const owner: Owner = { process: process.pid, window: randomUUID() };
  let takingOver: Promise<void> | undefined;
  /** Takes over what an earlier version kept, before the first use. */
  const ready = (): Promise<void> => (takingOver ??= takeOver(earlier, finished).catch(() => undefined));
  const report = (error: unknown): void =>
    onFailure(`The push could not be added to the history: ${error instanceof Error ? error.message : String(error)}`);

  async function keep(id: string, record: PushRecord): Promise<void> {
    await ready();
    await finished.write(id, record);
    const own = (await finished.names()).filter((name) => clientIn(name) === clientIn(id));
    await Promise.all(own.slice(0, Math.max(0, own.length - MAX_RECORDS)).map((name) => finished.remove(name)));
  }
  async function begun(): Promise<KeptRecord[]> {
    const done = new Set(await finished.names());
    const records = await Promise.all((await underWay.names()).map((id) => readBegun(underWay, id, owner)));
    return records.filter((record) => record !== undefined).filter(({ id }) => !done.has(id));
  }
  return {
    async begin(record) {
      await ready();
      const id = newId(record);
      await underWay.write(id, { ...record, outcome: 'under way', owner });
      return id;
    },
    async finish(id, record) {
      try {
        // A client that is created has its id only now.
        await keep(clientIn(id) === clientKey(record.target) ? id : newId(record), record);
        await underWay.remove(id);
      } catch (error) {
        report(error);
      }
    },
    drop: (id) => underWay.remove(id),
    add: (record) => keep(newId(record), record).catch(report),
    async list(target) {
      await ready();
      const names = await finished.names();
      const ids = target ? names.filter((name) => clientIn(name) === clientKey(target)) : names;
      const records = await Promise.all(ids.map((id) => readFinished(finished, id)));
      return [...(await begun()), ...records.filter((record) => record !== undefined)]
        .filter((record) => !target || clientKey(record.target) === clientKey(target))
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    },
    abandoned: async () => (await begun()).filter(({ isAbandoned }) => isAbandoned),
    async clear() {
      await ready();
      for (const files of [finished, underWay])
        await Promise.all((await files.names()).map((name) => files.remove(name)));
    },
  };
}

/** An id by time and client, so that a folder is read in order and only as far as it is wanted. */
const newId = (record: Pick<PushRecord, 'when' | 'target'>, suffix = randomUUID().slice(0, 8)): string =>
  `${record.when.replaceAll(/[^0-9]/g, '')}-${clientKey(record.target)}-${suffix}`;

/** Stands for a client in the name of a file. */
const clientKey = ({ userPoolId, clientId }: Target): string =>
  createHash('sha256')
    .update(JSON.stringify([userPoolId, clientId]))
    .digest('hex')
    .slice(0, 12);

const clientIn = (id: string): string => id.split('-')[1] ?? '';

/** A stored value; undefined where there is none, or a broken one. */
async function valueIn(files: JsonFiles, name: string): Promise<unknown> {
  const stored = await files.read(name);
  return typeof stored === 'object' ? stored.value : undefined;
}

async function readFinished(files: JsonFiles, id: string): Promise<KeptRecord | undefined> {
  const value = await valueIn(files, id);
  return isRecord(value)
    ? { ...value, before: fromFile(value.before), planned: fromFile(value.planned), id }
    : undefined;
}

async function readBegun(files: JsonFiles, id: string, own: Owner): Promise<KeptRecord | undefined> {
  const record = await readFinished(files, id);
  if (!record) return undefined;
  const { owner, ...rest } = record as KeptRecord & { readonly owner?: Owner };
  return { ...rest, ...(isGone(owner, own, rest.when) && { isAbandoned: true as const }) };
}

/** Whether nobody will finish what a window has begun. */
function isGone(owner: Owner | undefined, own: Owner, when: string): boolean {
  if (owner?.window === own.window) return false;
  return (
    !owner ||
    owner.process === own.process ||
    !isRunning(owner.process) ||
    Date.now() - Date.parse(when) > MAX_UNDER_WAY_MS
  );
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Moves the records of an earlier version. One that cannot be moved stays where it is, for the next time. */
async function takeOver(earlier: JsonFiles | undefined, to: JsonFiles): Promise<void> {
  if (!earlier) return;
  for (const name of await earlier.names()) {
    const value = await valueIn(earlier, name);
    if (!isRecord(value)) continue;
    await to.write(newId(value, name.split('-').at(-1)), value);
    await earlier.remove(name);
  }
}

/** Whether a stored value is a record. Storage may hold anything: another version's records, or broken ones. */
function isRecord(value: unknown): value is PushRecord {
  const record = value as Partial<PushRecord> | null;
  return (
    typeof record === 'object' &&
    record !== null &&
    typeof record.when === 'string' &&
    typeof record.name === 'string' &&
    Array.isArray(record.changes) &&
    typeof record.target?.userPoolId === 'string' &&
    typeof record.target.clientId === 'string' &&
    typeof record.before === 'object' &&
    typeof record.planned === 'object'
  );
}
