import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Target } from '../../aws/gateway';
import { writeFileAtomically } from '../../state/atomic-write';
import { parseFile } from '../../sync/file-text';
import { fromFile, type Settings } from '../../sync/settings';
import { targetIn } from '../../sync/target';
import { UsageError } from '../exit';
import { readText, reasonOf } from '../lint/files';

/** The largest file that is read, in bytes: more than any app client can be. */
const MAX_BYTES = 8 * 1024 * 1024;

/** An app client file that was read. */
export interface AppFile {
  /** Absolute path. */
  readonly path: string;
  /** The path as it is shown: see `shownName`. */
  readonly name: string;
  /** Without byte order mark. */
  readonly text: string;
  /** SHA-256 of `text`. */
  readonly sha256: string;
  readonly target: Target;
  readonly local: Settings;
}

/** Reads an app client file. @throws UsageError that names the file and what is wrong with it */
export async function readAppFile(path: string, cwd: string): Promise<AppFile> {
  const name = shownName(path, cwd);
  const text = withoutMark(await readUtf8(path, name));
  const value = parseFile(text);
  if (!value)
    throw new UsageError(`${name} is no JSON object, or has a syntax error: cognito-client lint ${name} shows where.`);
  const target = targetIn(text);
  if (!target) throw new UsageError(`${name} does not say which app client it is: it needs UserPoolId and ClientId.`);
  return { path, name, text, sha256: createHash('sha256').update(text).digest('hex'), target, local: fromFile(value) };
}

async function readUtf8(path: string, name: string): Promise<string> {
  try {
    if ((await stat(path)).size > MAX_BYTES)
      throw new UsageError(`${name} is larger than ${MAX_BYTES / 1024 / 1024} MB: that is no app client.`);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof TypeError) throw new UsageError(`${name} is not UTF-8. Save it as UTF-8 first.`);
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}.`);
  }
}

const MARK = '\uFEFF';
const withoutMark = (text: string): string => (text.startsWith(MARK) ? text.slice(1) : text);

/**
 * Writes a text so that nobody ever sees half of it: beside its place, then moved there. A link is followed, permissions and a byte
 * order mark stay. @throws UsageError when the disk refuses
 */
export async function writeWhole(path: string, text: string, cwd: string): Promise<void> {
  try {
    const place = await realpath(path).catch(() => path);
    const before = await stat(place).catch(() => undefined);
    const mark = before && (await readFile(place)).subarray(0, 3).equals(Buffer.from(MARK)) ? MARK : '';
    await writeFileAtomically(place, mark + text, { mode: before && before.mode & 0o777 });
  } catch (error) {
    throw new UsageError(`${shownName(path, cwd)} cannot be written: ${reasonOf(error)}.`);
  }
}

/** The text of a file; undefined when there is no such file. @throws UsageError when it cannot be read */
export async function readTextIfExists(path: string, name: string): Promise<string | undefined> {
  try {
    return await readText(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Whether a file belongs to an app client. */
export function isFileOf({ target }: AppFile, { userPoolId, clientId }: Target): boolean {
  return target.clientId === clientId && target.userPoolId === userPoolId;
}

/** A path as it is shown: relative when it is in the working folder or below, absolute when not; with slashes. */
export function shownName(path: string, cwd: string): string {
  const below = relative(cwd, path);
  const isOutside = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
  const name = isOutside ? path : below || '.';
  return name.split(sep).join('/');
}

/** The key under which a file's base is stored. Two paths that lead to one file have one key. */
export async function baseKeyOf(path: string): Promise<string> {
  return pathToFileURL(await realpath(path).catch(() => path)).href;
}
