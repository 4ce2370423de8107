import { createHash } from 'node:crypto';
import type { Target } from '../aws/gateway';
import type { JsonFiles } from './json-files';
import { createListeners } from './listeners';
import type { Base } from '../sync/plan';
import { fromFile } from '../sync/settings';

/** Stores the base of each file and client: what both last agreed on. */
export interface Bases {
  /** The stored base; undefined when there is none, or when it cannot be read. */
  read(file: string, target: Target): Promise<Base | undefined>;
  /** Stores a new base. When the disk refuses, calls `onFailure` and resolves: the next push then has no base. */
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
  return {
    async read(file, target) {
      const value = await files.read(nameOf(file, target));
      if (typeof value !== 'object' || value === null) return undefined;
      const { file: fileSettings, live } = value as Record<string, unknown>;
      return isObject(fileSettings) && isObject(live)
        ? { file: fromFile(fileSettings), live: fromFile(live) }
        : undefined;
    },
    write: (file, target, base) =>
      files.write(nameOf(file, target), base).then(
        () => written.tell(),
        (error: Error) => onFailure(`What file and client agreed on could not be kept: ${error.message}`),
      ),
    onDidWrite: written.add,
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
