import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { MAX_LENGTH } from '../../../../server/src/language/document';
import { NO_FILE, openRegularFile, whyOutside } from './regular-file';

/** A file to read, or something that the command line asked for and that cannot be read. */
export interface InputFile {
  /** Absolute; `-` for standard input. */
  readonly path: string;
  /** Why there is nothing to read. */
  readonly failure?: string;
}

/** The path that means standard input. */
export const STDIN = '-';

const IGNORED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git']);

const isClientFile = (name: string): boolean => name.endsWith('.cognito-client.json');

/** Every file that the arguments mean, each once, in the order of the arguments and sorted within a folder. Never throws. */
export async function* filesIn(targets: readonly string[], cwd: string): AsyncGenerator<InputFile> {
  const yielded = new Set<string>();
  for (const target of targets) {
    for await (const found of filesOf(target, cwd)) {
      if (yielded.has(found.path)) continue;
      yielded.add(found.path);
      yield found;
    }
  }
}

async function* filesOf(target: string, cwd: string): AsyncGenerator<InputFile> {
  if (target === STDIN) return yield { path: STDIN };
  const path = resolve(cwd, target);
  const kind = await kindOf(path);
  // A name with brackets may be a file; it is a glob only if there is none.
  if (kind.failure === undefined) yield* named(path, kind.folder, cwd);
  else if (isGlob(target)) yield* matching(target, cwd);
  else yield { path, failure: kind.failure };
}

async function* named(path: string, isFolder: boolean, cwd: string): AsyncGenerator<InputFile> {
  const failure = await whyOutside(path, cwd);
  if (failure !== undefined) yield { path, failure };
  else if (isFolder) yield* clientFilesIn(path, cwd);
  else yield { path };
}

/** Why a folder has nothing to read. */
export const NO_CLIENT_FILE = 'there is no file named *.cognito-client.json in it';

/** The app client files of a folder and below. A folder without one is a failure: a gate on a folder that was renamed must not pass. */
async function* clientFilesIn(folder: string, cwd: string): AsyncGenerator<InputFile> {
  let any = false;
  for await (const found of walk(folder, isClientFile, { folder, cwd })) {
    any = true;
    yield found;
  }
  if (!any) yield { path: folder, failure: NO_CLIENT_FILE };
}

async function kindOf(path: string): Promise<{ folder: boolean; failure?: string }> {
  try {
    return { folder: (await stat(path)).isDirectory() };
  } catch (error) {
    return { folder: false, failure: reasonOf(error) };
  }
}

const slashed = (text: string): string => (sep === '/' ? text : text.split(sep).join('/'));
const isGlob = (target: string): boolean => picomatch.scan(slashed(target)).isGlob;

/** More than anyone would write by hand. */
const MAX_GLOB_LENGTH = 1000;

/**
 * Whether matching could take very long: picomatch makes a pattern that backtracks over each star of a name, and without end in groups
 * that contain stars or groups.
 */
function isSlowGlob(glob: string): boolean {
  return (
    glob.length > MAX_GLOB_LENGTH ||
    /\([^)]*[*+(]/.test(glob) ||
    glob.split('/').some((part) => part !== '**' && part.split('*').length > 5)
  );
}

async function* matching(target: string, cwd: string): AsyncGenerator<InputFile> {
  const { base, glob } = picomatch.scan(slashed(target));
  if (isSlowGlob(glob))
    return yield {
      path: resolve(cwd, target),
      failure: 'this glob is too involved to be matched: give folders or simpler globs',
    };
  const from = resolve(cwd, base);
  const matches = picomatch(glob, { dot: true });
  const matchesFile = (file: string): boolean => matches(slashed(relative(from, file)));
  let any = false;
  if ((await kindOf(from)).folder) {
    for await (const found of walk(from, matchesFile, { folder: from, cwd })) {
      any = true;
      yield found;
    }
  }
  if (!any) yield { path: resolve(cwd, target), failure: 'no file matches this glob' };
}

/** Where a search began, and the working folder. */
interface SearchRoot {
  readonly folder: string;
  readonly cwd: string;
}

/** The files below a folder. Folders behind symbolic links are not entered, so that no walk is endless and no file comes twice. */
async function* walk(folder: string, matches: (path: string) => boolean, top: SearchRoot): AsyncGenerator<InputFile> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return yield { path: folder, failure: reasonOf(error) };
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!IGNORED_FOLDERS.has(entry.name)) yield* walk(path, matches, top);
    } else if (matches(path)) yield* regularFile(path, entry, top);
  }
}

/** A path if it can be read: no link to a folder, no socket and no pipe. A link that leads nowhere, or out, is a failure. */
async function* regularFile(path: string, entry: Dirent, top: SearchRoot): AsyncGenerator<InputFile> {
  if (entry.isFile()) return yield { path };
  if (!entry.isSymbolicLink()) return;
  try {
    if ((await stat(path)).isDirectory()) return;
    const failure = await whyOutside(path, top.cwd, top.folder);
    yield { path, ...(failure !== undefined && { failure }) };
  } catch (error) {
    yield { path, failure: reasonOf(error) };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'this is a folder',
  [NO_FILE]: 'it is a device, a pipe or a socket, not a file',
  ELOOP: 'its symbolic links lead in a circle',
  ENOTDIR: 'part of its path is a file',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the file system is read-only',
  EIO: 'the device reported an error',
};

/** Why the file system refused, in words for the user. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? code ?? message;
}

/** Whether an error of the file system says that there is no such file. */
export const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** A UTF-16 code unit takes at most three bytes of UTF-8: a text of more bytes is too large to check. */
const MAX_BYTES = 3 * (MAX_LENGTH + 1) + 3;

/** Reads a text, and no more of it than can be checked. Rejects with the error of the file system. */
export async function readText(path: string): Promise<string> {
  const file = await openRegularFile(path);
  try {
    return await readStream(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}

/** The text of a stream: UTF-8, or UTF-16 with a byte order mark, as Windows PowerShell writes it. The mark is removed, as in editors. */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_BYTES) break;
  }
  const bytes = Buffer.concat(chunks);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
