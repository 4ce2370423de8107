import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { codes } from '../../../../server/src/language/codes';
import { nearest } from '../../../../server/src/language/nearest';
import { LEVELS, type Level, type RuleLevels } from '../../../../server/src/language/silencing';
import { UsageError } from '../exit';
import { isMissing, readText, reasonOf } from './files';
import { isRepository, whyOutside } from './regular-file';

/** The name of the configuration file. */
export const CONFIG_NAME = '.cognito-client-lint.json';

/** Finds the levels for a file. Rejects with a UsageError that says where the configuration has a mistake. */
export type LevelsFor = (path: string) => Promise<RuleLevels>;

/** The levels of one configuration, which counts for all files. It is read immediately. */
export async function levelsFromFile(path: string, cwd: string): Promise<LevelsFor> {
  const levels = await readConfig(resolve(cwd, path), cwd, (error) => {
    throw new UsageError(`The configuration ${path} cannot be read: ${reasonOf(error)}.`);
  });
  return () => Promise.resolve(levels ?? {});
}

/** Is told of each configuration that is found, once: whether it counts, or is passed over because it is another user's. */
export type OnConfig = (path: string, counts: boolean) => void;

/**
 * The levels of the nearest configuration in a file's folder or one above, up to the top of its repository. Each configuration is read
 * once. As for Git, a file of another user does not count: anybody could leave one in a folder that many share, such as /tmp.
 */
export function nearestLevels(cwd: string, onConfig: OnConfig = () => undefined): LevelsFor {
  const byFolder = new Map<string, Promise<RuleLevels>>();
  const levelsIn = (folder: string): Promise<RuleLevels> => {
    const levels = byFolder.get(folder) ?? find(folder);
    byFolder.set(folder, levels);
    return levels;
  };
  const find = async (folder: string): Promise<RuleLevels> => {
    const above = dirname(folder);
    const path = join(folder, CONFIG_NAME);
    const isOurs = !(await isOfAnotherUser(path));
    const own = isOurs ? await readConfig(path, cwd, ignoreMissing) : undefined;
    if (own || !isOurs) onConfig(path, isOurs);
    if (own) return own;
    return above === folder || (await isRepository(folder)) ? {} : levelsIn(above);
  };
  return (path) => levelsIn(dirname(path));
}

/** Whether a file belongs neither to this user nor to root. On Windows, files have no owner in this sense. */
async function isOfAnotherUser(path: string): Promise<boolean> {
  const owner = (await stat(path).catch(() => undefined))?.uid;
  const user = process.geteuid?.();
  return owner !== undefined && user !== undefined && owner !== user && owner !== 0;
}

/** A missing configuration is the usual case. One that exists and cannot be read must not be ignored. */
function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw new UsageError(`A ${CONFIG_NAME} cannot be read: ${reasonOf(error)}.`);
}

async function readConfig(
  path: string,
  cwd: string,
  onError: (error: unknown) => void,
): Promise<RuleLevels | undefined> {
  try {
    const failure = await whyOutside(path, cwd, dirname(path));
    if (failure !== undefined) throw new UsageError(`${relative(cwd, path)} was not read: ${failure}.`);
    return levelsOf(await readText(path), relative(cwd, path) || path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    onError(error);
    return undefined;
  }
}

/** Reads the text of a configuration. @throws UsageError with file, line and column of the first mistake */
export function levelsOf(text: string, file: string): RuleLevels {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const fail = (offset: number, message: string): never => {
    throw new UsageError(`${file}:${positionOf(text, offset)}: ${message}`);
  };
  if (errors[0]) fail(errors[0].offset, `This is not JSON (${printParseErrorCode(errors[0].error)}).`);
  const levels: Record<string, Level> = {};
  for (const [name, value] of members(root, fail, 'The configuration')) {
    if (name.value === '$schema') continue;
    if (name.value === 'protected') checkProtected(value, fail);
    else if (name.value === 'rules') Object.assign(levels, readRules(value, fail));
    else fail(name.offset, `There is no setting "${name.value}"; there are "rules" and "protected".`);
  }
  return levels;
}

/** Only the form is checked here: what the list protects is for protection.ts. */
function checkProtected(list: Node, fail: Fail): void {
  if (list.type !== 'array') fail(list.offset, '"protected" must be a list [ … ] of app clients to protect.');
}

function readRules(rules: Node, fail: Fail): Record<string, Level> {
  const levels: Record<string, Level> = {};
  for (const [code, level] of members(rules, fail, '"rules"')) levels[codeOf(code, fail)] = parseLevel(level, fail);
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
  const suggestion = nearest(code, codes);
  const advice = suggestion ? `Did you mean "${suggestion}"?` : 'For several rules write a pattern with *.';
  return fail(offset, `There is no rule "${code}". ${advice}`);
}

function parseLevel({ value, offset }: Node, fail: Fail): Level {
  const actual = JSON.stringify(value) ?? 'an object or a list';
  return (
    LEVELS.find((level) => level === value) ??
    fail(offset, `The level must be one of ${LEVELS.join(', ')}, not ${actual}.`)
  );
}

function positionOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${before.length}:${before.at(-1)!.length + 1}`;
}
