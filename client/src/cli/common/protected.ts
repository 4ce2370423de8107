import { dirname, join } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { protectionOf, readProtectionRules, type ProtectionRule, type ProtectionTarget } from '../../sync/protection';
import { UsageError } from '../exit';
import { CONFIG_NAME } from '../lint/config';
import { reasonOf } from '../lint/files';
import { readText } from '../lint/read';

/** Where protection is written, in a folder or one above, and under which name. */
const SOURCES = [
  [CONFIG_NAME, 'protected'],
  [join('.vscode', 'settings.json'), 'cognitoClient.protected'],
] as const;

/**
 * The protection of a target for a file: the lists of all configurations in the file's folder and above it add up, as in the editor.
 * @throws UsageError when one of them cannot be read: it could protect
 */
export async function protectionFor(path: string, target: ProtectionTarget): Promise<ReturnType<typeof protectionOf>> {
  return protectionOf(
    (
      await Promise.all(
        foldersAbove(path).flatMap((folder) => SOURCES.map(([file, name]) => rulesIn(join(folder, file), name))),
      )
    ).flat(),
    target,
  );
}

function foldersAbove(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}

async function rulesIn(file: string, name: string): Promise<ProtectionRule[]> {
  try {
    const errors: ParseError[] = [];
    const value: unknown = parse(await readText(file), errors, { allowTrailingComma: true, allowEmptyContent: true });
    if (errors.length > 0)
      throw new UsageError(`${file} is no JSON, so that it is not known what it protects. Nothing was sent.`);
    const list = (value as Record<string, unknown> | undefined)?.[name];
    if (list !== undefined && !Array.isArray(list))
      throw new UsageError(
        `"${name}" in ${file} is no list, so that it is not known what it protects. Nothing was sent.`,
      );
    return readProtectionRules(list);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw new UsageError(
      `${file} cannot be read (${reasonOf(error)}), so that it is not known what it protects. Nothing was sent.`,
    );
  }
}
