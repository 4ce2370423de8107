// .gitignore as gitignore(5) has it, matched by hand: an expression made of a pattern of a stranger can take exponential time.
import { parsePattern, matchesName, type Segment } from './ignore-pattern';

/** A .gitignore with its folder, relative to the root: "" or "packages/app". */
export interface IgnoreFile {
  readonly folder: string;
  readonly text: string;
}

/** The limits of what is read of all .gitignore files: more than any repository has that people work on. */
export const IGNORE_LIMITS = { line: 200, lines: 5_000, steps: 200_000 };

/** One line of a .gitignore. */
interface Rule {
  /** The folder of the .gitignore with a slash at its end; empty for the root. */
  readonly prefix: string;
  /** How many names that folder has. */
  readonly depth: number;
  readonly isReIncluded: boolean;
  readonly isForFolders: boolean;
  /** `'**'` stands for any number of folders. */
  readonly segments: readonly (Segment | '**')[];
}

/** The steps that are left for one path. */
interface Budget {
  steps: number;
}

/**
 * Tells whether a path is ignored; paths are relative to the root, with `/` as separator. A .gitignore of a deeper folder wins, and what is
 * in an ignored folder is ignored. Lines beyond IGNORE_LIMITS do not count, and a path that takes too many steps is not ignored: a file
 * that is searched in vain does no harm.
 */
export function ignoredBy(files: readonly IgnoreFile[]): (path: string) => boolean {
  const rules = [...files]
    .sort((a, b) => a.folder.length - b.folder.length)
    .flatMap(rulesIn)
    .slice(0, IGNORE_LIMITS.lines)
    .reverse();
  return (path) => {
    const budget = { steps: IGNORE_LIMITS.steps };
    const names = path.split('/').map((name) => [...bytesOf(name)]);
    return names.some((_, index) => {
      const part = { path, names: names.slice(0, index + 1), isFolder: index < names.length - 1 };
      const last = rules.find((rule) => budget.steps > 0 && covers(rule, part, budget));
      return budget.steps > 0 && last !== undefined && !last.isReIncluded;
    });
  };
}

/** A path, or a folder that it is in. */
interface PathPart {
  /** The whole path. */
  readonly path: string;
  /** The bytes of each name, as characters. */
  readonly names: readonly (readonly string[])[];
  readonly isFolder: boolean;
}

function rulesIn({ folder, text }: IgnoreFile): Rule[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return text
    .replace(/^\uFEFF/, '')
    .split('\n', IGNORE_LIMITS.lines)
    .filter((line) => line.length <= IGNORE_LIMITS.line)
    .flatMap((line) => ruleOf(bytesOf(line.replace(/\r$/, '')), prefix) ?? []);
}

/** A text with a character for each byte of its UTF-8: so Git compares. */
function bytesOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

function ruleOf(line: string, prefix: string): Rule | undefined {
  const whole = withoutTrailingSpaces(line);
  if (whole === '' || whole.startsWith('#')) return undefined;
  const isReIncluded = whole.startsWith('!');
  const pattern = isReIncluded ? whole.slice(1) : whole;
  const isForFolders = pattern.endsWith('/');
  const body = withPlainSlashes(isForFolders ? pattern.slice(0, -1) : pattern);
  const names = (body.startsWith('/') ? body.slice(1) : body).split('/');
  // A pattern with a slash is about its place; one without, about names at any depth.
  const isPlaced = body.includes('/');
  const segments = (isPlaced ? names : ['**', ...names]).map((name) => (name === '**' ? '**' : parsePattern(name)));
  // What git gives up on matches nothing.
  const valid = segments.filter((segment) => segment !== undefined);
  return valid.length < segments.length
    ? undefined
    : { prefix, depth: prefix.split('/').length - 1, isReIncluded, isForFolders, segments: valid };
}

/** A pattern whose escaped slashes are slashes, as for Git; but for one at its beginning, which matches nothing. */
function withPlainSlashes(pattern: string): string {
  let plain = '';
  for (let at = 0; at < pattern.length; at++) {
    const isEscape = pattern[at] === '\\';
    if (isEscape && at > 0 && pattern[at + 1] === '/') continue;
    plain += pattern[at];
    if (isEscape) plain += pattern[++at] ?? '';
  }
  return plain;
}

/** Spaces at the end do not count, unless a backslash is before the last one. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

function covers({ prefix, depth, isForFolders, segments }: Rule, part: PathPart, budget: Budget): boolean {
  budget.steps--;
  if ((isForFolders && !part.isFolder) || depth >= part.names.length || !part.path.startsWith(prefix)) return false;
  return matchesSegments(segments, part.names, depth, budget);
}

/** Whether segments match names: `**` takes as few as it can, and one more after each mismatch. So only the last `**` is ever tried again. */
function matchesSegments(segments: Rule['segments'], names: PathPart['names'], first: number, budget: Budget): boolean {
  let [segment, name, star, resume] = [0, first, -1, first];
  while (name < names.length) {
    if (--budget.steps < 0) return false;
    const current = segments[segment];
    if (current === '**') {
      // At the end, `**` is all that is inside, and at least one name.
      if (segment === segments.length - 1) return true;
      [star, resume] = [segment++, name];
    } else if (current && matchesName(current, names[name]!, budget)) [segment, name] = [segment + 1, name + 1];
    else if (star >= 0) [segment, name] = [star + 1, ++resume];
    else return false;
  }
  return segment === segments.length;
}

/** How many plain folder names are taken from a .gitignore. */
const MAX_PLAIN_FOLDERS = 100;

/** The plain folder names in a .gitignore, which a search need not enter; none when the file re-includes something. */
export function plainFolders(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.some((line) => line.startsWith('!'))
    ? []
    : lines.flatMap((line) => /^([\w.-]{1,100})\/$/.exec(line)?.[1] ?? []).slice(0, MAX_PLAIN_FOLDERS);
}
