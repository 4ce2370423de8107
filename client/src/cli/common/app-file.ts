import { createHash } from 'node:crypto';
import { link, readFile, rename, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import type { Target } from '../../aws/gateway';
import { writeFileAtomically } from '../../state/atomic-write';
import { parseFile } from '../../sync/file-text';
import { foreignKind } from '../../sync/blocking';
import { fromFile, type Settings } from '../../sync/settings';
import { targetIn } from '../../sync/target';
import { UsageError } from '../exit';
import { isMissing, reasonOf } from '../lint/files';
import { openRegularFile, placeOf } from '../lint/regular-file';

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
  assertNotForeign(text, name);
  const value = parseFile(text);
  if (!value)
    throw new UsageError(`${name} is no JSON object, or has a syntax error: cognito-client lint ${name} shows where.`);
  const target = targetIn(text);
  if (!target) throw new UsageError(`${name} does not say which app client it is: it needs UserPoolId and ClientId.`);
  return { path, name, text, sha256: createHash('sha256').update(text).digest('hex'), target, local: fromFile(value) };
}

/** Checks that a text is not of another kind, such as a template of CloudFormation. @throws UsageError that says what it is, and what to do */
export function assertNotForeign(text: string, name: string): void {
  const foreign = foreignKind(text);
  if (foreign !== undefined) throw new UsageError(`${name}: ${foreign}`);
}

async function readUtf8(path: string, name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readRegular(path, name));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof TypeError) throw new UsageError(`${name} is not UTF-8. Save it as UTF-8 first.`);
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}.`);
  }
}

async function readRegular(path: string, name: string): Promise<Uint8Array> {
  const file = await openRegularFile(path);
  try {
    if ((await file.stat()).size > MAX_BYTES)
      throw new UsageError(
        `${name} is larger than ${MAX_BYTES / 1024 / 1024} MB. An app client file is never that large.`,
      );
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const MARK = '\uFEFF';
const MARK_BYTES = Buffer.from(MARK);
const withoutMark = (text: string): string => (text.startsWith(MARK) ? text.slice(1) : text);

/**
 * Writes a text as a whole: beside its place, then moved there, so that half of it is never read. A link is followed, also to where nothing
 * is yet; permissions and a byte order mark stay. @throws UsageError when the disk refuses
 */
export async function writeWhole(path: string, text: string, cwd: string): Promise<void> {
  await orUsageError(path, cwd, async () => {
    const place = await placeOf(path);
    const bytes = await bytesOf(place);
    return placed(place, markOf(bytes) + text, (beside) => rename(beside, place).then(() => true));
  });
}

/**
 * Writes a text as `writeWhole` does, if the file still has the text that it was made from. This is looked at last, when everything else
 * is done.
 * @param before without byte order mark; undefined when there was no file
 * @returns whether it was written. Otherwise the file has another text now, and was left alone.
 * @throws UsageError when the disk refuses
 */
export function writeIfUnchanged(
  path: string,
  text: string,
  before: string | undefined,
  cwd: string,
): Promise<boolean> {
  return orUsageError(path, cwd, async () => {
    const place = await placeOf(path);
    if (before === undefined) return placed(place, text, (beside) => moveToFree(beside, place));
    const bytes = await bytesOf(place);
    if (!bytes || !hasText(bytes, before)) return false;
    return placed(place, markOf(bytes) + text, async (beside) => {
      const now = await bytesOf(place);
      if (!now?.equals(bytes)) return false;
      await rename(beside, place);
      return true;
    });
  });
}

const markOf = (bytes: Buffer | undefined): string =>
  bytes?.subarray(0, MARK_BYTES.length).equals(MARK_BYTES) ? MARK : '';

const hasText = (bytes: Buffer, text: string): boolean =>
  bytes.equals(Buffer.from(text)) || bytes.equals(Buffer.from(MARK + text));

async function orUsageError<T>(path: string, cwd: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw new UsageError(`${shownName(path, cwd)} cannot be written: ${reasonOf(error)}.`);
  }
}

/** The bytes of a file; undefined when there is none. */
async function bytesOf(place: string): Promise<Buffer | undefined> {
  try {
    return await readFile(place);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Writes a text as a whole with the permissions that the file has. @param move whether the temporary file was moved into place */
async function placed(place: string, text: string, move: (temporary: string) => Promise<boolean>): Promise<boolean> {
  const mode = await stat(place).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  return writeFileAtomically(place, text, { mode, move });
}

/** What file systems without hard links answer. */
const NO_LINKS: readonly unknown[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'EACCES'];

/** Moves a file to where nothing is. @returns false, and moves nothing, when something is there */
async function moveToFree(from: string, to: string): Promise<boolean> {
  try {
    // A rename would replace what is there; a link does not.
    await link(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.includes(code)) throw error;
  }
  if ((await bytesOf(to)) !== undefined) return false;
  await rename(from, to);
  return true;
}

/** The text of a file, without byte order mark; undefined when there is no such file. @throws UsageError when it cannot be read */
export async function readTextIfExists(path: string, name: string): Promise<string | undefined> {
  const isThere = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
  return isThere ? withoutMark(await readUtf8(path, name)) : undefined;
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
