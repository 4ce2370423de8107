import { mkdir, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { AppClientSummary, CognitoGateway, Target } from '../../aws/gateway';
import { fileNameFor, SUFFIX } from '../../sync/file-name';
import { readLive, type Live } from '../../sync/live';
import { subjectOf } from '../../sync/target';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { filesIn, reasonOf } from '../lint/files';
import { mapOrdered } from '../lint/map-ordered';
import { readAppFile, shownName, type AppFile } from '../common/app-file';
import type { TerminalConnection } from '../common/connection';
import { openFailures } from '../common/failures';
import { printNotice } from '../common/note';
import { progressBar } from '../common/progress';
import { formatError } from '../common/format-error';
import { pullInto, pullNew, type Pulled, type Pulling } from './into';

/** Clients that are asked for at the same time; the rate bounds how fast. */
const AT_ONCE = 4;

/** How an export went: what became of each file; failures were said. */
export interface Exported {
  readonly outcomes: readonly Pulled[];
  readonly failed: number;
  readonly clients: number;
}

/** Brings every client of a pool into a folder. @throws UsageError, CallFailure of the list */
export async function exportPool(
  userPoolId: string,
  dir: string,
  connection: TerminalConnection,
  pulling: Pulling,
): Promise<Exported> {
  const { io } = pulling;
  const region = connection.regionFor(userPoolId);
  const gateway = await connection.gateway(region);
  const clients = await allClients(gateway, userPoolId, io).catch((error: unknown) => {
    throw connection.explain(error, region, `user pool ${userPoolId}`);
  });
  const folder = resolve(io.cwd, dir);
  if (!pulling.check)
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw new UsageError(`${dir} cannot be made: ${reasonOf(error)}.`);
    });
  const [known, taken] = [await filesOf(userPoolId, folder, io), await namesIn(folder)];
  const [bar, outcomes] = [progressBar(clients.length, 'app clients', io), [] as Pulled[]];
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
  for await (const { name, live } of mapOrdered(each(clients, io.interrupted), AT_ONCE, describe)) {
    if (io.interrupted.aborted) break;
    bar.step();
    await bar.aside(async () => {
      try {
        if (live instanceof Error) throw live;
        outcomes.push(await writeOne(live, known, folder, taken, pulling));
      } catch (error) {
        failed++;
        await failures.add(name, formatError(error));
      }
    });
  }
  await bar.clear();
  await failures.close();
  for (const [id, { name }] of known)
    if (!clients.some(({ clientId }) => clientId === id))
      await printNotice(io.err, `${name} is of an app client that is no longer there; it was left alone.`);
  return { outcomes, failed, clients: clients.length };
}

async function allClients(
  gateway: CognitoGateway,
  userPoolId: string,
  { interrupted }: Io,
): Promise<AppClientSummary[]> {
  const clients: AppClientSummary[] = [];
  let next: string | undefined;
  do {
    const page = await gateway.listUserPoolClients(userPoolId, next, interrupted);
    clients.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  return clients;
}

async function* each<T>(items: readonly T[], stop: AbortSignal): AsyncGenerator<T> {
  for (const item of items) {
    if (stop.aborted) return;
    yield item;
  }
}

/** The files of this pool's clients in a folder and below, by client id. What cannot be read is none of them. */
async function filesOf(userPoolId: string, folder: string, io: Io): Promise<Map<string, AppFile>> {
  const found = new Map<string, AppFile>();
  for await (const { path, failure } of filesIn([folder], io.cwd)) {
    const file = failure === undefined ? await readAppFile(path, io.cwd).catch(() => undefined) : undefined;
    if (file?.target.userPoolId === userPoolId && !found.has(file.target.clientId))
      found.set(file.target.clientId, file);
  }
  return found;
}

/** File names in a folder, in small letters: some file systems see no difference. */
async function namesIn(folder: string): Promise<Set<string>> {
  return new Set((await readdir(folder).catch(() => [])).map((it) => it.toLowerCase()));
}

function writeOne(
  live: Live,
  known: ReadonlyMap<string, AppFile>,
  folder: string,
  taken: Set<string>,
  pulling: Pulling,
): Promise<Pulled> {
  const file = known.get(live.identity.ClientId);
  if (file) return pullInto(file, live, pulling);
  const path = join(folder, freeName(live, taken));
  taken.add(basename(path).toLowerCase());
  return pullNew(path, shownName(path, pulling.io.cwd), live, pulling);
}

/** A name that no other file has: the client's own, or with its id, or with a number. */
export function freeName({ name, identity }: Pick<Live, 'name' | 'identity'>, taken: ReadonlySet<string>): string {
  const wanted = fileNameFor(name);
  const isFree = (it: string): boolean => !taken.has(it.toLowerCase());
  const withId = wanted.replace(SUFFIX, `-${identity.ClientId.replaceAll(/[^\w+-]/g, '-')}${SUFFIX}`);
  for (let number = 2; ; number++) {
    const found = [wanted, withId, wanted.replace(SUFFIX, `-${number}${SUFFIX}`)].find(isFree);
    if (found !== undefined) return found;
  }
}

/** A file to write one client to, when none was named. @returns the file of this client, or a free path */
export async function placeFor(target: Target, live: Live, io: Io): Promise<AppFile | string> {
  const path = join(io.cwd, fileNameFor(live.name));
  const file = await readAppFile(path, io.cwd).catch(() => undefined);
  if (file?.target.clientId === target.clientId && file.target.userPoolId === target.userPoolId) return file;
  return join(io.cwd, freeName(live, await namesIn(io.cwd)));
}
