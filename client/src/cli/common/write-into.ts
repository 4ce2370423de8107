import { carriedText } from '../../sync/carried-text';
import { parseFile } from '../../sync/file-text';
import { fromFile } from '../../sync/settings';
import { UsageError } from '../exit';
import { isFileOf, readAppFile, writeIfUnchanged, type AppFile } from './app-file';

/** How often a command tries to write a file that is changed at every moment. */
export const MAX_WRITE_ATTEMPTS = 3;

/**
 * Writes the text that a command made from a file into the file as it is now: what was edited since it was read stays.
 * @returns whether it was edited
 * @throws UsageError when it cannot be written: then it is as it was
 */
export async function writeInto(file: AppFile, text: string, cwd: string): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_WRITE_ATTEMPTS; attempt++) {
    const now = await readAppFile(file.path, cwd);
    if (!isFileOf(now, file.target)) throw new UsageError(`${file.name} names another app client now.`);
    const isUnedited = now.text === file.text;
    const wanted = isUnedited ? text : carriedText(now.text, file.local, fromFile(parseFile(text) ?? {}));
    if (wanted !== undefined && (await writeIfUnchanged(file.path, wanted, now.text, cwd))) return !isUnedited;
  }
  throw new UsageError(`${file.name} was changed each time that it was about to be written.`);
}
