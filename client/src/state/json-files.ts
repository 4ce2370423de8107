import { readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from './atomic-write';
import { makeFolder } from './make-folder';

/** A folder of small JSON files. None is ever half-written. */
export interface JsonFiles {
  /** The value; `none` when there is none, `unreadable` when it is broken. Never rejects: the product also works without what is stored here. */
  read(name: string): Promise<StoredValue>;
  /** @throws Error when the disk refuses */
  write(name: string, value: unknown): Promise<void>;
  /** Names without ending, sorted. */
  names(): Promise<string[]>;
  remove(name: string): Promise<void>;
  /** Moves a value aside, to `<name>.broken.json`: what is written next does not overwrite it. */
  setAside(name: string): Promise<void>;
}

/** What was found in a folder of JSON files. */
export type StoredValue = { readonly value: unknown } | 'none' | 'unreadable';

const BROKEN = '.broken.json';

/** What the system answers where no file is: also where a folder above it is a file. */
const NOT_THERE: readonly unknown[] = ['ENOENT', 'ENOTDIR'];

/** Opens a folder, which is made on the first write. Only its owner may read what is in it. */
export function jsonFiles(folder: string): JsonFiles {
  const fileOf = (name: string): string => path.join(folder, `${name}.json`);
  return {
    async read(name) {
      try {
        return { value: JSON.parse(await readFile(fileOf(name), 'utf8')) as unknown };
      } catch (error) {
        return NOT_THERE.includes((error as NodeJS.ErrnoException).code) ? 'none' : 'unreadable';
      }
    },
    async write(name, value) {
      await makeFolder(folder, 0o700);
      await writeFileAtomically(fileOf(name), `${JSON.stringify(value)}\n`, { mode: 0o600 });
    },
    async names() {
      const entries = await readdir(folder).catch(() => []);
      return entries
        .filter((entry) => entry.endsWith('.json') && !entry.endsWith(BROKEN))
        .map((entry) => entry.slice(0, -'.json'.length))
        .sort();
    },
    remove: (name) => rm(fileOf(name), { force: true }),
    setAside: (name) => rename(fileOf(name), path.join(folder, `${name}${BROKEN}`)),
  };
}
