import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file so that a reader, and a crash, find the old text or the new one and never a part: into a temporary file of the same
 * folder, then flushed to disk and moved into place. A link at `file` would be replaced, not followed.
 * @param mode permissions of the file from its first byte on, whatever the umask; without it, those of any new file
 * @param move moves the temporary file into place, or leaves it and resolves to false; by default it replaces what is there
 * @returns whether it was moved
 * @throws Error when the disk refuses; the temporary file is removed then
 */
export async function writeFileAtomically(
  file: string,
  text: string,
  {
    mode,
    move = (temporary) => rename(temporary, file).then(() => true),
  }: { readonly mode?: number | undefined; readonly move?: (temporary: string) => Promise<boolean> } = {},
): Promise<boolean> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file).slice(0, 60)}.${randomUUID()}.tmp`);
  const handle = await open(temporary, 'wx', mode);
  try {
    await fill(handle, text, mode);
    return await move(temporary);
  } finally {
    // After a move it is no longer there. A full disk leaves a part of it.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function fill(handle: FileHandle, text: string, mode: number | undefined): Promise<void> {
  try {
    if (mode !== undefined) await addMissingPermissions(handle, mode);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives back what the umask took. Where nothing is missing there is no chmod: some file systems refuse it. */
async function addMissingPermissions(handle: FileHandle, mode: number): Promise<void> {
  const given = (await handle.stat()).mode;
  if ((given & mode) !== mode) await handle.chmod(mode);
}
