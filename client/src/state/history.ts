import type { Target } from '../aws/gateway';
import type { JsonFiles } from './json-files';
import { fromFile, type Settings } from '../sync/settings';

/** One push in the history. Never holds a secret, since no settings do. */
export interface PushRecord {
  /** ISO 8601, UTC. */
  readonly when: string;
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
  readonly outcome: 'created' | 'as planned' | 'stored otherwise' | 'not applied' | 'not known';
  readonly requestId?: string;
}

/** A record in the history, with its id. */
export interface KeptRecord extends PushRecord {
  readonly id: string;
}

/** The pushes made from this workspace, newest first. */
export interface History {
  add(record: PushRecord): Promise<void>;
  list(): Promise<KeptRecord[]>;
  /** Removes all records. */
  clear(): Promise<void>;
}

/** The most records in the history: older ones are removed. */
const MAX_RECORDS = 200;

/**
 * Opens the history. Each record is a file of its own, so that two windows cannot overwrite each other's records. Calls `onFailure` when
 * the disk refuses a record.
 */
export function openHistory(files: JsonFiles, onFailure: (message: string) => void): History {
  return {
    async add(record) {
      try {
        const time = record.when.replaceAll(/[^0-9]/g, '');
        await files.write(`${time}-${Math.random().toString(36).slice(2, 8)}`, record);
        const names = await files.names();
        await Promise.all(names.slice(0, Math.max(0, names.length - MAX_RECORDS)).map((name) => files.remove(name)));
      } catch (error) {
        onFailure(
          `The push could not be added to the history: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    },
    async list() {
      const names = (await files.names()).reverse();
      const found = await Promise.all(names.map(async (id) => ({ id, stored: await files.read(id) })));
      return found.flatMap(({ id, stored }) => {
        const value = typeof stored === 'object' ? stored.value : undefined;
        return isRecord(value)
          ? [{ ...value, before: fromFile(value.before), planned: fromFile(value.planned), id }]
          : [];
      });
    },
    async clear() {
      await Promise.all((await files.names()).map((name) => files.remove(name)));
    },
  };
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
