import { createHash } from 'node:crypto';
import type { Target } from '../aws/gateway';
import type { JsonFiles } from './json-files';
import { createListeners } from './listeners';
import type { Base } from '../sync/plan';
import { fromFile } from '../sync/settings';

/** Remembers, for each file and client, what both last agreed on. */
export interface Bases {
  read(file: string, target: Target): Promise<Base | undefined>;
  /** Keeps a new base. A disk that refuses is told to `onFailure` and stops nothing: the next push then has no base. */
  write(file: string, target: Target, base: Base): Promise<void>;
  /** Calls the listener after each write, until it is disposed of. */
  onDidWrite(listener: () => void): { dispose(): void };
}

/** @param file the file's URI as text */
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
      const { file: said, live } = value as Record<string, unknown>;
      return isObject(said) && isObject(live) ? { file: fromFile(said), live: fromFile(live) } : undefined;
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
