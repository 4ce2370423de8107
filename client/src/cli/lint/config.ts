import { dirname, join, relative } from 'node:path';
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { codes } from '../../../../server/src/language/codes';
import { nearest } from '../../../../server/src/language/nearest';
import { LEVELS, type Level, type RuleLevels } from '../../../../server/src/language/silencing';
import { UsageError } from '../exit';
import { reasonOf } from './files';
import { readText } from './read';

export const CONFIG_NAME = '.cognito-client-lint.json';

/** Finds the levels for a file. Rejects with a UsageError that names the place of what is wrong in the configuration. */
export type LevelsFor = (path: string) => Promise<RuleLevels>;

/** One configuration for all files; it is read at once. */
export async function levelsFromFile(path: string, cwd: string): Promise<LevelsFor> {
  const levels = await readConfig(path, cwd, (error) => {
    throw new UsageError(`The configuration ${path} cannot be read: ${reasonOf(error)}.`);
  });
  return () => Promise.resolve(levels ?? {});
}

/** For each file the nearest configuration in its folder or one above; each is read once. */
export function nearestLevels(cwd: string): LevelsFor {
  const byFolder = new Map<string, Promise<RuleLevels>>();
  const levelsIn = (folder: string): Promise<RuleLevels> => {
    const known = byFolder.get(folder) ?? find(folder);
    byFolder.set(folder, known);
    return known;
  };
  const find = async (folder: string): Promise<RuleLevels> => {
    const above = dirname(folder);
    return (await readConfig(join(folder, CONFIG_NAME), cwd, orNone)) ?? (above === folder ? {} : levelsIn(above));
  };
  return (path) => levelsIn(dirname(path));
}

/** No file of this name is the usual case; one that is there and cannot be read must not be passed over. */
function orNone(error: unknown): void {
  if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
    throw new UsageError(`A ${CONFIG_NAME} cannot be read: ${reasonOf(error)}.`);
}

async function readConfig(
  path: string,
  cwd: string,
  onError: (error: unknown) => void,
): Promise<RuleLevels | undefined> {
  try {
    return levelsOf(await readText(path), relative(cwd, path) || path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    onError(error);
    return undefined;
  }
}

/** Reads a configuration. Throws a UsageError with file, line and column of the first mistake. */
export function levelsOf(text: string, file: string): RuleLevels {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const fail = (offset: number, message: string): never => {
    throw new UsageError(`${file}:${placeIn(text, offset)}: ${message}`);
  };
  if (errors[0]) fail(errors[0].offset, `This is not JSON (${printParseErrorCode(errors[0].error)}).`);
  const levels: Record<string, Level> = {};
  for (const [name, value] of members(root, fail, 'The configuration')) {
    if (name.value === '$schema') continue;
    if (name.value === 'protected') {
      if (value.type !== 'array') fail(value.offset, '"protected" must be a list [ … ] of app clients to protect.');
      continue;
    }
    if (name.value !== 'rules')
      fail(name.offset, `There is no setting "${name.value}"; there are "rules" and "protected".`);
    for (const [code, level] of members(value, fail, '"rules"')) levels[codeOf(code, fail)] = levelIn(level, fail);
  }
  return levels;
}

type Fail = (offset: number, message: string) => never;

function members(node: Node | undefined, fail: Fail, what: string): [Node, Node][] {
  if (node?.type !== 'object') return fail(node?.offset ?? 0, `${what} must be an object { … }.`);
  return (node.children ?? []).map(({ children }) => [children![0]!, children![1]!]);
}

function codeOf({ value, offset }: Node, fail: Fail): string {
  const code = String(value);
  if (code.includes('*') || codes.includes(code)) return code;
  const meant = nearest(code, codes);
  return fail(
    offset,
    `There is no rule "${code}".${meant ? ` Did you mean "${meant}"?` : ' For several rules write a pattern with *.'}`,
  );
}

function levelIn({ value, offset }: Node, fail: Fail): Level {
  return (
    LEVELS.find((level) => level === value) ??
    fail(
      offset,
      `The level must be one of ${LEVELS.join(', ')}, not ${JSON.stringify(value) ?? 'an object or a list'}.`,
    )
  );
}

function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${before.length}:${before.at(-1)!.length + 1}`;
}
