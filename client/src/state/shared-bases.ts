import { fileURLToPath } from 'node:url';
import { baseKeyOf } from './base-key';
import type { Bases } from './bases';

/**
 * Bases that belong to file and client, whichever window asks. A file on disk is one file by every path that leads to it, and its bases
 * are in `shared`; a live document or an unsaved text is one window's own, and stays in `own`. What `own` has of a file on disk is from an
 * earlier version, which kept all there: it is copied when it is first read.
 */
export function sharedBases(shared: Bases, own: Bases): Bases {
  return {
    async read(file, target) {
      if (!isOnDisk(file)) return own.read(file, target);
      const key = await keyOf(file);
      const base = await shared.read(key, target);
      if (base !== undefined) return base;
      const earlier = await own.read(file, target);
      if (earlier !== undefined && earlier !== 'unreadable') await shared.write(key, target, earlier);
      return earlier;
    },
    async write(file, target, base) {
      await (isOnDisk(file) ? shared.write(await keyOf(file), target, base) : own.write(file, target, base));
    },
    onDidWrite(listener) {
      const listeners = [shared.onDidWrite(listener), own.onDidWrite(listener)];
      return { dispose: () => listeners.forEach((added) => added.dispose()) };
    },
  };
}

const isOnDisk = (file: string): boolean => file.startsWith('file:');

/** A URI that no path can be made of is its own key. */
async function keyOf(file: string): Promise<string> {
  try {
    return await baseKeyOf(fileURLToPath(file));
  } catch {
    return file;
  }
}
