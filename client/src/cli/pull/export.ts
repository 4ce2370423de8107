import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { AppClientSummary, CognitoGateway, Target } from '../../aws/gateway';
import { makeFolder } from '../../state/make-folder';
import { fileNameFor, foldedName, SUFFIX } from '../../sync/file-name';
import { readLive, type Live } from '../../sync/live';
import { allPages } from '../../sync/pages';
import { subjectOf } from '../../sync/target';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { filesIn, reasonOf } from '../lint/files';
import { mapOrdered, untilAborted } from '../common/map-ordered';
import { isFileOf, readAppFile, shownName, type AppFile } from '../common/app-file';
import type { TerminalConnection } from '../common/connection';
import { openFailures } from '../common/failures';
import { printNotice } from '../common/terminal-text';
import { progressBar, progressCount } from '../common/progress';
import { formatError } from '../common/format-error';
import { pullInto, pullNew, type FilePullResult, type PullContext } from './pull-file';

/** How many clients are read at the same time; the rate limits how fast. */
const CONCURRENCY = 4;

/** What an export did. Its failures were printed. */
export interface ExportSummary {
  readonly results: readonly FilePullResult[];
  readonly failed: number;
  readonly clients: number;
}

/** The clients of a pool, of one type or of all. */
export type ClientList = Parameters<CognitoGateway['listUserPoolClients']>[0];

/** Pulls every client of a list into a folder. @throws UsageError; CallFailure when the clients cannot be listed */
export async function exportPool(
  list: ClientList,
  dir: string,
  connection: TerminalConnection,
  context: PullContext,
): Promise<ExportSummary> {
  const { io } = context;
  const { userPoolId } = list;
  const region = connection.regionFor(userPoolId);
  const gateway = await connection.gateway(region);
  const folder = resolve(io.cwd, dir);
  // Before Cognito is asked: what is edited while it answers is not overwritten.
  const files = await filesOf(userPoolId, folder, io);
  const clients = await listClients(gateway, list, io).catch((error: unknown) => {
    throw connection.explain(error, region, `user pool ${userPoolId}`);
  });
  if (!context.check)
    await makeFolder(folder).catch((error: unknown) => {
      throw new UsageError(`${dir} cannot be made: ${reasonOf(error)}.`);
    });
  const taken = await namesIn(folder);
  const bar = progressBar(clients.length, 'app clients', io);
  const results: FilePullResult[] = [];
  const failures = openFailures('pulled', io, 'app client');
  let failed = 0;
  const describe = async ({ clientId, name }: AppClientSummary): Promise<{ name: string; live: Live | Error }> => {
    const target = { userPoolId, clientId };
    return {
      name,
      live: await readLive(gateway, target, io.interrupted).catch(
        (error: unknown) => connection.explain(error, region, subjectOf(target)) as Error,
      ),
    };
  };
  const remaining = untilAborted(clients, [io.interrupted]);
  for await (const { name, live } of mapOrdered(remaining, CONCURRENCY, describe)) {
    if (io.interrupted.aborted) break;
    bar.step();
    await bar.aside(async () => {
      try {
        if (live instanceof Error) throw live;
        results.push(await pullClient(live, files, folder, taken, context));
      } catch (error) {
        failed++;
        await failures.add(name, formatError(error));
      }
    });
  }
  await bar.clear();
  await failures.close();
  const unlisted =
    list.type === undefined ? 'is no longer there' : 'is no longer there, or that an application registered';
  for (const [id, { name }] of files)
    if (!clients.some(({ clientId }) => clientId === id))
      await printNotice(io.err, `${name} is of an app client that ${unlisted}; it was left alone.`);
  return { results, failed, clients: clients.length };
}

async function listClients(gateway: CognitoGateway, list: ClientList, io: Io): Promise<AppClientSummary[]> {
  const clients: AppClientSummary[] = [];
  const progress = progressCount('Listing app clients', io);
  try {
    await progress.show(0);
    for await (const page of allPages((next) => gateway.listUserPoolClients(list, next, io.interrupted))) {
      clients.push(...page.items);
      await progress.show(clients.length);
    }
    return clients;
  } finally {
    await progress.clear();
  }
}

/** The files of a pool's clients in a folder and below, by client id. Files that cannot be read are skipped. */
async function filesOf(userPoolId: string, folder: string, io: Io): Promise<Map<string, AppFile>> {
  const found = new Map<string, AppFile>();
  for await (const { path, failure } of filesIn([folder], io.cwd)) {
    const file = failure === undefined ? await readAppFile(path, io.cwd).catch(() => undefined) : undefined;
    if (file?.target.userPoolId === userPoolId && !found.has(file.target.clientId))
      found.set(file.target.clientId, file);
  }
  return found;
}

/** The file names in a folder, as `foldedName` has them. */
async function namesIn(folder: string): Promise<Set<string>> {
  return new Set((await readdir(folder).catch(() => [])).map(foldedName));
}

function pullClient(
  live: Live,
  files: ReadonlyMap<string, AppFile>,
  folder: string,
  taken: Set<string>,
  context: PullContext,
): Promise<FilePullResult> {
  const file = files.get(live.identity.ClientId);
  if (file) return pullInto(file, live, context);
  const path = join(folder, freeName(live, taken));
  taken.add(foldedName(basename(path)));
  return pullNew(path, shownName(path, context.io.cwd), live, context);
}

/**
 * A file name that is not taken: the client's name, the name with its id, or the name with a number.
 * @param taken names as `foldedName` has them
 */
export function freeName({ name, identity }: Pick<Live, 'name' | 'identity'>, taken: ReadonlySet<string>): string {
  const preferred = fileNameFor(name);
  const isFree = (fileName: string): boolean => !taken.has(foldedName(fileName));
  const withId = preferred.replace(SUFFIX, `-${identity.ClientId.replaceAll(/[^\w+-]/g, '-')}${SUFFIX}`);
  for (let number = 2; ; number++) {
    const free = [preferred, withId, preferred.replace(SUFFIX, `-${number}${SUFFIX}`)].find(isFree);
    if (free !== undefined) return free;
  }
}

/** Where to write a client when no file was named. @returns the file of this client, or a free path */
export async function destinationFor(target: Target, live: Live, io: Io): Promise<AppFile | string> {
  const path = join(io.cwd, fileNameFor(live.name));
  const file = await readAppFile(path, io.cwd).catch(() => undefined);
  if (file && isFileOf(file, target)) return file;
  return join(io.cwd, freeName(live, await namesIn(io.cwd)));
}
