import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder';

/** A folder of small JSON files. A file is written beside its place and moved there, so that it is never half-written. */
export interface JsonFiles {
  /** The value, or undefined when there is none or it cannot be read: what is kept here is a help and never a condition. */
  read(name: string): Promise<unknown>;
  /** @throws Error when the disk refuses */
  write(name: string, value: unknown): Promise<void>;
  /** Names without ending, sorted. */
  names(): Promise<string[]>;
  remove(name: string): Promise<void>;
}

/** Opens a folder, which is made on the first write. Only its owner may read what is in it. */
export function jsonFiles(folder: string): JsonFiles {
  const fileOf = (name: string): string => path.join(folder, `${name}.json`);
  return {
    async read(name) {
      try {
        return JSON.parse(await readFile(fileOf(name), 'utf8'));
      } catch {
        return undefined;
      }
    },
    async write(name, value) {
      await makeFolder(folder, 0o700);
      const beside = path.join(folder, `${randomUUID()}.tmp`);
      try {
        await writeFile(beside, `${JSON.stringify(value)}\n`, { mode: 0o600 });
        await rename(beside, fileOf(name));
      } catch (error) {
        // A full disk leaves a part of it.
        await rm(beside, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    async names() {
      const entries = await readdir(folder).catch(() => []);
      return entries
        .filter((entry) => entry.endsWith('.json'))
        .map((entry) => entry.slice(0, -'.json'.length))
        .sort();
    },
    remove: (name) => rm(fileOf(name), { force: true }),
  };
}
