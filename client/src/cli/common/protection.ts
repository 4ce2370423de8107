import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import {
  protectionOf,
  readProtectionRules,
  type FoundProtection,
  type ProtectionRule,
  type ProtectionTarget,
} from '../../sync/protection';
import { UsageError } from '../exit';
import { CONFIG_NAME } from '../lint/config';
import { isMissing, readText, reasonOf } from '../lint/files';
import { shownName } from './app-file';

type Members = Readonly<Record<string, unknown>>;

/** A list of rules, as its file holds it: anything, and undefined where there is none. */
interface RawList {
  readonly member: string;
  readonly value: unknown;
}

/** Finds the lists in a file that may protect app clients. */
type FindLists = (members: Members) => readonly RawList[];

/** The names of the files that are looked for in a folder, beside its `.code-workspace` files. */
const SOURCES: readonly { readonly file: string; readonly find: FindLists }[] = [
  { file: CONFIG_NAME, find: (config) => [{ member: 'protected', value: config['protected'] }] },
  { file: join('.vscode', 'settings.json'), find: listsInSettings },
];

/** VS Code reads a setting in both spellings: `"cognitoClient.protected": []`, and `"cognitoClient": { "protected": [] }`. */
function listsInSettings(settings: Members): readonly RawList[] {
  const nested = settings['cognitoClient'];
  return [settings['cognitoClient.protected'], isObject(nested) ? nested['protected'] : undefined].map((value) => ({
    member: 'cognitoClient.protected',
    value,
  }));
}

/** A workspace has settings of its own beside its list of folders. */
const listsInWorkspace: FindLists = ({ settings }) => (isObject(settings) ? listsInSettings(settings) : []);

/**
 * The protection of a target that some files are about. The lists of all folders that the files are in, of the working folder, and of
 * all folders above these add up, as in the editor. A file that is reached by a link is in the link's folder and in its own.
 * @param paths absolute; what is not there is looked for in the folders that are
 * @throws UsageError when a list cannot be read, because it could protect the target
 */
export async function protectionFor(
  paths: readonly string[],
  target: ProtectionTarget,
  cwd: string,
): Promise<FoundProtection | undefined> {
  const folders = await foldersOf(paths, cwd);
  const rules = await Promise.all(folders.map((folder) => rulesInFolder(folder, cwd)));
  return protectionOf(rules.flat(), target);
}

/** Every folder whose lists count, each once, the nearest to the first file first. */
async function foldersOf(paths: readonly string[], cwd: string): Promise<string[]> {
  const places = (await Promise.all(paths.map(placesOf))).flat();
  const folders = [...places.map(dirname), cwd, await realPlaceOf(cwd)];
  return [...new Set(folders.flatMap(foldersFrom))];
}

/** A folder and all above it. */
function foldersFrom(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}

/** A system follows no more links than this from one name. */
const MAX_LINKS = 40;

/** Where a file is: by its name, by each link that leads to it, and really. */
async function placesOf(path: string): Promise<string[]> {
  const places = [path];
  while (places.length <= MAX_LINKS) {
    const place = places.at(-1)!;
    const link = await readlink(place).catch(() => undefined);
    if (link === undefined) break;
    places.push(resolve(await realPlaceOf(dirname(place)), link));
  }
  const real = await Promise.all(places.map(realPlaceOf));
  return [...places, ...real];
}

/** A path without links. Of a path that is not there, the part that is. */
async function realPlaceOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  const above = dirname(path);
  if (real !== undefined || above === path) return real ?? path;
  return join(await realPlaceOf(above), basename(path));
}

async function rulesInFolder(folder: string, cwd: string): Promise<ProtectionRule[]> {
  const workspaces = (await workspacesIn(folder)).map((file) => ({ file, find: listsInWorkspace }));
  const sources = [...SOURCES, ...workspaces];
  const rules = await Promise.all(sources.map(({ file, find }) => rulesIn(join(folder, file), find, cwd)));
  return rules.flat();
}

/** The names of a folder's `.code-workspace` files. A folder that may be entered but not listed, as /home often is, shows none. */
async function workspacesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.code-workspace')).sort();
  } catch (error) {
    if (isMissing(error) || isForbidden(error)) return [];
    throw unknownProtection(`${folder} cannot be read (${reasonOf(error)})`);
  }
}

const isForbidden = (error: unknown): boolean =>
  ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');

async function rulesIn(file: string, find: FindLists, cwd: string): Promise<ProtectionRule[]> {
  const name = shownName(file, cwd);
  const text = await readList(file, name);
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  if (errors.length > 0) throw unknownProtection(`${name} is no JSON`);
  if (value === undefined) return [];
  if (!isObject(value)) throw unknownProtection(`${name} is no JSON object`);
  return find(value).flatMap((list) => rulesOf(list, name));
}

function rulesOf({ member, value }: RawList, name: string): ProtectionRule[] {
  if (value !== undefined && !Array.isArray(value)) throw unknownProtection(`"${member}" in ${name} is no list`);
  return readProtectionRules(value).map((rule) => ({ ...rule, list: name }));
}

/** The text of a file that may protect; empty when it is not there. A pipe or device is never read: it could have no end. */
async function readList(file: string, name: string): Promise<string> {
  try {
    if (!(await stat(file)).isFile()) throw unknownProtection(`${name} is no file`);
    return await readText(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (isMissing(error) && !(await isLink(file))) return '';
    throw unknownProtection(`${name} cannot be read (${reasonOf(error)})`);
  }
}

/** Whether a name is a link, also one that leads nowhere. */
async function isLink(file: string): Promise<boolean> {
  const entry = await lstat(file).catch(() => undefined);
  return entry?.isSymbolicLink() ?? false;
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unknownProtection = (fault: string): UsageError =>
  new UsageError(`${fault}, so that it is not known what it protects. Nothing was sent.`);
