import { realpath } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** The key under which a file's base is stored. Two paths that lead to one file have one key. */
export async function baseKeyOf(path: string): Promise<string> {
  return pathToFileURL(await realpath(path).catch(() => path)).href;
}
