import { createHash } from 'node:crypto';
import type { Target } from '../aws/gateway';
import type { JsonFiles } from './json-files';
import { createListeners } from './listeners';
import type { Base, StoredBase } from '../sync/plan';
import { fromFile } from '../sync/settings';

/** Stores the base of each file and client: what both last agreed on. */
export interface Bases {
  /** The stored base; undefined when there is none, `unreadable` when it is broken. */
  read(file: string, target: Target): Promise<StoredBase>;
  /** Stores a new base. A broken one is kept aside. When the disk refuses, calls `onFailure` and resolves: the next push then has no base. */
  write(file: string, target: Target, base: Base): Promise<void>;
  /** Calls the listener after each write, until it is disposed of. */
  onDidWrite(listener: () => void): { dispose(): void };
}

/** Opens the storage of bases. Its methods take a file's URI as text. */
export function openBases(files: JsonFiles, onFailure: (message: string) => void): Bases {
  const nameOf = (file: string, target: Target): string =>
    createHash('sha256')
      .update(JSON.stringify([file, target.userPoolId, target.clientId]))
      .digest('hex');
  const written = createListeners<void>();
  const read = async (name: string): Promise<StoredBase> => {
    const found = await files.read(name);
    if (found === 'none') return undefined;
    return found === 'unreadable' ? found : baseIn(found.value);
  };
  const replace = async (name: string, base: Base): Promise<void> => {
    if ((await read(name)) === 'unreadable') await files.setAside(name);
    await files.write(name, base);
  };
  return {
    read: (file, target) => read(nameOf(file, target)),
    write: (file, target, base) =>
      replace(nameOf(file, target), base).then(
        () => written.tell(),
        (error: Error) => onFailure(`What file and client agreed on could not be kept: ${error.message}`),
      ),
    onDidWrite: written.add,
  };
}

/** The base that a stored value is. */
function baseIn(value: unknown): Base | 'unreadable' {
  if (!isObject(value)) return 'unreadable';
  const { file, live } = value;
  return isObject(file) && isObject(live) ? { file: fromFile(file), live: fromFile(live) } : 'unreadable';
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
