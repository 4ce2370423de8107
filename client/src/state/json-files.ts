import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from './atomic-write';
import { makeFolder } from './make-folder';

/** A folder of small JSON files. None is ever half-written. */
export interface JsonFiles {
  /** The value, or undefined when there is none or it cannot be read: the product also works without what is stored here. */
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
      await writeFileAtomically(fileOf(name), `${JSON.stringify(value)}\n`, { mode: 0o600 });
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
