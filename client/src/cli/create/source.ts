import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { AppClientContext } from '../../../../server/src/language/context';
import { archetypeWith, draftFrom, draftOf, type Draft } from '../../sync/create/draft';
import { parseFile } from '../../sync/file-text';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { reasonOf } from '../lint/files';
import { readText } from '../lint/read';
import { archetypes } from '../../../../server/src/language/archetypes';

/** What the command line names: where the new file is, and what it starts from. */
export interface CreateRequestOptions {
  readonly file: string;
  readonly from: string | undefined;
  readonly pool: string | undefined;
  readonly name: string | undefined;
}

/** What a client is made from, before anything is known of its pool. */
export interface CreateInput {
  readonly path: string;
  /** The file's text; undefined where there is none yet. */
  readonly there: string | undefined;
  readonly userPoolId: string;
  /** @throws UsageError when the text is no JSON object */
  draft(context: AppClientContext): Draft;
}

/** Finds out what to make, and that its file can be written. @throws UsageError */
export async function readCreateInput(wanted: CreateRequestOptions, io: Io): Promise<CreateInput> {
  const { file, from, name } = wanted;
  const path = resolve(io.cwd, file);
  const there = await textAt(path, file);
  if (there !== undefined && from !== undefined)
    throw new UsageError(`${file} is there already: with --from, name a file that is not.`);
  if (there !== undefined) refuseMade(there, file);
  await refuseFolder(path, file);
  const archetype = from === undefined ? undefined : archetypeWith(from);
  const [text, of] = archetype
    ? [undefined, file]
    : from === undefined
      ? [there, file]
      : [await textAt(resolve(io.cwd, from), from), from];
  if (!archetype && text === undefined)
    throw new UsageError(
      from === undefined
        ? `${file} is not there. Start from a kind of app: --from ${kinds()}.`
        : `${from} is neither a file nor a kind of app. The kinds are ${kinds()}.`,
    );
  const userPoolId = poolFor(wanted, text, of);
  return {
    path,
    there,
    userPoolId,
    draft: (context) => {
      if (archetype) return draftOf(archetype, userPoolId, context, name);
      return (
        draftFrom(text!, userPoolId, name) ??
        fail(`${of} is no JSON object, or has a syntax error: cognito-client lint ${of} shows where.`)
      );
    },
  };
}

/** The text of a file; undefined when there is none. @throws UsageError */
export async function textAt(path: string, name: string): Promise<string | undefined> {
  try {
    return await readText(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}.`);
  }
}

/** A file that names a client is its client's: to make another one from it by accident would leave it with the wrong id. */
function refuseMade(text: string, file: string): void {
  const id = parseFile(text)?.['ClientId'];
  if (typeof id !== 'string' || id === '' || /[${}<>]/.test(id)) return;
  throw new UsageError(
    `${file} is the file of app client ${id} already. To make another one like it: cognito-client create NEW-FILE --from ${file}`,
  );
}

/** What was made must be written down: a folder that is missing is said before, not after. */
async function refuseFolder(path: string, file: string): Promise<void> {
  const folder = await stat(dirname(path)).catch((error: unknown) =>
    fail(`${file} cannot be written: ${reasonOf(error)}. Nothing was made.`),
  );
  if (!folder.isDirectory()) fail(`${file} cannot be written: ${dirname(path)} is no folder. Nothing was made.`);
}

const POOL_ID = /^[\w-]+_[0-9a-zA-Z]+$/;

function poolFor({ pool, from }: CreateRequestOptions, text: string | undefined, of: string): string {
  const named = text === undefined ? undefined : parseFile(text)?.['UserPoolId'];
  const own = typeof named === 'string' && POOL_ID.test(named) ? named : undefined;
  if (pool !== undefined && !POOL_ID.test(pool))
    fail(`"${pool}" is no user pool's id: it looks like us-east-1_AbCdEf123.`);
  if (pool !== undefined && own !== undefined && own !== pool && from === undefined)
    fail(`${of} names user pool ${own}, and --pool names ${pool}. Mend one of them.`);
  return pool ?? own ?? fail(`${of} does not say in which user pool: give --pool ID.`);
}

const kinds = (): string => archetypes.map(({ id }) => id).join(', ');

function fail(message: string): never {
  throw new UsageError(message);
}
