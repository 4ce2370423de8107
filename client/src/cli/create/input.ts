import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { archetypes } from '../../../../server/src/language/archetypes';
import type { AppClientContext } from '../../../../server/src/language/context';
import { archetypeWith, draftFrom, draftOf, type Draft } from '../../sync/create/draft';
import { parseFile } from '../../sync/file-text';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { assertNotForeign, readTextIfExists } from '../common/app-file';
import { isPoolId, requirePoolId } from '../common/operands';
import { reasonOf } from '../lint/files';

/** What the command line asks for: where the new file is, and what it starts from. */
export interface CreateRequestOptions {
  readonly file: string;
  readonly from: string | undefined;
  readonly pool: string | undefined;
  readonly name: string | undefined;
}

/** What an app client is created from, before its pool is known. */
export interface CreateInput {
  readonly path: string;
  /** The text of the file; undefined when the file does not exist yet. */
  readonly text: string | undefined;
  readonly userPoolId: string;
  /** The draft of the client. @throws UsageError when the text is no JSON object */
  draft(context: AppClientContext): Draft;
}

/** Finds out what to create, and checks that its file can be written. @throws UsageError */
export async function readCreateInput(options: CreateRequestOptions, io: Io): Promise<CreateInput> {
  const { file, from, name } = options;
  const path = resolve(io.cwd, file);
  const text = await readTextIfExists(path, file);
  if (text !== undefined && from !== undefined)
    throw new UsageError(`${file} is there already: with --from, name a file that is not.`);
  if (text !== undefined) assertNotCreated(text, file);
  await assertFolder(path, file);
  const archetype = from === undefined ? undefined : archetypeWith(from);
  if (archetype) {
    const userPoolId = poolFor(options, undefined, file);
    return { path, text, userPoolId, draft: (context) => draftOf(archetype, userPoolId, context, name) };
  }
  const sourceName = from ?? file;
  const source = from === undefined ? text : await readTextIfExists(resolve(io.cwd, from), from);
  if (source === undefined) throw new UsageError(noSourceMessage(options));
  assertNotForeign(source, sourceName);
  const userPoolId = poolFor(options, source, sourceName);
  const draft = (): Draft =>
    draftFrom(source, userPoolId, name) ??
    fail(`${sourceName} is no JSON object, or has a syntax error: cognito-client lint ${sourceName} shows where.`);
  return { path, text, userPoolId, draft };
}

function noSourceMessage({ file, from }: CreateRequestOptions): string {
  const kinds = archetypes.map(({ id }) => id).join(', ');
  return from === undefined
    ? `${file} is not there. Start from a kind of app: --from ${kinds}.`
    : `${from} is neither a file nor a kind of app. The kinds are ${kinds}.`;
}

/** Checks that a file names no client yet: a second client made from it would leave the file with the wrong id. @throws UsageError */
function assertNotCreated(text: string, file: string): void {
  const id = parseFile(text)?.['ClientId'];
  if (typeof id !== 'string' || id === '' || /[${}<>]/.test(id)) return;
  throw new UsageError(
    `${file} is the file of app client ${id} already. To make another one like it: cognito-client create NEW-FILE --from ${file}`,
  );
}

/** Checks that the folder of a file exists, before a client is created whose id must be written there. @throws UsageError */
async function assertFolder(path: string, file: string): Promise<void> {
  const folder = await stat(dirname(path)).catch((error: unknown) =>
    fail(`${file} cannot be written: ${reasonOf(error)}. Nothing was made.`),
  );
  if (!folder.isDirectory()) fail(`${file} cannot be written: ${dirname(path)} is no folder. Nothing was made.`);
}

/** The pool of the new client. @param source the name of the file that `text` is from */
function poolFor({ pool, from }: CreateRequestOptions, text: string | undefined, source: string): string {
  const named = text === undefined ? undefined : parseFile(text)?.['UserPoolId'];
  const own = typeof named === 'string' && isPoolId(named) ? named : undefined;
  if (pool !== undefined) requirePoolId(pool);
  if (pool !== undefined && own !== undefined && own !== pool && from === undefined)
    fail(`${source} names user pool ${own}, and --pool names ${pool}. Mend one of them.`);
  return pool ?? own ?? fail(`${source} does not say in which user pool: give --pool ID.`);
}

function fail(message: string): never {
  throw new UsageError(message);
}
