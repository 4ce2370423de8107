import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';

/** A place to read, or something that the command line asked for and that cannot be read. */
export interface LintTarget {
  /** Absolute; `-` for standard input. */
  readonly path: string;
  /** Why there is nothing to read. */
  readonly failure?: string;
}

export const STDIN = '-';

const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

const isClientFile = (name: string): boolean => name.endsWith('.cognito-client.json');

/** Every file that the arguments mean, each once, in the order of the arguments and sorted within a folder. Never throws. */
export async function* filesIn(targets: readonly string[], cwd: string): AsyncGenerator<LintTarget> {
  const seen = new Set<string>();
  for (const target of targets) {
    for await (const found of filesOf(target, cwd)) {
      if (seen.has(found.path)) continue;
      seen.add(found.path);
      yield found;
    }
  }
}

async function* filesOf(target: string, cwd: string): AsyncGenerator<LintTarget> {
  if (target === STDIN) return yield { path: STDIN };
  const path = resolve(cwd, target);
  const kind = await kindOf(path);
  // A name with brackets may be a file; it is a glob only if there is none.
  if (kind.folder) yield* walk(path, (file) => isClientFile(file));
  else if (kind.failure === undefined) yield { path };
  else if (isGlob(target)) yield* matching(target, cwd);
  else yield { path, failure: kind.failure };
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

/** Longer than any glob that somebody would write. */
const LONGEST_GLOB = 1000;

/**
 * Whether matching could take very long: picomatch makes a pattern that backtracks, over each star of a name and without end in groups
 * that hold stars or groups.
 */
function isUnwieldy(glob: string): boolean {
  return (
    glob.length > LONGEST_GLOB ||
    /\([^)]*[*+(]/.test(glob) ||
    glob.split('/').some((part) => part !== '**' && part.split('*').length > 5)
  );
}

async function* matching(target: string, cwd: string): AsyncGenerator<LintTarget> {
  const { base, glob } = picomatch.scan(slashed(target));
  if (isUnwieldy(glob))
    return yield {
      path: resolve(cwd, target),
      failure: 'this glob is too involved to be matched: give folders or simpler globs',
    };
  const from = resolve(cwd, base);
  const matches = picomatch(glob, { dot: true });
  let any = false;
  if ((await kindOf(from)).folder) {
    for await (const found of walk(from, (file) => matches(slashed(relative(from, file))))) {
      any = true;
      yield found;
    }
  }
  if (!any) yield { path: resolve(cwd, target), failure: 'no file matches this glob' };
}

/** Files below a folder. Folders behind symbolic links are not entered, so that no loop can hold it up and no file comes twice. */
async function* walk(folder: string, wanted: (path: string) => boolean): AsyncGenerator<LintTarget> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return yield { path: folder, failure: reasonOf(error) };
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) yield* walk(path, wanted);
    } else if (wanted(path)) yield* checked(path, entry);
  }
}

/** A link to a folder, a socket or a pipe is no file to read; a link that leads nowhere is one that cannot be read. */
async function* checked(path: string, entry: Dirent): AsyncGenerator<LintTarget> {
  if (entry.isFile()) return yield { path };
  if (!entry.isSymbolicLink()) return;
  try {
    if ((await stat(path)).isFile()) yield { path };
  } catch (error) {
    yield { path, failure: reasonOf(error) };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'this is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENOTDIR: 'part of its path is a file',
  ENAMETOOLONG: 'its name is too long',
};

/** Why the file system refused, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? code ?? message;
}
