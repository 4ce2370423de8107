import { dirname, join } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { protectionOf, readProtectionRules, type ProtectionRule, type ProtectionTarget } from '../../sync/protection';
import { UsageError } from '../exit';
import { CONFIG_NAME } from '../lint/config';
import { isMissing, readText, reasonOf } from '../lint/files';

/** The files that protect app clients, relative to a folder, and the member that lists them. */
const SOURCES = [
  { file: CONFIG_NAME, member: 'protected' },
  { file: join('.vscode', 'settings.json'), member: 'cognitoClient.protected' },
];

/**
 * The protection of a file's target. The lists of all configurations in the file's folder and above it add up, as in the editor.
 * @throws UsageError when one of them cannot be read, because it could protect the target
 */
export async function protectionFor(path: string, target: ProtectionTarget): Promise<ReturnType<typeof protectionOf>> {
  const lists = await Promise.all(
    foldersAbove(path).flatMap((folder) => SOURCES.map(({ file, member }) => rulesIn(join(folder, file), member))),
  );
  return protectionOf(lists.flat(), target);
}

function foldersAbove(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}

async function rulesIn(file: string, member: string): Promise<ProtectionRule[]> {
  try {
    const errors: ParseError[] = [];
    const value: unknown = parse(await readText(file), errors, { allowTrailingComma: true, allowEmptyContent: true });
    if (errors.length > 0) throw unknownProtection(`${file} is no JSON`);
    const list = (value as Record<string, unknown> | undefined)?.[member];
    if (list !== undefined && !Array.isArray(list)) throw unknownProtection(`"${member}" in ${file} is no list`);
    return readProtectionRules(list);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (isMissing(error)) return [];
    throw unknownProtection(`${file} cannot be read (${reasonOf(error)})`);
  }
}

const unknownProtection = (fault: string): UsageError =>
  new UsageError(`${fault}, so that it is not known what it protects. Nothing was sent.`);
