import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder with those above it. Each step is tried once: Node's own recursion asks for ever where the system answers ENOENT for a
 * folder whose parent is there, as below /proc.
 * @throws Error of the file system
 */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  try {
    await mkdir(folder, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path.dirname(folder) !== folder) {
      await makeFolder(path.dirname(folder), mode);
      // Somebody else may have made it since.
      await mkdir(folder, mode).catch(unlessFolder(folder));
    } else await unlessFolder(folder)(error);
  }
}

/** Passes on the error of making a folder, unless it is there. */
const unlessFolder =
  (folder: string) =>
  async (error: unknown): Promise<void> => {
    const found = await stat(folder).catch(() => undefined);
    if (!found?.isDirectory()) throw error;
  };
