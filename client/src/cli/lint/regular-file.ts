import { constants } from 'node:fs';
import { lstat, open, readlink, realpath, stat, type FileHandle } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The code of the error for what is neither file nor folder: a device, a pipe or a socket. */
export const NO_FILE = 'ENOFILE';

const isNoFile = (found: { isDirectory(): boolean }): Error =>
  Object.assign(new Error('no file'), { code: found.isDirectory() ? 'EISDIR' : NO_FILE });

/**
 * Opens a file to read it. A device or a pipe is not opened: reading it could have no end, as when a repository holds a link to /dev/stdin.
 * @throws Error of the file system; `EISDIR` for a folder, `ENOFILE` for anything but a file
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  const found = await stat(path);
  if (!found.isFile()) throw isNoFile(found);
  // What took its place since does not block.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const opened = await handle.stat();
  if (opened.isFile()) return handle;
  await handle.close();
  throw isNoFile(opened);
}

/**
 * The folder that a path must not lead out of by a link: the repository that it is in; else the working folder, when it is in there; else
 * the folder that is searched. Undefined for a path that somebody named elsewhere: they mean what it leads to.
 */
async function boundaryOf(path: string, cwd: string, searched: string | undefined): Promise<string | undefined> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (await isRepository(folder)) return folder;
    if (dirname(folder) === folder) return isWithin(path, cwd) ? cwd : searched;
  }
}

/** Whether a folder is the top of a repository. In a worktree and a submodule, `.git` is a file. */
export async function isRepository(folder: string): Promise<boolean> {
  return lstat(join(folder, '.git')).then(
    () => true,
    () => false,
  );
}

function isWithin(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

/** More links than any system follows. */
const MAX_LINKS = 40;

/** Where a path leads: a link is followed, also when nothing is at its end. */
export async function placeOf(path: string): Promise<string> {
  let place = path;
  for (let links = 0; links < MAX_LINKS; links++) {
    const real = await realpath(place).catch(() => undefined);
    if (real !== undefined) return real;
    const isLink = await lstat(place).then(
      (found) => found.isSymbolicLink(),
      () => false,
    );
    if (!isLink) return place;
    place = resolve(await realpath(dirname(place)), await readlink(place));
  }
  // A circle: the system says so.
  return realpath(path);
}

/**
 * Why a path must not be used: a link of a stranger's repository may lead to any file of whoever checks it, such as a key, or to where one
 * would be made. Undefined when it stays inside, and for what cannot be found.
 * @param searched the folder that was searched for it; undefined for a path that was named
 */
export async function whyOutside(path: string, cwd: string, searched?: string): Promise<string | undefined> {
  const boundary = await boundaryOf(path, cwd, searched);
  if (boundary === undefined) return undefined;
  const [real, top] = await Promise.all([
    realpath(path).catch(() => placeOfLink(path)),
    realpath(boundary).catch(() => undefined),
  ]);
  if (real === undefined || top === undefined || isWithin(real, top)) return undefined;
  return 'it is, or is behind, a link that leads out of its repository or folder: name the place that it leads to';
}

/** The place that a dangling link leads to. Undefined for a file that is no link, and for links that lead in a circle. */
async function placeOfLink(path: string): Promise<string | undefined> {
  const place = await placeOf(path).catch(() => path);
  return place === path ? undefined : place;
}
